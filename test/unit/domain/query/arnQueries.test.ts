import { describe, expect, it } from "vitest";
import { arnQueries, type ArnQueryOptions } from "../../../../src/domain/query/arnQueries";
import type { Job } from "../../../../src/domain/job/job";
import type { JobQuery } from "../../../../src/domain/query/jobQuery";
import { queriesHere } from "../../../../src/domain/query/newestQuery";
import { PagedJobs } from "../../../../src/domain/query/pagedJobs";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { accountId, vaultArn } from "../../../support/jobs/jobBuilders";
import { wireBackupJob, wireCopyJob, wireRestoreJob } from "../../../support/jobs/wireJobs";

const here = { region: "eu-west-1" };
const resourceArn = `arn:aws:ec2:eu-west-1:${accountId}:volume/vol-1`;
const point = `arn:aws:backup:eu-west-1:${accountId}:recovery-point:1EB3B5E7`;

function asked(arn: string, options: ArnQueryOptions = here): readonly JobQuery[] {
  return arnQueries(arn, options).map(({ query }) => query);
}

/** The ids of the jobs that the lists of an ARN hold. */
async function found(
  arn: string,
  account: Parameters<typeof accountOf>[0],
  options: ArnQueryOptions = here,
): Promise<readonly string[]> {
  const gateway = new AccountGateway({ account: accountOf(account) });
  const jobs: Job[] = [];
  for (const wanted of arnQueries(arn, options)) {
    const signal = new AbortController().signal;
    const list = new PagedJobs({
      gateway,
      ...wanted,
      pageSize: 100,
      signal,
      changed: () => undefined,
    });
    await list.loadMore();
    expect(list.error).toBeUndefined();
    jobs.push(...list.jobs);
  }
  return [...new Set(jobs.map(({ id }) => id))].sort();
}

describe("The jobs of a backup vault", () => {
  it("are asked for by its name, and its copies by its ARN", () => {
    expect(asked(vaultArn("Default"))).toEqual([
      { kind: "backup", backupVaultName: "Default" },
      { kind: "scan", backupVaultName: "Default" },
      { kind: "copy", destinationVaultArn: vaultArn("Default") },
    ]);
  });

  it("are none of its namesake's in this Region when it stands in another", () => {
    const elsewhere = "arn:aws:backup:eu-central-1:999999999999:backup-vault:Default";
    expect(asked(elsewhere)).toEqual([{ kind: "copy", destinationVaultArn: elsewhere }]);
  });

  it("are none of its namesake's in this account when it belongs to another", async () => {
    const theirs = vaultArn("Default", "999999999999");
    const account = {
      backup: [wireBackupJob({ id: "ours" })],
      copy: [
        wireCopyJob({ id: "there", members: { DestinationBackupVaultArn: theirs } }),
        wireCopyJob({ id: "here", members: { DestinationBackupVaultArn: vaultArn("Default") } }),
      ],
    };
    expect(await found(theirs, account)).toEqual(["there"]);
    expect(await found(vaultArn("Default"), account)).toEqual(["here", "ours"]);
    expect(asked(theirs, { ...here, accountId })).toEqual([
      { kind: "copy", destinationVaultArn: theirs },
    ]);
  });

  it("may say the vault's name only, as old records do", async () => {
    const old = wireBackupJob({ id: "old", members: { BackupVaultArn: null } });
    expect(await found(vaultArn("Default"), { backup: [old] })).toEqual(["old"]);
    expect(await found(vaultArn("Default", "999999999999"), { backup: [old] })).toEqual([]);
  });
});

describe("The jobs of a recovery point", () => {
  const made = wireBackupJob({
    id: "made",
    members: { ResourceArn: resourceArn, RecoveryPointArn: point },
  });
  const account = {
    backup: [made, wireBackupJob({ id: "other", members: { ResourceArn: resourceArn } })],
    restore: [
      wireRestoreJob({
        id: "restored",
        members: { SourceResourceArn: resourceArn, RecoveryPointArn: point },
      }),
      wireRestoreJob({ id: "other restore", members: { SourceResourceArn: resourceArn } }),
    ],
    copy: [
      wireCopyJob({ id: "copied from", members: { SourceRecoveryPointArn: point } }),
      wireCopyJob({
        id: "copied to",
        members: { ResourceArn: resourceArn, DestinationRecoveryPointArn: point },
      }),
      wireCopyJob({ id: "other copy", members: { ResourceArn: resourceArn } }),
    ],
  };

  it("are those of its resource that name it: the backup that made it among them", async () => {
    expect(await found(point, account, { ...here, resourceArn })).toEqual([
      "copied from",
      "copied to",
      "made",
      "restored",
    ]);
  });

  it("are only its copies and scans where its resource is not known", () => {
    expect(asked(point)).toEqual([
      { kind: "copy", sourceRecoveryPointArn: point },
      { kind: "scan", recoveryPointArn: point },
    ]);
  });
});

describe("The jobs of a restore testing plan", () => {
  it("are the restore jobs that it started", async () => {
    const plan = `arn:aws:backup:eu-west-1:${accountId}:restore-testing-plan:weekly-1`;
    expect(asked(plan)).toEqual([{ kind: "restore", restoreTestingPlanArn: plan }]);
    const test = wireRestoreJob({
      id: "test",
      members: { CreatedBy: { RestoreTestingPlanArn: plan } },
    });
    const restore = [test, wireRestoreJob({ id: "on demand" })];
    expect(await found(plan, { restore })).toEqual(["test"]);
  });
});

describe("The jobs of any other ARN", () => {
  it("are those of a resource, or the copies and scans of a recovery point", () => {
    expect(asked(resourceArn)).toEqual([
      { kind: "backup", resourceArn },
      { kind: "restore", resourceArn },
      { kind: "copy", resourceArn },
      { kind: "scan", resourceArn },
      { kind: "copy", sourceRecoveryPointArn: resourceArn },
      { kind: "scan", recoveryPointArn: resourceArn },
    ]);
  });

  it.each([
    "",
    "vol-1",
    "arn:",
    `arn:aws:backup:eu-west-1:${accountId}:backup-plan:1`,
    `arn:aws:backup:eu-west-1:${accountId}:plan:1`,
    `arn:aws:backup:eu-west-1:${accountId}:backup-vault:`,
  ])("can't be asked for where no operation has a filter: %j", (arn) => {
    expect(asked(arn)).toEqual([]);
  });
});

describe("The jobs of an ARN in an account that is asked for by name", () => {
  const member = "999999999999";
  const named = { ...here, namedAccountIds: [member] };
  const theirs = resourceArn.replace(accountId, member);
  const of = { AccountId: member, ResourceArn: theirs };
  const fromTheirs = { AccountId: member, SourceResourceArn: theirs };

  it("are that account's, and those of its copies in the caller's own", async () => {
    const account = {
      managesOrganization: true,
      backup: [
        wireBackupJob({ id: "backup", members: of }),
        wireBackupJob({ id: "other backup", members: { AccountId: member } }),
      ],
      restore: [
        wireRestoreJob({ id: "restore", members: fromTheirs }),
        wireRestoreJob({ id: "other restore", members: { AccountId: member } }),
        wireRestoreJob({ id: "restored here", members: { SourceResourceArn: theirs } }),
      ],
      copy: [
        wireCopyJob({ id: "copy", members: of }),
        wireCopyJob({ id: "copied on here", members: { ResourceArn: theirs } }),
      ],
    };
    expect(await found(theirs, account)).toEqual(["copied on here", "restored here"]);
    expect(await found(theirs, account, named)).toEqual([
      "backup",
      "copied on here",
      "copy",
      "restore",
      "restored here",
    ]);
    const theirPoint = point.replace(accountId, member);
    const made = { ...of, RecoveryPointArn: theirPoint };
    const used = { ...fromTheirs, RecoveryPointArn: theirPoint };
    const ofPoint = {
      managesOrganization: true,
      backup: [...account.backup, wireBackupJob({ id: "made", members: made })],
      restore: [...account.restore, wireRestoreJob({ id: "restored", members: used })],
    };
    expect(await found(theirPoint, ofPoint, { ...named, resourceArn: theirs })).toEqual([
      "made",
      "restored",
    ]);
  });

  it("are of that account's vault, and of no other account's of the name", () => {
    const vault = vaultArn("Default", member);
    const copies = { kind: "copy", destinationVaultArn: vault } as const;
    expect(asked(vault, { ...here, namedAccountIds: [member, accountId] })).toEqual([
      { kind: "backup", backupVaultName: "Default", accountId: member },
      { kind: "scan", backupVaultName: "Default", accountId: member },
      { ...copies, accountId: member },
      { ...copies, accountId },
      copies,
    ]);
  });

  it("are the caller's own, too, where the ARN is not of a named account", () => {
    const ofBackups = (arn: string): readonly (string | undefined)[] =>
      arnQueries(arn, named).flatMap(({ query }) =>
        query.kind === "backup" ? [query.accountId ?? "own"] : [],
      );
    expect(ofBackups(theirs)).toEqual([member]);
    expect(ofBackups("arn:aws:s3:::bucket")).toEqual([member]);
    expect(ofBackups(resourceArn)).toEqual([member, "own"]);
    expect(ofBackups(vaultArn("Default"))).toEqual(["own"]);
  });

  it("are asked for in another Region as far as copies of it may be there", () => {
    const far = theirs.replace("eu-west-1", "us-east-1");
    expect(
      queriesHere(far, named).map(({ query }) => [query.kind, query.accountId ?? "own"].join(" ")),
    ).toEqual([
      `restore ${member}`,
      `copy ${member}`,
      `scan ${member}`,
      "restore own",
      "copy own",
      "scan own",
    ]);
  });
});
