import type { ListBackupJobsCommandOutput } from "@aws-sdk/client-backup";
import { BackupClient, GetBackupPlanCommand, ListBackupJobsCommand } from "@aws-sdk/client-backup";
import { describe, expect, it } from "vitest";
import type { EndpointProcess } from "../../../support/endpoint/endpointProcess";
import { spawnEndpoint } from "../../../support/endpoint/endpointProcess";
import { readText } from "../../../support/endpoint/wire";
import { afterTest, failureOf, now } from "./testEndpoint";

async function aProcess(...args: readonly string[]): Promise<EndpointProcess> {
  const process = await spawnEndpoint(args);
  afterTest(() => process.stop());
  return process;
}

function aClientOf({ url, region, credentials }: EndpointProcess, index = 0): BackupClient {
  const credential = credentials[index];
  if (credential === undefined) {
    throw new Error(`The process has no credential ${String(index)}.`);
  }
  const client = new BackupClient({
    region,
    endpoint: url,
    credentials: credential,
    maxAttempts: 1,
  });
  afterTest(() => {
    client.destroy();
  });
  return client;
}

describe("The endpoint as a process of its own", () => {
  it("serves several accounts, each with a key of its own, and is steered from here", async () => {
    const process = await aProcess(
      "--account",
      "small",
      "--account",
      "empty without GetBackupPlan ListBackupSelections",
      "--page-cap",
      "7",
      "--now",
      String(now),
    );
    const { control } = process;
    const list = async (index: number): Promise<ListBackupJobsCommandOutput> =>
      aClientOf(process, index).send(new ListBackupJobsCommand({}));

    expect((await list(0)).BackupJobs).toHaveLength(7);
    expect((await list(1)).BackupJobs).toHaveLength(0);
    expect((await control.requests()).map(({ accessKeyId }) => accessKeyId)).toEqual([
      "DEMO-KEY-NOT-A-SECRET",
      "DEMO-KEY-NOT-A-SECRET-2",
    ]);
    await control.clearRequests();
    expect(await control.requests()).toEqual([]);

    await control.setMood({});
    const truth = (await control.listed("backup")).map((job) => readText(job["BackupJobId"]));
    expect((await list(0)).BackupJobs?.map((job) => job.BackupJobId)).toEqual(truth);
    expect(await control.jobs("backup", { accountId: "111122223334" })).toEqual([]);

    const fault = await control.addFault({ kind: "throttling" });
    expect((await failureOf(list(0))).name).toBe("ThrottlingException");
    await control.removeFault(fault);
    await list(0);
    await control.addFault({ kind: "accessDenied" });
    await control.clearFaults();
    await list(0);

    const refused = aClientOf(process, 1).send(new GetBackupPlanCommand({ BackupPlanId: "one" }));
    expect((await failureOf(refused)).message).toContain("backup:GetBackupPlan");

    await control.stop();
    expect((await failureOf(list(0))).message).toContain("ECONNREFUSED");
    await control.listen();
    await list(0);

    const [credential] = process.credentials;
    if (credential !== undefined) {
      await control.setCredential({ ...credential, expired: true });
    }
    expect((await failureOf(list(0))).name).toBe("ExpiredTokenException");

    await control.setClock(now + 40 * 86_400_000);
    expect(await control.listed("backup")).toEqual([]);
    expect((await control.info()).now).toBe(now + 40 * 86_400_000);
    await expect(control.jobs("backup", { accountId: "999988887777" })).rejects.toThrow(
      "no account",
    );
  });

  it("says in one sentence what is wrong with its arguments", async () => {
    await expect(spawnEndpoint(["--account", "nonsense"])).rejects.toThrow(
      "ended before it was ready",
    );
  });
});
