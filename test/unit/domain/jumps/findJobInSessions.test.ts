import { describe, expect, it, vi } from "vitest";
import { findJobInSessions } from "../../../../src/domain/jumps/findJobInSessions";
import type { Source } from "../../../../src/domain/session/source";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { settled } from "../../../support/jobs/settled";
import { wireBackupJob } from "../../../support/jobs/wireJobs";

const id = "34176239-e96d-4e22-94b8-7a8c5d6f0e12";

interface Opened {
  readonly source: Source;
  readonly gateway: AccountGateway;
}

/** @param ids of its backup jobs */
function aSession(profile: string, ...ids: readonly string[]): Opened {
  const account = accountOf({ backup: ids.map((each) => wireBackupJob({ id: each })) });
  const gateway = new AccountGateway({ account, ignoresAbort: true });
  return { source: { session: { profile, region: "eu-west-1" }, gateway }, gateway };
}

/** What is found: "second", or what each session says. */
async function search(
  sessions: readonly Opened[],
  options: { own?: Opened; patience?: () => Promise<void>; signal?: AbortSignal } = {},
): Promise<unknown> {
  const { own, patience = () => new Promise<void>(() => undefined) } = options;
  const outcome = await findJobInSessions(
    { id, kind: "backup" },
    { sources: sessions.map(({ source }) => source), own: own?.source, patience },
    options.signal ?? new AbortController().signal,
  );
  if (outcome.type === "found") return outcome.source.session.profile;
  return outcome.sessions.map((each) =>
    each.type === "failed"
      ? `${each.source.session.profile} failed`
      : [each.source.session.profile, ...each.denied].join(" "),
  );
}

describe("Finding a job in the open sessions", () => {
  it("asks all of them, and says which has it", async () => {
    const sessions = [aSession("first"), aSession("second", id), aSession("third")];
    expect(await search(sessions)).toBe("second");
  });

  it("does not wait for sessions that do not answer, and ends their requests", async () => {
    const dead = aSession("dead", id);
    dead.gateway.hold();
    const asked = vi.spyOn(dead.gateway, "describeJob");
    expect(await search([dead, aSession("second", id)])).toBe("second");
    expect(asked.mock.calls.map(([, , signal]) => signal.aborted)).toEqual([true]);
  });

  it("asks the session of the text that names the job, and no other where that has it", async () => {
    const other = aSession("other", id);
    const own = aSession("own", id);
    expect(await search([other, own], { own })).toBe("own");
    expect(other.gateway.takeRequests()).toEqual([]);
  });

  it("asks the others once that session has no such job, fails, or does not answer for a while", async () => {
    const other = aSession("other", id);
    expect(await search([aSession("first"), other], { own: aSession("not open", id) })).toBe(
      "other",
    );
    const without = aSession("without");
    expect(await search([other, without], { own: without })).toBe("other");
    const failing = aSession("failing", id);
    failing.gateway.fail("hostNotFound", { times: 9 });
    expect(await search([failing, other], { own: failing })).toBe("other");
    const dead = aSession("dead", id);
    dead.gateway.hold();
    let giveUp: () => void = () => undefined;
    const patience = (): Promise<void> => new Promise((resolve) => (giveUp = resolve));
    other.gateway.takeRequests();
    const found = search([dead, other], { own: dead, patience });
    await settled();
    expect(other.gateway.takeRequests()).toEqual([]);
    giveUp();
    expect(await found).toBe("other");
  });

  it("says of each session without the job what it could not tell", async () => {
    const denied = aSession("denied");
    denied.gateway.fail("accessDenied", {
      hits: ({ operation }) => operation === "DescribeCopyJob",
    });
    const unreachable = aSession("unreachable");
    unreachable.gateway.fail("hostNotFound", { times: 9 });
    expect(await search([aSession("first"), denied, unreachable])).toEqual([
      "first",
      "denied copy",
      "unreachable failed",
    ]);
  });

  it("fails as the first session does where none could tell anything", async () => {
    const first = aSession("first");
    first.gateway.fail("throttling", { times: 9 });
    const second = aSession("second");
    second.gateway.fail("hostNotFound", { times: 9 });
    await expect(search([first, second])).rejects.toMatchObject({ reason: "throttling" });
  });

  it("ends when nobody waits any more", async () => {
    const first = aSession("first", id);
    const second = aSession("second", id);
    const abort = new AbortController();
    abort.abort();
    await expect(search([first, second], { signal: abort.signal })).rejects.toMatchObject({
      kind: "cancelled",
    });
  });
});
