import { describe, expect, it, type Mock, vi } from "vitest";
import { type ArnJobsOptions, pickJobOfArn } from "../../../../src/host/details/arnJobsPick";
import type { JobRef } from "../../../../src/viewmodel/details/actions";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { accountId, noon, vaultArn } from "../../../support/jobs/jobBuilders";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { settled } from "../../../support/jobs/settled";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs, wireRestoreJob } from "../../../support/jobs/wireJobs";

vi.mock("vscode", () => ({ QuickPickItemKind: { Separator: -1 } }));

const member = "999999999999";
const point = `arn:aws:backup:eu-west-1:${accountId}:recovery-point:1`;
const resourceArn = `arn:aws:ec2:eu-west-1:${accountId}:volume/v`;
const members = { ResourceArn: resourceArn };
const listThere = "List Its Jobs in us-east-1 · selects that Region";

async function opened(
  arn: string,
  backup: Parameters<typeof accountOf>[0]["backup"],
  of: {
    readonly resourceArn?: string;
    readonly restore?: Parameters<typeof accountOf>[0]["restore"];
    readonly accountIds?: readonly string[];
    readonly named?: readonly string[];
    readonly fails?: "copies" | "all";
    readonly isOneOfSeveral?: boolean;
  } = {},
): Promise<{
  picks: FakePicks;
  gateway: AccountGateway;
  chosen: Promise<JobRef | undefined>;
  elsewhere: Mock<ArnJobsOptions["elsewhere"]>;
  list: Mock<() => Promise<void>>;
}> {
  const picks = new FakePicks();
  const gateway = new AccountGateway({
    account: accountOf({
      backup: backup ?? [],
      restore: of.restore ?? [],
      managesOrganization: true,
    }),
  });
  if (of.fails !== undefined) {
    const hits = ({ operation }: { operation: string }): boolean =>
      of.fails === "all" || operation === "ListCopyJobs";
    gateway.fail("accessDenied", { times: 4, hits });
  }
  const list = vi.fn(() => Promise.resolve());
  const elsewhere = vi.fn<ArnJobsOptions["elsewhere"]>(() => ({
    how: "selects that Region",
    list,
  }));
  const chosen = pickJobOfArn(
    arn,
    { source: { session: aSession, gateway }, resourceArn: of.resourceArn },
    {
      quickPicks: picks.host,
      formats: utcFormats,
      now: noon,
      pageSize: 10,
      accountIds: of.accountIds ?? [],
      named: of.named ?? [],
      elsewhere,
      isOneOfSeveral: of.isOneOfSeveral ?? false,
    },
  );
  await settled();
  return { picks, gateway, chosen, elsewhere, list };
}

describe("Jobs of an ARN", () => {
  it("of a recovery point hold the backup that made it", async () => {
    const made = wireBackupJob({ id: "made", members: { ...members, RecoveryPointArn: point } });
    const other = wireBackupJob({ id: "other", members });
    const { picks, chosen } = await opened(point, [made, other], { resourceArn });
    expect(picks.texts).toEqual([expect.stringContaining("volume made")]);
    await picks.choose("Completed");
    expect(await chosen).toMatchObject({ kind: "backup", id: "made" });
  });

  it("that are not there are said to be missing in the lists that were read", async () => {
    const { picks, chosen } = await opened(resourceArn, []);
    expect(picks.lines).toEqual([
      "AWS Backup lists no job of this ARN",
      "No backup job in the last 30 days, no restore job, no copy job and no scan job in the last 30 days in eu-west-1 with profile demo.",
    ]);
    await picks.choose("AWS Backup");
    expect(await chosen).toBeUndefined();
  });

  it("of a recovery point whose resource nobody knows are copies, and it is not called unknown", async () => {
    const { picks, gateway } = await opened(point, []);
    expect(gateway.requests.map(({ operation }) => operation)).toEqual([
      "ListCopyJobs",
      "ListScanJobs",
    ]);
    expect(picks.lines).toEqual([
      "AWS Backup lists no copy or scan job of this ARN",
      "No copy job and no scan job in the last 30 days in eu-west-1 with profile demo.",
      "For a recovery point, AWS Backup lists only copy and scan jobs",
      "The backup job that made it is among the jobs of its resource.",
    ]);
  });

  it("that are not there may be where the ARN belongs", async () => {
    const { picks } = await opened("arn:aws:s3:::bucket", []);
    expect(picks.texts[1]).toBe("Its ARN has no Region, so its backups may be in another Region.");
    await picks.leave();
    const { picks: other } = await opened(resourceArn, [], { accountIds: ["999999999999"] });
    expect(other.texts[1]).toBe(
      `It belongs to account ${accountId}. The loaded jobs belong to 999999999999.`,
    );
  });

  it("of a member account are asked for by its name, and none are said to be none there", async () => {
    const arn = resourceArn.replace(accountId, member);
    const theirs = { AccountId: member, ResourceArn: arn };
    const job = wireBackupJob({ id: "theirs", members: theirs });
    const { picks, gateway, chosen } = await opened(arn, [job], { named: [member] });
    expect(gateway.takeRequests()).toEqual([
      `ListBackupJobs maxResults=10 resourceArn=${arn} accountId=${member}`,
      `ListRestoreJobs maxResults=10 accountId=${member}`,
      `ListCopyJobs maxResults=10 resourceArn=${arn} accountId=${member}`,
      `ListScanJobs MaxResults=10 ByResourceArn=${arn} ByAccountId=${member}`,
      `ListCopyJobs maxResults=10 sourceRecoveryPointArn=${arn} accountId=${member}`,
      `ListScanJobs MaxResults=10 ByAccountId=${member} ByRecoveryPointArn=${arn}`,
      // What was copied here is restored and copied on here.
      `ListRestoreJobsByProtectedResource maxResults=10 resourceArn=${arn}`,
      `ListCopyJobs maxResults=10 resourceArn=${arn}`,
      `ListScanJobs MaxResults=10 ByResourceArn=${arn}`,
      `ListCopyJobs maxResults=10 sourceRecoveryPointArn=${arn}`,
      `ListScanJobs MaxResults=10 ByRecoveryPointArn=${arn}`,
    ]);
    expect(picks.texts).toEqual([expect.stringContaining("volume theirs")]);
    await picks.choose("Completed");
    expect(await chosen).toMatchObject({ id: "theirs", accountId: member });

    const of = { named: [member], accountIds: [accountId] };
    const { picks: none } = await opened(arn, [], of);
    expect(none.lines).toEqual([
      "AWS Backup lists no job of this ARN",
      `No backup job in the last 30 days, no restore job, no copy job and no scan job in the last 30 days in account ${member} in eu-west-1 with profile demo.`,
    ]);
  });

  it("of a member account are not all of its restores", async () => {
    const arn = resourceArn.replace(accountId, member);
    const restore = (id: string, SourceResourceArn: string) =>
      wireRestoreJob({ id, members: { AccountId: member, SourceResourceArn } });
    const { picks, chosen } = await opened(arn, [], {
      named: [member],
      restore: [restore("it", arn), restore("other", `${arn}2`)],
    });
    expect(picks.texts).toEqual([expect.stringContaining("Completed: v")]);
    await picks.choose("Completed");
    expect(await chosen).toMatchObject({ kind: "restore", id: "it", accountId: member });
  });

  it("of restore tests are not said to be of the last 30 days", async () => {
    const { picks } = await opened(
      `arn:aws:backup:eu-west-1:${accountId}:restore-testing-plan:p`,
      [],
    );
    expect(picks.lines[1]).toBe("No restore test job in eu-west-1 with profile demo.");
  });

  it.each([
    ["us-east-1", `arn:aws:backup:us-east-1:${accountId}:recovery-point:1`, true],
    ["us-east-1", "arn:aws:ec2:us-east-1::snapshot/snap-1", true],
    ["us-east-1", `arn:aws:backup:us-east-1:${accountId}:restore-testing-plan:p`, true],
    ["cn-north-1", `arn:aws-cn:rds:cn-north-1:${accountId}:db:orders-prod`, false],
    ["cn-north-1", `arn:aws-cn:backup:cn-north-1:${accountId}:backup-vault:v`, false],
    ["partition aws-cn", "arn:aws-cn:s3:::bucket", false],
    ["nowhere", "arn:aws:ec2:nowhere::snapshot/snap-1", false],
  ])("that are elsewhere, in %s, are not asked for here: %s", async (place, arn, isReachable) => {
    const { picks, gateway } = await opened(arn, []);
    expect(picks.lines).toEqual([
      ...(isReachable ? ["List Its Jobs in us-east-1"] : []),
      `It is in ${place}`,
      "The session is in eu-west-1, and AWS Backup lists only the jobs of one Region.",
    ]);
    expect(gateway.requests).toEqual([]);
  });

  it("of a resource of another Region are those of its copies here, and none are not denied", async () => {
    const arn = `arn:aws:rds:us-east-1:${accountId}:db:orders-prod`;
    const { picks, gateway } = await opened(arn, []);
    expect(picks.texts).toEqual([listThere, "It is in us-east-1"]);
    expect(gateway.takeRequests()).toEqual([
      `ListRestoreJobsByProtectedResource maxResults=10 resourceArn=${arn}`,
      `ListCopyJobs maxResults=10 resourceArn=${arn}`,
      `ListScanJobs MaxResults=10 ByResourceArn=${arn}`,
    ]);
    await picks.leave();
    const restored = wireRestoreJob({ id: "r", members: { SourceResourceArn: arn } });
    const { picks: found } = await opened(arn, [], { restore: [restored] });
    expect(found.texts).toEqual([expect.stringMatching(/^Completed: orders-prod/), listThere]);
  });

  it("are listed with the session's name where several are open", async () => {
    const arn = `arn:aws:rds:eu-west-1:${accountId}:db:orders-prod`;
    const { picks: alone } = await opened(arn, []);
    expect(alone.placeholder).toBe("Select a job of orders-prod to see its details");
    const { picks } = await opened(arn, [], { isOneOfSeveral: true });
    expect(picks.placeholder).toBe(
      "Select a job of orders-prod in eu-west-1 with profile demo to see its details",
    );
  });

  it("of another Region are listed there, once that is chosen", async () => {
    const arn = `arn:aws:rds:us-east-1:${accountId}:db:orders-prod`;
    const { picks, chosen, elsewhere, list } = await opened(arn, []);
    expect(list).not.toHaveBeenCalled();
    await picks.choose("List Its Jobs");
    expect(await chosen).toBeUndefined();
    expect(elsewhere).toHaveBeenCalledExactlyOnceWith(arn, "us-east-1", aSession);
    expect(list).toHaveBeenCalledOnce();
  });

  it("of a resource of another Region are not denied where no list takes its ARN", async () => {
    const arn = `arn:aws:rds:us-east-1:${accountId}:db:orders-prod`;
    const { picks } = await opened(arn, [], { fails: "all" });
    expect(picks.texts).toEqual([
      listThere,
      "It is in us-east-1",
      expect.stringMatching(/^Some jobs could not be listed/),
      expect.stringMatching(/^Some jobs could not be listed/),
      expect.stringMatching(/^Some jobs could not be listed/),
    ]);
  });

  it("into a vault of another Region are copies of this one", async () => {
    const { picks, gateway } = await opened(vaultArn("v").replace("eu-west-1", "us-east-1"), []);
    expect(gateway.requests.map(({ operation }) => operation)).toEqual(["ListCopyJobs"]);
    expect(picks.texts[0]).toBe(listThere);
    expect(picks.lines[2]).toBe("No copy job in eu-west-1 with profile demo.");
  });

  it("are not said to be missing while there may be more", async () => {
    const { picks, chosen } = await opened(point, wireBackupJobs(250, { members }), {
      resourceArn,
    });
    expect(picks.texts).toEqual(["None so far · 100 jobs loaded", "Load more…"]);
    await picks.choose("Load more");
    expect(picks.texts[0]).toBe("None so far · 200 jobs loaded");
    await picks.choose("Load more");
    expect(picks.texts).toEqual(["AWS Backup lists no job of this ARN"]);
    await picks.leave();
    expect(await chosen).toBeUndefined();
  });

  it("are not said to be missing where a list could not be read", async () => {
    const { picks } = await opened(vaultArn("Default"), [], { fails: "copies" });
    expect(picks.texts).toEqual([
      "None so far · 0 jobs loaded",
      expect.stringMatching(/^Some jobs could not be listed · .*access/i),
    ]);
  });

  it("are not asked for where no operation has a filter", async () => {
    const { picks, gateway } = await opened("vol-1", []);
    expect(picks.texts).toEqual(["AWS Backup can't list the jobs of this ARN"]);
    expect(gateway.requests).toEqual([]);
  });

  it("are not asked for any more when the user has left", async () => {
    const { picks, gateway, chosen } = await opened(resourceArn, wireBackupJobs(250, { members }));
    await picks.leave();
    expect(await chosen).toBeUndefined();
    const before = gateway.requests.length;
    await settled();
    expect(gateway.requests.length).toBe(before);
  });
});
