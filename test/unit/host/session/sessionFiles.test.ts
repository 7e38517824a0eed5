import { describe, expect, it, vi } from "vitest";
import { Emitter } from "../../../../src/base/emitter";
import { BackupError } from "../../../../src/domain/query/backupError";
import type {
  AwsRuntime,
  IdentityWatchOptions,
  SessionResolution,
} from "../../../../src/domain/session/session";
import { watchSessionFiles } from "../../../../src/host/session/sessionFiles";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";
import { sessionsOver } from "../support/sessionsOver";

/** A session whose files the test changes. */
async function aWatch(resolution: SessionResolution) {
  const made: IdentityWatchOptions[] = [];
  const [look, poll, dispose] = [vi.fn(() => Promise.resolve()), vi.fn(), vi.fn()];
  const runtime = standIn<AwsRuntime>({
    resolveSession: () => Promise.resolve(resolution),
    openGateway: () => ({ ...noGateway, close: () => undefined }),
    watchIdentity: (options) => {
      made.push(options);
      return { look, poll, dispose };
    },
  });
  const { sessions } = sessionsOver(runtime, {});
  const current = sessions.preferred;
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const sight = new Emitter<void>();
  const views = { isAny: true, changed: sight.event };
  const store = watchSessionFiles(sessions, () => Promise.resolve(runtime), views);
  await sessions.start();
  await settle();
  return {
    current,
    made,
    look,
    polls: () => poll.mock.lastCall?.[0] as unknown,
    dispose,
    store,
    settle,
    show: (isAny: boolean): void => {
      views.isAny = isAny;
      sight.fire();
    },
  };
}

const ready = { kind: "ready", session: { profile: "p", region: "eu-west-1" } } as const;

describe("The watch of a session's files", () => {
  it("looks again and again only while a view is in sight; out of sight when the user comes back to the window", async () => {
    const { current, polls, show, look, settle } = await aWatch(ready);
    current.health.begin("listJobs backup")(new BackupError("ssoLoginNeeded"));
    show(false);
    expect(polls()).toBe(false);
    await settle();
    const looked = look.mock.calls.length;
    show(false);
    await settle();
    expect(look).toHaveBeenCalledTimes(looked + 1);
    show(true);
    expect(polls()).toBe(true);
    current.health.begin("listJobs backup")();
    await settle();
    const before = look.mock.calls.length;
    show(true);
    await settle();
    expect(look).toHaveBeenCalledTimes(before);
  });

  it("looks again and again only while the session waits for them", async () => {
    const { current, polls } = await aWatch(ready);
    const ends = (error?: BackupError): void => {
      current.health.begin("listJobs backup")(error);
    };
    expect(polls()).toBe(false);
    ends(new BackupError("ssoLoginNeeded"));
    expect(polls()).toBe(true);
    ends();
    expect(polls()).toBe(false);
    for (const reason of ["mfaNeeded", "hostNotFound", "accessDenied"] as const) {
      ends(new BackupError(reason));
      expect(polls()).toBe(false);
    }
  });

  it("looks again and again while there is no session", async () => {
    const { polls } = await aWatch({ kind: "noRegion", profile: "p" });
    expect(polls()).toBe(true);
  });

  it("is made once, and looks at the files of the profile in use after each change of session", async () => {
    const { current, made, look, settle } = await aWatch(ready);
    const looks = look.mock.calls.length;
    await current.restart();
    await settle();
    expect(made).toHaveLength(1);
    expect(made[0]?.profiles()).toEqual(["p"]);
    expect(look.mock.calls.length).toBeGreaterThan(looks);
  });

  it("tells the session of what has changed, and ends with it", async () => {
    const { current, made, dispose, store } = await aWatch(ready);
    made[0]?.tokensChanged();
    expect(current.outdated).toBe(false);
    made[0]?.configChanged();
    expect(current.outdated).toBe(true);
    store.dispose();
    expect(dispose).toHaveBeenCalledOnce();
  });
});
