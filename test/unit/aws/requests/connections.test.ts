import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { Answer, ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";
import { waitFor } from "../../../support/waitFor";

let home: AwsHome;
let backup: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  backup = await startScriptedServer(() => emptyPage);
  home.setEnv("AWS_ENDPOINT_URL", backup.url);
  home.credentials("[p]\naws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake-secret\n");
});
afterEach(async () => {
  home.remove();
  await backup.close();
});

const open = () => aRuntime().openGateway({ profile: "p", region: "eu-west-1" });

/** Waits for the other end to see it. */
const allEnd = (): Promise<void> =>
  waitFor(() => {
    expect(backup.connections).toBe(0);
  });

describe("The connections of a gateway", () => {
  it("stay open between requests, and end when it is closed", async () => {
    const gateway = open();
    await listBackupJobs(gateway);
    await listBackupJobs(gateway);
    expect(backup.connections).toBe(1);
    gateway.close();
    await allEnd();
  });

  it("let the requests under way come to their end first", async () => {
    const gateway = open();
    let answer: (answer: Answer) => void = () => undefined;
    backup.script(() => new Promise((resolve) => (answer = resolve)));
    const page = listBackupJobs(gateway);
    await waitFor(() => {
      expect(backup.requests).toHaveLength(1);
    });
    gateway.close();
    answer(emptyPage);
    await expect(page).resolves.toEqual({ jobs: [] });
    await allEnd();
  });

  it("end with the requests that are given up", async () => {
    const gateway = open();
    backup.script(() => "hang");
    const abort = new AbortController();
    const failure = failureOf(listBackupJobs(gateway, abort.signal));
    await waitFor(() => {
      expect(backup.requests).toHaveLength(1);
    });
    gateway.close();
    abort.abort();
    expect(await failure).toMatchObject({ reason: "cancelled" });
    await allEnd();
  });

  it("of a request that comes late end with it", async () => {
    const gateway = open();
    gateway.close();
    await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
    await allEnd();
  });

  it("end when its credentials are refused: the next request reads others", async () => {
    const gateway = open();
    await listBackupJobs(gateway);
    backup.script(() => ({
      status: 403,
      headers: { "x-amzn-errortype": "ExpiredTokenException" },
    }));
    await failureOf(listBackupJobs(gateway));
    await allEnd();
  });
});
