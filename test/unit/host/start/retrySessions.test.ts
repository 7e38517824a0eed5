import { describe, expect, it, vi } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { Source } from "../../../../src/domain/session/source";
import type { LiveSession } from "../../../../src/host/session/liveSession";
import { retrySessions } from "../../../../src/host/start/retrySessions";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";

const error = new BackupError("mfaNeeded");

/** A session, and what its views show: one tree that failed and one that did not. */
function aSession(members: Partial<LiveSession> = {}) {
  const source: Source = { session: { profile: "p", region: "eu-west-1" }, gateway: noGateway };
  const restart = vi.fn(() => Promise.resolve());
  const renewCredentialsAfter = vi.fn();
  const retried = vi.fn(() => Promise.resolve());
  const tree = (problem: BackupError | undefined): JobTree =>
    standIn<JobTree>({ status: standIn<JobTree["status"]>({ problem }), retry: retried });
  const session = standIn<LiveSession>({
    source,
    health: standIn<LiveSession["health"]>({
      current: { kind: "mfaNeeded", since: 0, error },
    }),
    isMissing: false,
    outdated: false,
    restart,
    renewCredentialsAfter,
    ...members,
  });
  const views = { treesOf: (of: Source) => (of === source ? [tree(error), tree(undefined)] : []) };
  const retry = (): Promise<void> => retrySessions([{ id: "p", session }], views);
  return { retry, restart, renewCredentialsAfter, retried };
}

describe("retrySessions", () => {
  it("tries again what failed, with new credentials where these may help", async () => {
    const { retry, restart, renewCredentialsAfter, retried } = aSession();
    await retry();
    expect(renewCredentialsAfter).toHaveBeenCalledWith(error);
    expect(retried).toHaveBeenCalledOnce();
    expect(restart).not.toHaveBeenCalled();
  });

  it.each([{ isMissing: true, source: undefined }, { outdated: true }])(
    "finds a session out anew that was not found, or whose files are others by now: %j",
    async (members) => {
      const { retry, restart, retried } = aSession(members);
      await retry();
      expect(restart).toHaveBeenCalledOnce();
      expect(retried).not.toHaveBeenCalled();
    },
  );
});
