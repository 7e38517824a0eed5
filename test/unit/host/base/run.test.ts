import { describe, expect, it, vi } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { Log } from "../../../../src/host/base/log";
import type { NotificationAction } from "../../../../src/host/base/notifications";
import { createRun } from "../../../../src/host/base/run";
import { standIn } from "../../../support/standIn";

const { executed, copied } = vi.hoisted(() => ({
  executed: [] as string[],
  copied: [] as string[],
}));
vi.mock("vscode", () => ({
  commands: { executeCommand: (id: string) => executed.push(id) },
  env: { clipboard: { writeText: (text: string) => copied.push(text) } },
  window: { setStatusBarMessage: () => undefined },
}));

const inUse = { profile: "in-use", region: "eu-west-1" };

function running() {
  const failure = vi.fn();
  const told: { text: string; actions: string[] }[] = [];
  const offered: NotificationAction[] = [];
  const run = createRun({
    log: standIn<Log>({ failure }),
    notifications: {
      failure: (text: string, actions: readonly NotificationAction[]) => {
        told.push({ text, actions: actions.map(({ title }) => title) });
        offered.push(...actions);
      },
    },
    session: () => inUse,
  });
  return { run, failure, told, offered };
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
    const { run, told } = running();
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
  });

  it.each([
    ["profileIncomplete", "Select Profile…", "awsBackup.selectProfile"],
    ["regionInvalid", "Select Region…", "awsBackup.selectRegion"],
    ["accessDenied", "Copy IAM Policy", "awsBackup.copyIamPolicy"],
  ] as const)("offers for %s what helps: %s", async (reason, title, command) => {
    const { run, told, offered } = running();
    await run("Command reload", () => Promise.reject(new BackupError(reason, { operation })));
    expect(told[0]?.actions).toEqual([title, "Show Log"]);
    await offered[0]?.run();
    expect(executed.splice(0)).toEqual([command]);
  });

  it("offers the sign-in command of the profile that was asked", async () => {
    const { run, told, offered } = running();
    const session = { profile: "other", region: "us-east-1" };
    const error = new BackupError("ssoLoginNeeded", { operation, session });
    await run("Command reload", () => Promise.reject(error));
    expect(told[0]?.actions).toEqual(["Copy Sign-In Command", "Show Log"]);
    await offered[0]?.run();
    expect(copied.splice(0)).toEqual(["aws sso login --profile other"]);
  });

  it("is silence where it was cancelled", async () => {
    const { run, failure, told } = running();
    await run("Command reload", () => Promise.reject(new BackupError("cancelled")));
    expect([failure.mock.calls, told]).toEqual([[], []]);
  });
});
