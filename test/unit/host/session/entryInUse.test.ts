import { describe, expect, it } from "vitest";
import type {
  AwsRuntime,
  SessionChoice,
  SessionResolution,
} from "../../../../src/domain/session/session";
import { entryInUse } from "../../../../src/host/session/entryInUse";
import { standIn } from "../../../support/standIn";

function found(resolution: SessionResolution, choice: SessionChoice = {}): Promise<unknown> {
  const runtime = standIn<AwsRuntime>({ resolveSession: () => Promise.resolve(resolution) });
  return entryInUse(() => Promise.resolve(runtime), choice);
}

describe("the session in use as an entry", () => {
  it("has the names that were found out", async () => {
    const session = { profile: "demo", region: "eu-west-1" };
    expect(await found({ kind: "ready", session })).toEqual(session);
  });

  it("of a session that can't be opened has the names that were chosen, as far as they are any", async () => {
    const missing: SessionResolution = { kind: "noRegion", profile: "prod" };
    expect(await found(missing, { profile: "prod", region: "EU-WEST-1" })).toEqual({
      profile: "prod",
      region: "eu-west-1",
    });
    expect(await found(missing, { profile: "prod", region: "us-east-1a" })).toEqual({
      profile: "prod",
    });
    expect(await found({ kind: "noProfile" })).toBeUndefined();
    expect(await found(missing)).toBeUndefined();
  });
});
