import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { assumedRole } from "../../../support/identity/fakeSts";
import { startScriptedServer } from "../../../support/identity/scriptedServer";
import type { Answer, ScriptedServer, SeenRequest } from "../../../support/identity/scriptedServer";
import { aRuntime, listBackupJobs } from "../../../support/identity/testRuntime";
import { noon } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { Actions } from "../../../../src/viewmodel/details/actions";
import { JobDetails } from "../../../../src/viewmodel/details/jobDetails";

const session = { profile: "p", region: "eu-west-1" };

let home: AwsHome;
let backup: ScriptedServer;
let sts: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  backup = await startScriptedServer(aws);
  sts = await startScriptedServer((request) => assumedRole(request, "FAKE-ROLE-KEY"));
  home.setEnv("AWS_ENDPOINT_URL_BACKUP", backup.url);
  home.setEnv("AWS_ENDPOINT_URL_STS", sts.url);
  home.config(`[profile base]
aws_access_key_id=FAKE-KEY-ID
aws_secret_access_key=fake-secret
[profile p]
role_arn=arn:aws:iam::1:role/x
source_profile=base
mfa_serial=arn:aws:iam::1:mfa/me
`);
});
afterEach(async () => {
  vi.useRealTimers();
  home.remove();
  await Promise.all([backup.close(), sts.close()]);
});

function aws({ target }: SeenRequest): Answer {
  const id = /^\/backup-jobs\/(\w+)/.exec(target)?.[1];
  const answer =
    id === undefined ? { BackupJobs: [] } : { BackupJobId: id, State: "RUNNING", CreationDate: 1 };
  return { body: JSON.stringify(answer) };
}

/** The page of a running job that was read by a role with MFA, whose credentials have expired; what was asked for. */
async function openPage() {
  const asked: string[] = [];
  const askMfaCode = ({ serial }: { readonly serial: string }): Promise<string> => {
    asked.push(serial);
    return Promise.resolve("123456");
  };
  const gateway = aRuntime({ askMfaCode }).openGateway(session);
  const details = new JobDetails({
    ref: { kind: "backup", id: "a" },
    source: { session, gateway },
    now: () => noon,
    formats: utcFormats,
    pageSize: 100,
    actions: new Actions(),
  });
  await details.open();
  expect(asked).toHaveLength(1);
  expect(details.nextRefresh).toBe(5_000);
  await details.follow();
  expect(details.error).toBeUndefined();
  // The credentials last an hour.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  return { gateway, details, asked };
}

describe("A page that refreshes itself, when credentials have expired that need an MFA code", () => {
  it("asks for none, says that one is needed, and waits until the user refreshes", async () => {
    const { details, asked } = await openPage();
    await details.follow();
    expect(asked).toHaveLength(1);
    expect(details.error).toMatchObject({ reason: "mfaNeeded" });
    expect(details.nextRefresh).toBeUndefined();
    await details.do({ type: "refresh" });
    expect(asked).toHaveLength(2);
    expect(details.nextRefresh).toBe(5_000);
  });

  it("leaves a refresh by the user beside it to ask", async () => {
    const { gateway, details, asked } = await openPage();
    await Promise.all([
      details.follow(),
      expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] }),
    ]);
    expect(asked).toHaveLength(2);
    expect(details.error).toMatchObject({ reason: "mfaNeeded" });
  });
});
