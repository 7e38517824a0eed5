import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

const region = "eu-west-1";

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
    ["no JSON", "console.log('hello')", "Profile p credential_process returned invalid JSON."],
    [
      "another version",
      answer({ ...good, Version: 2 }),
      "Profile p credential_process did not return Version 1.",
    ],
    [
      "no keys",
      answer({ Version: 1 }),
      "Profile p credential_process returned invalid credentials.",
    ],
    [
      "expired keys",
      answer({ ...good, Expiration: "2020-01-01T00:00:00Z" }),
      "Profile p credential_process returned expired credentials.",
    ],
  ])("that gives %s is told in the SDK's words", async (_, script, detail) => {
    processIs(script);
    expect(await failureOf(listBackupJobs(gateway()))).toMatchObject({
      reason: "credentialProcessFailed",
      details: { operation: "ListBackupJobs", detail },
    });
  });

  it("that fails doesn't give away its command line or its output", async () => {
    processIs("console.error('stderr-secret'); process.exit(1)", "--password argument-secret");
    const error = await failureOf(listBackupJobs(gateway()));
    expect(error.reason).toBe("credentialProcessFailed");
    expect(JSON.stringify([error.details, error.message, error.stack])).not.toMatch(
      /argument-secret|stderr-secret|process\.cjs/,
    );
  });

  it("that doesn't exist is told without its command line", async () => {
    home.config("[profile p]\ncredential_process=/no/such/program argument-secret\n");
    const error = await failureOf(listBackupJobs(gateway()));
    expect(error.reason).toBe("credentialProcessFailed");
    expect(JSON.stringify(error.details)).not.toContain("argument-secret");
  });

  it("that hangs ends at the time limit, and isn't waited for again", async () => {
    processIs("setTimeout(() => {}, 5000)");
    const hanging = gateway(2000);
    expect(await failureOf(listBackupJobs(hanging))).toMatchObject({ reason: "timedOut" });
    processIs(answer(good));
    await expect(listBackupJobs(hanging)).resolves.toEqual({ jobs: [] });
  });

  it("that hangs can be cancelled at once, and isn't waited for again", async () => {
    processIs("setTimeout(() => {}, 5000)");
    const hanging = gateway();
    const cancel = new AbortController();
    const failure = failureOf(listBackupJobs(hanging, cancel.signal));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const cancelled = performance.now();
    cancel.abort();
    expect(await failure).toMatchObject({ reason: "cancelled" });
    expect(performance.now() - cancelled).toBeLessThan(3000);
    processIs(answer(good));
    await expect(listBackupJobs(hanging)).resolves.toEqual({ jobs: [] });
  });
});
