import { describe, expect, it } from "vitest";
import type { RelatedList } from "../../../../src/protocol/jobDetails";
import { settled } from "../../../support/jobs/settled";
import { wireBackupJob, wireCopyJob, wireRestoreJob } from "../../../support/jobs/wireJobs";
import { aPage, known, type JobPage } from "./jobDetailsFixture";

const member = "999999999999";
const resource = `arn:aws:ec2:eu-west-1:${member}:volume/orders`;
const point = `arn:aws:backup:eu-west-1:${member}:recovery-point:1`;
const of = { AccountId: member, ResourceArn: resource };
const restored = { AccountId: member, SourceResourceArn: resource };
const account = {
  managesOrganization: true,
  backup: [
    wireBackupJob({ id: "stack", isParent: true, members: { ...of, RecoveryPointArn: point } }),
    wireBackupJob({ id: "child", parent: "stack", members: of }),
    wireBackupJob({ id: "failed", parent: "stack", state: "FAILED", members: of }),
  ],
  copy: [wireCopyJob({ id: "copy", members: { ...of, SourceRecoveryPointArn: point } })],
  restore: [
    wireRestoreJob({ id: "restore", members: { ...restored, RecoveryPointArn: point } }),
    wireRestoreJob({ id: "other", members: restored }),
  ],
};

async function opened(id: string, jobs: Parameters<typeof aPage>[0] = account): Promise<JobPage> {
  const page = aPage(jobs, { kind: "backup", id, accountId: member });
  await page.details.open();
  await settled();
  page.gateway.takeRequests();
  return page;
}

function related(page: JobPage, key: RelatedList["key"]): readonly string[] {
  const list = page.parts().related.lists.find((each) => each.key === key);
  const { items = [], notices = [] } = list?.jobs ?? {};
  return [...items.map(({ state }) => state.label), ...notices.map(({ text }) => text)];
}

describe("The page of a member account's job", () => {
  it("lists its children by its account, those of a state too", async () => {
    const page = await opened("stack");
    expect(page.children()).toEqual(["volume failed", "volume child"]);
    await page.details.do({ type: "filterChildren", state: "FAILED" });
    await page.details.do({ type: "refresh" });
    expect(page.gateway.takeRequests()).toContain(
      `ListBackupJobs maxResults=100 parentJobId=stack accountId=${member}`,
    );
    expect(page.children()).toEqual(["volume failed"]);
  });

  it("lists its siblings by its account", async () => {
    const page = await opened("child");
    await page.details.do({ type: "loadMore", list: "siblings" });
    expect(page.gateway.takeRequests()).toEqual([
      `ListBackupJobs maxResults=100 parentJobId=stack accountId=${member}`,
    ]);
    expect(page.parts().family.siblings?.jobs.items).toHaveLength(2);
  });

  it("lists related jobs by its account, and says how many of its restores were looked at", async () => {
    const page = await opened("stack");
    await page.details.showRelated();
    expect(page.gateway.takeRequests().sort()).toEqual([
      `ListBackupJobs maxResults=100 resourceArn=${resource} accountId=${member}`,
      `ListCopyJobs maxResults=100 sourceRecoveryPointArn=${point} accountId=${member}`,
      `ListRestoreJobs maxResults=100 accountId=${member}`,
      `ListScanJobs MaxResults=100 ByAccountId=${member} ByRecoveryPointArn=${point}`,
    ]);
    expect(related(page, "history")).toEqual([
      "Completed",
      "Failed",
      "Completed",
      "AWS Backup lists backup jobs of the last 30 days.",
    ]);
    expect(related(page, "copies")).toEqual(["Completed"]);
    expect(related(page, "restores")).toEqual([
      "Completed",
      `Of 2 restore jobs of account ${member}, 1 is from this recovery point.`,
    ]);
  });

  it("says whose job it is where AWS does not find it in the session's own account", async () => {
    const [stack] = account.backup;
    const ref = { kind: "backup", id: "stack", accountId: member } as const;
    const page = aPage(account, { ...ref, ...(stack && { known: known(stack) }) });
    page.gateway.fail("resourceNotFound", {
      hits: ({ operation }) => operation.startsWith("Desc"),
    });
    await page.details.open();
    await settled();
    expect(JSON.stringify(page.parts().outcome)).toContain(
      `The job belongs to account ${member}. A request about one job names no account`,
    );
    expect(JSON.stringify(page.parts().header)).toContain(member);
    expect(page.children()).toEqual(["volume failed", "volume child"]);
  });

  it("says in which account there are none", async () => {
    const [stack] = account.backup;
    const only = stack === undefined ? [] : [stack];
    const page = await opened("stack", { managesOrganization: true, backup: only });
    await page.details.showRelated();
    expect(related(page, "copies")).toEqual([
      `AWS Backup lists no copy jobs of this recovery point in account ${member}.`,
    ]);
    expect(related(page, "restores")).toEqual([
      `AWS Backup lists no restore jobs from this recovery point in account ${member}.`,
    ]);
    expect(page.parts().family.children?.jobs.notices.map(({ text }) => text)).toEqual([
      `AWS Backup lists no child jobs of this job in account ${member}.`,
    ]);
  });
});
