import {
  DescribeBackupJobCommand,
  DescribeCopyJobCommand,
  DescribeRestoreJobCommand,
  GetRestoreJobMetadataCommand,
  GetSupportedResourceTypesCommand,
  ListBackupJobsCommand,
  ListBackupVaultsCommand,
  ListCopyJobsCommand,
  ListRestoreJobsByProtectedResourceCommand,
  ListRestoreJobsCommand,
} from "@aws-sdk/client-backup";
import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { readText } from "../../../support/endpoint/wire";
import { aClient, anEndpoint, failureOf, now } from "./testEndpoint";

const demo = demoAccount({ now });

describe("The endpoint, seen through the AWS SDK", () => {
  it("lists backup, restore and copy jobs with real dates and without nulls", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const client = aClient(endpoint);
    const backups = await client.send(new ListBackupJobsCommand({ MaxResults: 5 }));
    const restores = await client.send(new ListRestoreJobsCommand({ MaxResults: 5 }));
    const copies = await client.send(new ListCopyJobsCommand({ MaxResults: 5 }));
    expect(backups.BackupJobs).toHaveLength(5);
    expect(restores.RestoreJobs).toHaveLength(5);
    expect(copies.CopyJobs).toHaveLength(5);
    expect(backups.BackupJobs?.[0]?.CreationDate).toBeInstanceOf(Date);
    expect(restores.RestoreJobs?.[0]?.RecoveryPointCreationDate).toBeInstanceOf(Date);
    expect(JSON.stringify(backups)).not.toContain("null");
    expect(backups.NextToken).toEqual(expect.stringMatching(/^\S{40,}$/));
    expect(backups.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("describes a parent with the number of its children, and wraps a copy job", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const client = aClient(endpoint);
    const all = endpoint.jobs("backup");
    const parent = all.find(
      (job) => job["ResourceName"] === "data-lake-platform" && job["IsParent"] === true,
    );
    const parentId = readText(parent?.["BackupJobId"]);
    const described = await client.send(new DescribeBackupJobCommand({ BackupJobId: parentId }));
    expect(described.NumberOfChildJobs).toBe(300);
    const counted = Object.values(described.ChildJobsInState ?? {}).reduce((a, b) => a + b, 0);
    expect(counted).toBe(300);
    const copyId = readText(endpoint.jobs("copy")[0]?.["CopyJobId"]);
    const copy = await client.send(new DescribeCopyJobCommand({ CopyJobId: copyId }));
    expect(copy.CopyJob?.CopyJobId).toBe(copyId);
    const restoreId = readText(endpoint.jobs("restore")[0]?.["RestoreJobId"]);
    const restore = await client.send(new DescribeRestoreJobCommand({ RestoreJobId: restoreId }));
    expect(restore.RestoreJobId).toBe(restoreId);
  });

  it("answers the metadata of a restore, the vaults and the resource types", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const client = aClient(endpoint);
    const restoreId = readText(endpoint.jobs("restore")[0]?.["RestoreJobId"]);
    const metadata = await client.send(
      new GetRestoreJobMetadataCommand({ RestoreJobId: restoreId }),
    );
    expect(metadata.RestoreJobId).toBe(restoreId);
    expect(Object.keys(metadata.Metadata ?? {}).length).toBeGreaterThan(0);
    const vaults = await client.send(new ListBackupVaultsCommand({}));
    expect(vaults.BackupVaultList).toHaveLength(6);
    const airGapped = await client.send(
      new ListBackupVaultsCommand({ ByVaultType: "LOGICALLY_AIR_GAPPED_BACKUP_VAULT" }),
    );
    expect(airGapped.BackupVaultList?.map((vault) => vault.BackupVaultName)).toEqual([
      "compliance-locked",
    ]);
    const shared = await client.send(new ListBackupVaultsCommand({ ByShared: true }));
    expect(shared.BackupVaultList?.map((vault) => vault.BackupVaultName)).toEqual([
      "security-team-evidence",
    ]);
    const types = await client.send(new GetSupportedResourceTypesCommand({}));
    expect(types.ResourceTypes).toContain("SAP HANA on Amazon EC2");
  });

  it("pages through vaults", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const client = aClient(endpoint);
    const names: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(new ListBackupVaultsCommand({ MaxResults: 4, NextToken }));
      names.push(...(page.BackupVaultList ?? []).map((vault) => vault.BackupVaultName));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(new Set(names).size).toBe(6);
    expect(names).toHaveLength(6);
  });

  it("finds restore jobs by an ARN full of characters that have to be encoded", async () => {
    const arn = "arn:aws:backup:eu-west-1:111122223333:recovery-point:a b/c*d(e)'f!%2F~ü";
    const restore = [
      { RestoreJobId: "1", Status: "COMPLETED", SourceResourceArn: arn, CreationDate: now / 1000 },
      { RestoreJobId: "2", Status: "COMPLETED", SourceResourceArn: "x", CreationDate: now / 1000 },
    ];
    const endpoint = await anEndpoint({ accounts: [accountOf({ restore })] });
    const page = await aClient(endpoint).send(
      new ListRestoreJobsByProtectedResourceCommand({ ResourceArn: arn }),
    );
    expect(page.RestoreJobs?.map((job) => job.RestoreJobId)).toEqual(["1"]);
    expect(endpoint.requests[0]?.params).toEqual({ resourceArn: arn });
  });

  it("takes a path with and without botocore's trailing slash, but signed either way", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    await aClient(endpoint).send(new ListBackupJobsCommand({ MaxResults: 1 }));
    expect(endpoint.requests[0]?.target).toBe("/backup-jobs?maxResults=1");
    const unsigned = await fetch(`${endpoint.url}/backup-jobs/`);
    expect(unsigned.status).toBe(403);
    expect(unsigned.headers.get("x-amzn-errortype")).toBe("MissingAuthenticationTokenException");
    expect(unsigned.headers.get("x-amzn-requestid")).toBe(endpoint.requests[1]?.requestId);
    expect(endpoint.requests[1]?.operation).toBe("ListBackupJobs");
  });

  it("prints nulls for what a job doesn't have, as AWS does", async () => {
    const account = accountOf({ backup: [{ BackupJobId: "1", State: "CREATED" }] });
    const endpoint = await anEndpoint({ accounts: [account] });
    const client = aClient(endpoint);
    const bodies: string[] = [];
    client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { body } = result.response as { body: AsyncIterable<Buffer> };
        const chunks: Buffer[] = [];
        for await (const chunk of body) {
          chunks.push(chunk);
        }
        bodies.push(Buffer.concat(chunks).toString());
        Object.assign(result.response as object, { body: Buffer.concat(chunks) });
        return result;
      },
      { step: "deserialize", priority: "low" },
    );
    await client.send(new ListBackupJobsCommand({}));
    endpoint.setMood({ nulls: "leftOut" });
    await client.send(new ListBackupJobsCommand({}));
    expect(bodies[0]).toContain(`"NextToken":null`);
    expect(bodies[0]).toContain(`"BackupVaultName":null`);
    expect(bodies[1]).toBe(`{"BackupJobs":[{"BackupJobId":"1","State":"CREATED"}]}`);
  });

  it.each([
    ["ByState", { ByState: "BROKEN" }],
    ["maxResults 0", { MaxResults: 0 }],
    ["maxResults 1001", { MaxResults: 1001 }],
    ["an account id that is none", { ByAccountId: "12345" }],
    ["a token from nowhere", { NextToken: "bm90IGEgdG9rZW4=" }],
    ["an empty token", { NextToken: "" }],
  ])("refuses %s", async (_, input) => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const command = new ListBackupJobsCommand(input as ListBackupJobsCommand["input"]);
    const failure = await failureOf(aClient(endpoint).send(command));
    expect(failure).toMatchObject({ name: "InvalidParameterValueException", status: 400 });
    expect(failure.requestId).toBe(endpoint.requests[0]?.requestId);
    expect(endpoint.requests[0]).toMatchObject({
      status: 400,
      errorType: "InvalidParameterValueException",
    });
  });

  it("fails on an empty token with the text that misleads people", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const command = new ListBackupJobsCommand({ NextToken: "" });
    const failure = await failureOf(aClient(endpoint).send(command));
    expect(failure.message).toBe("Max results is zero or negative");
  });

  it.each([
    ["backup", new DescribeBackupJobCommand({ BackupJobId: "no-such-job" })],
    ["restore", new DescribeRestoreJobCommand({ RestoreJobId: "no-such-job" })],
    ["copy", new DescribeCopyJobCommand({ CopyJobId: "no-such-job" })],
    ["restore", new GetRestoreJobMetadataCommand({ RestoreJobId: "no-such-job" })],
  ])("doesn't know a %s job that doesn't exist, with status 400", async (_, command) => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const client = aClient(endpoint);
    const failure = await failureOf(client.send(command as DescribeBackupJobCommand));
    expect(failure).toMatchObject({ name: "ResourceNotFoundException", status: 400 });
  });

  it("knows no other paths", async () => {
    const endpoint = await anEndpoint({ accounts: [] });
    const response = await fetch(`${endpoint.url}/backup/plans/`);
    expect(response.status).toBe(403);
    expect(endpoint.requests[0]?.operation).toBe("Unknown");
  });

  it("lists backup jobs of the last 30 days only, but describes older ones", async () => {
    const day = 86_400;
    const backup = [29, 31].map((age) => ({
      BackupJobId: `${age}-days`,
      State: "COMPLETED",
      CreationDate: now / 1000 - age * day,
    }));
    const endpoint = await anEndpoint({ accounts: [accountOf({ backup })] });
    const client = aClient(endpoint);
    const page = await client.send(new ListBackupJobsCommand({}));
    expect(page.BackupJobs?.map((job) => job.BackupJobId)).toEqual(["29-days"]);
    const old = await client.send(new DescribeBackupJobCommand({ BackupJobId: "31-days" }));
    expect(old.State).toBe("COMPLETED");
  });

  it("is empty in Regions where the account has nothing", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const page = await aClient(endpoint, { region: "us-east-1" }).send(
      new ListBackupJobsCommand({}),
    );
    expect(page.BackupJobs).toEqual([]);
  });

  it("lists other accounts' jobs for a management account only", async () => {
    const backup = ["111122223333", "444455556666"].map((AccountId) => ({
      AccountId,
      BackupJobId: `of ${AccountId}`,
      State: "COMPLETED",
      CreationDate: now / 1000,
    }));
    const manager = await anEndpoint({
      accounts: [accountOf({ backup, managesOrganization: true })],
    });
    const member = await anEndpoint({ accounts: [accountOf({ backup })] });
    const list = async (of: typeof manager, ByAccountId?: string): Promise<number | undefined> =>
      (await aClient(of).send(new ListBackupJobsCommand({ ByAccountId }))).BackupJobs?.length;
    expect(await list(manager)).toBe(1);
    expect(await list(manager, "444455556666")).toBe(1);
    expect(await list(manager, "*")).toBe(2);
    expect(await list(member, "111122223333")).toBe(1);
    expect((await failureOf(list(member, "*"))).name).toBe("AccessDeniedException");
    member.setMood({ foreignAccounts: "own" });
    expect(await list(member, "*")).toBe(1);
    member.setMood({ foreignAccounts: "invalid" });
    expect((await failureOf(list(member, "*"))).name).toBe("InvalidParameterValueException");
  });
});
