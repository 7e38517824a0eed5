import { describe, expect, it, vi } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { Log } from "../../../../src/host/base/log";
import type { NotificationAction } from "../../../../src/host/base/notifications";
import type { ErrorAction } from "../../../../src/viewmodel/text/errorRemedy";
import { createRun } from "../../../../src/host/base/run";
import { standIn } from "../../../support/standIn";

const inUse = { profile: "in-use", region: "eu-west-1" };

function running() {
  const failure = vi.fn();
  const told: { text: string; actions: string[] }[] = [];
  const offered: NotificationAction[] = [];
  const remedied: ErrorAction[] = [];
  const run = createRun({
    log: standIn<Log>({ failure }),
    notifications: {
      failure: (text: string, actions: readonly NotificationAction[]) => {
        told.push({ text, actions: actions.map(({ title }) => title) });
        offered.push(...actions);
      },
    },
    session: () => inUse,
    remedy: (action) => {
      remedied.push(action);
      return Promise.resolve();
    },
  });
  return { run, failure, told, offered, remedied };
}

const operation = "ListBackupJobs";

describe("What a command or a page's message ends with", () => {
  it("is one notification and one entry of the log, under the name of what was done", async () => {
    const { run, failure, told } = running();
    const error = new Error("no such row");
    await run("Command reload", () => Promise.reject(error));
    expect(failure).toHaveBeenCalledExactlyOnceWith("Command reload", error);
    expect(told).toEqual([
      { text: "AWS Backup Explorer could not do this: no such row", actions: ["Show Log"] },
    ]);
  });

  it("names the session that was asked, whichever is in use", async () => {
    const { run, told, failure } = running();
    const session = { profile: "other", region: "us-east-1" };
    await run("Command reload", () => {
      throw new BackupError("profileIncomplete", { operation, session });
    });
    await run("Command reload", () => {
      throw new BackupError("profileIncomplete", { operation });
    });
    expect(told.map(({ text }) => / in \S+:/.exec(text)?.[0])).toEqual([
      " in us-east-1:",
      " in eu-west-1:",
    ]);
    expect(failure.mock.calls.map(([what]: unknown[]) => what)).toEqual([
      "Command reload in other/us-east-1",
      "Command reload",
    ]);
  });

  it.each([
    ["profileIncomplete", ["Open Config File", "Select Profile…", "Show Log"], "openConfig"],
    ["regionInvalid", ["Select Region…", "Show Log"], "selectRegion"],
    ["accessDenied", ["Copy IAM Policy", "Show Log"], "copyPolicy"],
    [
      "ssoLoginNeeded",
      ["Sign In", "Copy Sign-In Command", "Select Profile…", "Show Log"],
      "signIn",
    ],
    ["throttling", ["Show Log"], undefined],
  ] as const)("offers for %s what helps, the likeliest first: %j", async (reason, titles, kind) => {
    const { run, told, offered, remedied } = running();
    await run("Command reload", () => Promise.reject(new BackupError(reason, { operation })));
    expect(told[0]?.actions).toEqual(titles);
    if (kind === undefined) return;
    await offered[0]?.run();
    expect(remedied.map((action) => action.kind)).toEqual([kind]);
  });

  it("signs in the profile that was asked", async () => {
    const { run, offered, remedied } = running();
    const session = { profile: "other", region: "us-east-1" };
    const error = new BackupError("ssoLoginNeeded", { operation, session });
    await run("Command reload", () => Promise.reject(error));
    await offered[0]?.run();
    expect(remedied).toEqual([{ kind: "signIn", signIn: { service: "sso", profile: "other" } }]);
  });

  it("is silence where it was cancelled", async () => {
    const { run, failure, told } = running();
    await run("Command reload", () => Promise.reject(new BackupError("cancelled")));
    expect([failure.mock.calls, told]).toEqual([[], []]);
  });
});
