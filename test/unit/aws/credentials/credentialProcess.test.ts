import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { errorText } from "../../../../src/viewmodel/text/errorText";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";
import { waitFor } from "../../../support/waitFor";

const region = "eu-west-1";
const session = { profile: "p", region };

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

let home: AwsHome;
let backup: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  backup = await startScriptedServer(() => emptyPage);
  home.setEnv("AWS_ENDPOINT_URL", backup.url);
});
afterEach(async () => {
  home.remove();
  await backup.close();
});

/** A profile whose credential_process runs this script. */
function processIs(script: string, args = ""): void {
  const file = home.file("process.cjs", script);
  home.config(`[profile p]\ncredential_process=${process.execPath} ${file} ${args}\n`);
}

const answer = (members: object): string => `console.log('${JSON.stringify(members)}')`;
const good = { Version: 1, AccessKeyId: "FAKE-PROCESS-KEY", SecretAccessKey: "fake-secret" };
const gateway = (timeLimit = 60_000) =>
  aRuntime({ timeLimit }).openGateway({ profile: "p", region });

describe("credential_process", () => {
  it("gives credentials", async () => {
    processIs(answer(good));
    await listBackupJobs(gateway());
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-PROCESS-KEY" }]);
  });

  it.each([
    ["nothing", "", "printed nothing"],
    ["no JSON", "console.log('hello')", "printed no JSON"],
    ["JSON that is no object", "console.log('[1, null]')", "printed no Version 1"],
    ["another version", answer({ ...good, Version: 2 }), "printed Version 2 instead of 1"],
    ["no key", answer({ Version: 1, SecretAccessKey: "x" }), "printed no AccessKeyId"],
    ["no secret", answer({ Version: 1, AccessKeyId: "x" }), "printed no SecretAccessKey"],
    [
      "expired keys",
      answer({ ...good, Expiration: "2020-01-01T00:00:00Z" }),
      "printed credentials that have expired",
    ],
    [
      "an expiration that is no time",
      answer({ ...good, Expiration: "soon" }),
      "printed an Expiration that is no time",
    ],
    ["2 MB", "process.stdout.write('x'.repeat(2_000_000))", "printed more than 1 MB"],
  ])("that gives %s is told without its output", async (_, script, lack) => {
    processIs(script);
    const error = await failureOf(listBackupJobs(gateway()));
    expect(error).toMatchObject({
      reason: "credentialProcessFailed",
      details: { operation: "ListBackupJobs", lack },
    });
    expect(error.details.detail).toBeUndefined();
    expect(errorText(error, session).sentence).toBe(
      `Could not list backup jobs in eu-west-1: the credential_process of profile p ${lack}. Check credential_process of profile p, then retry.`,
    );
  });

  it("is split as the AWS CLI splits it, and no shell reads it", async () => {
    const file = home.file(
      "with space.cjs",
      `const [, , ...words] = process.argv; console.log(JSON.stringify({ ...${JSON.stringify(good)}, AccessKeyId: words.join("|") }))`,
    );
    home.config(
      `[profile p]\ncredential_process='${process.execPath}' "${file}" 'a b' c\\ d "e\\"f" $HOME *\n`,
    );
    await listBackupJobs(gateway());
    expect(backup.requests).toMatchObject([{ accessKeyId: 'a b|c d|e"f|$HOME|*' }]);
  });

  it("that fails tells its exit code and its last words, not its command line or its output", async () => {
    processIs(
      `console.log('{"SecretAccessKey": "printed-secret"}');
       console.error("Warning: old version\\nNo login: argument-secret printed-secret aws_session_token=said-secret");
       process.exitCode = 3;`,
      "--password argument-secret --token=argument-secret",
    );
    const error = await failureOf(listBackupJobs(gateway()));
    expect(error).toMatchObject({ reason: "credentialProcessFailed", details: { exitCode: 3 } });
    expect(errorText(error, session).sentence).toBe(
      "Could not list backup jobs in eu-west-1: the credential_process of profile p failed with exit code 3. " +
        "Check credential_process of profile p, then retry. " +
        "Details: Warning: old version No login: [removed] [removed] [removed]",
    );
    expect(JSON.stringify([error.details, error.message, error.stack])).not.toMatch(
      /-secret|process\.cjs/,
    );
  });

  it("that a signal ends is told", async () => {
    processIs("process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 5000)");
    expect(await failureOf(listBackupJobs(gateway()))).toMatchObject({
      details: { lack: "was ended by a signal" },
    });
  });

  it.each([
    [
      "corp-credentials get argument-secret",
      "the program corp-credentials, which credential_process of profile p runs, was not found in the PATH that VS Code has. Name the program with its whole path in credential_process of profile p.",
    ],
    [
      "/no/such/program argument-secret",
      "the program /no/such/program, which credential_process of profile p runs, was not found. Name the program with its whole path in credential_process of profile p.",
    ],
    [
      "~/bin/program argument-secret",
      "the program ~/bin/program, which credential_process of profile p runs, was not found. Name the program with its whole path in credential_process of profile p. Details: As in the AWS CLI, no shell runs it: write the whole path instead of ~ or a variable.",
    ],
    [
      "TOKEN=argument-secret program",
      "the program that credential_process of profile p runs was not found in the PATH that VS Code has. Name the program with its whole path in credential_process of profile p.",
    ],
  ])("that doesn't exist is told without its arguments: %s", async (command, sentence) => {
    home.config(`[profile p]\ncredential_process=${command}\n`);
    const error = await failureOf(listBackupJobs(gateway()));
    expect(error).toMatchObject({ reason: "credentialProcessMissing", kind: "noCredentials" });
    expect(errorText(error, session).sentence).toBe(
      `Could not list backup jobs in eu-west-1: ${sentence}`,
    );
    expect(JSON.stringify(error.details)).not.toContain("argument-secret");
  });

  it.each([
    ["can't be run: it is not executable", 0o600, "#!/bin/sh\n"],
    [
      "can't be run: the interpreter that its first line names is missing",
      0o700,
      "#!/no/such/interpreter\n",
    ],
  ])("that %s", async (lack, mode, text) => {
    const file = home.file("program", text);
    chmodSync(file, mode);
    home.config(`[profile p]\ncredential_process=${file}\n`);
    expect(await failureOf(listBackupJobs(gateway()))).toMatchObject({
      reason: "credentialProcessFailed",
      details: { lack, file },
    });
  });

  it.each([
    [`program "argument-secret`, "has a quotation mark without its end"],
    [`""`, "is empty"],
  ])("whose command is %s", async (command, lack) => {
    home.config(`[profile p]\ncredential_process=${command}\n`);
    const error = await failureOf(listBackupJobs(gateway()));
    expect(error).toMatchObject({ reason: "credentialProcessFailed", details: { lack } });
    expect(JSON.stringify(error)).not.toContain("argument-secret");
  });

  it("that hangs is killed within the time limit with all that it started, and isn't waited for again", async () => {
    const file = join(home.path, "pid");
    processIs(
      `const child = require("node:child_process").spawn("sleep", ["600"]);
       require("node:fs").writeFileSync(${JSON.stringify(file)}, String(child.pid)); setTimeout(() => {}, 600_000)`,
    );
    const hanging = gateway(2000);
    const error = await failureOf(listBackupJobs(hanging));
    expect(error).toMatchObject({ reason: "credentialProcessTimedOut", kind: "noCredentials" });
    expect(errorText(error, session).sentence).toContain(
      "the credential_process of profile p gave no credentials within 2 seconds. Check credential_process",
    );
    await waitFor(() => {
      expect(isRunning(Number(readFileSync(file, "utf8")))).toBe(false);
    });
    processIs(answer(good));
    await expect(listBackupJobs(hanging)).resolves.toEqual({ jobs: [] });
  });

  it("that hangs can be cancelled at once, and isn't waited for again", async () => {
    const file = join(home.path, "pid");
    processIs(
      `require("node:fs").writeFileSync(${JSON.stringify(file)}, String(process.pid)); setTimeout(() => {}, 600_000)`,
    );
    const hanging = gateway();
    const cancel = new AbortController();
    const failure = failureOf(listBackupJobs(hanging, cancel.signal));
    await waitFor(() => {
      expect(readFileSync(file, "utf8")).not.toBe("");
    });
    const pid = Number(readFileSync(file, "utf8"));
    const cancelled = performance.now();
    cancel.abort();
    expect(await failure).toMatchObject({ reason: "cancelled" });
    expect(performance.now() - cancelled).toBeLessThan(3000);
    await waitFor(() => {
      expect(isRunning(pid)).toBe(false);
    });
    processIs(answer(good));
    await expect(listBackupJobs(hanging)).resolves.toEqual({ jobs: [] });
  });
});
