import { describe, expect, it } from "vitest";
import type { AwsRuntime } from "../../../../src/domain/session/session";
import { LiveSession } from "../../../../src/host/session/liveSession";
import { Sessions } from "../../../../src/host/session/sessions";
import { noGateway } from "../../../support/jobs/noGateway";

const demo = { profile: "demo", region: "eu-west-1" };

function aSessions() {
  const runtime: AwsRuntime = {
    findProfile: () => Promise.resolve({ file: "" }),
    listProfiles: () => Promise.resolve({ profiles: [], unreadable: [], files: [] }),
    watchIdentity: () => {
      throw new Error("no files are watched here");
    },
    resolveSession: () => Promise.resolve({ kind: "ready", session: demo }),
    openGateway: () => ({ ...noGateway, close: () => undefined }),
  };
  const current = new LiveSession(
    () => Promise.resolve(runtime),
    () => ({}),
    () => 0,
  );
  return { current, sessions: new Sessions(current) };
}

describe("Sessions", () => {
  it("know the source of a session once it is open, and of no other", async () => {
    const { current, sessions } = aSessions();
    expect(sessions.sourceOf(demo)).toBeUndefined();
    await current.start();
    expect(sessions.sourceOf({ ...demo })).toBe(current.source);
    expect(sessions.sourceOf({ ...demo, region: "us-east-1" })).toBeUndefined();
  });

  it("take a session that was opened again for another source, though it has the same names", async () => {
    const { current, sessions } = aSessions();
    await current.start();
    const before = sessions.sourceOf(demo);
    if (before === undefined) throw new Error("The session is not open.");
    expect(sessions.of(before)).toBe(current);
    const opened = current.restart();
    expect(sessions.sourceOf(demo)).toBeUndefined();
    await opened;
    expect(sessions.of(before)).toBeUndefined();
    expect(sessions.sourceOf(demo)).not.toBe(before);
  });
});
