import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { openTree, type TreeFixtureOptions } from "../../../support/jobs/treeFixture";
import { listOperation } from "../../../support/jobs/jobOperations";
import {
  wireBackupJob,
  wireBackupJobs,
  wireCopyJob,
  wireRestoreJob,
  wireScanJob,
} from "../../../support/jobs/wireJobs";

const own = "111122223333";
const member = "444455556666";
const third = "222233334444";
const all = { signal: new AbortController().signal, progress: () => undefined };

function jobsOf(accountId: string | null, count: number): readonly WireObject[] {
  return wireBackupJobs(count, {
    id: `of-${accountId ?? "nobody"}`,
    members: { AccountId: accountId, BackupVaultArn: null },
  });
}

/** The management account of an organization, asked for all of it. */
function organization(backup: readonly WireObject[], options: TreeFixtureOptions = {}) {
  return openTree({
    account: accountOf({ accountId: own, managesOrganization: true, backup }),
    accounts: "organization",
    grouping: "accountState",
    ...options,
  });
}

describe("Groups by account", () => {
  it("stand in the order of the IDs, and what names no account stands last", async () => {
    const backup = [member, own, third, null].flatMap((id) => jobsOf(id, 1));
    const { tree } = await organization(backup);
    const rows = tree.children(undefined).map((node) => tree.row(node));
    expect(rows.map(({ label }) => label)).toEqual([own, third, member, "Account not reported"]);
    expect(rows.map(({ accessibleLabel }) => accessibleLabel)).toEqual([
      `Account ${own}, 1 backup job`,
      `Account ${third}, 1 backup job`,
      `Account ${member}, 1 backup job`,
      "Account not reported, 1 backup job",
    ]);
    expect(rows[0]?.icon).toEqual({ id: "account" });
  });

  it("ask for the account alone, and then count it exactly", async () => {
    const fixture = await organization([...jobsOf(own, 3), ...jobsOf(member, 5)], { pageSize: 2 });
    fixture.gateway.takeRequests();
    const group = fixture.find(own);
    await fixture.tree.loadAll(group, all);
    expect(fixture.gateway.takeRequests()).toEqual([
      `ListBackupJobs maxResults=1000 accountId=${own}`,
    ]);
    expect(fixture.row(own).description).toBe("3");
    expect(fixture.row(member).description).toMatch(/\+$/);
    await fixture.tree.loadMore(fixture.find(member, "Completed"));
    expect(fixture.gateway.takeRequests()).toEqual([
      `ListBackupJobs maxResults=2 state=COMPLETED accountId=${member}`,
    ]);
  });

  it("of scans do so by the name that ListScanJobs has for it", async () => {
    const scan = [own, member, member].map((AccountId, i) =>
      wireScanJob({ id: `scan-${i}`, members: { AccountId } }),
    );
    const account = accountOf({ accountId: own, managesOrganization: true, scan });
    const fixture = await organization([], { kind: "scan", account, pageSize: 1 });
    fixture.gateway.takeRequests();
    await fixture.tree.loadAll(fixture.find(own), all);
    expect(fixture.gateway.takeRequests()).toEqual([
      `ListScanJobs MaxResults=1000 ByAccountId=${own}`,
    ]);
  });

  it("are complete only with all of the organization where jobs name no account", async () => {
    const fixture = await organization([...jobsOf(null, 3), ...jobsOf(member, 3)], { pageSize: 1 });
    const unreported = fixture.find("Account not reported");
    fixture.gateway.takeRequests();
    await fixture.tree.loadAll(unreported, all);
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=1000 accountId=*"]);
    expect(fixture.row("Account not reported").description).toBe("3");
    expect(fixture.row(member).description).toBe("3");
  });

  it("ask for nothing by account where the list is the account's own", async () => {
    const jobs = [...jobsOf(own, 5), ...jobsOf(null, 1)];
    const fixture = await openTree({ jobs, grouping: "accountState", pageSize: 2 });
    // A list without an account holds the caller's own jobs: those that name none are of that account, too.
    expect(fixture.outline()[0]).toMatch(/^111122223333 \[\d\+\]$/);
    fixture.gateway.takeRequests();
    await fixture.tree.loadAll(fixture.find(own), all);
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=1000"]);
    expect(fixture.outline()[0]).toBe(`${own} [6]`);
  });

  it("are refreshed: a count without + stays exact when new jobs came", async () => {
    const running = { id: "running", state: "RUNNING" };
    const others = wireBackupJobs(9, { ...running, members: { AccountId: member } });
    const old = [...jobsOf(own, 3), ...others, ...jobsOf(member, 30)];
    const fixture = await organization(old, { pageSize: 2 });
    await fixture.tree.loadAll(fixture.find(own), all);
    // It stands behind the page of running jobs that was loaded.
    const late = wireBackupJob({ ...running, age: 2000, members: { AccountId: own } });
    fixture.gateway.account = accountOf({
      accountId: own,
      managesOrganization: true,
      backup: [...old, late],
    });
    await fixture.tree.refresh();
    expect(fixture.row(own).description).toBe("4");
  });

  it("send no text of AWS's as an account that can be none", async () => {
    const fixture = await organization([...jobsOf("evil\n--", 3), ...jobsOf(own, 3)], {
      pageSize: 2,
    });
    fixture.gateway.takeRequests();
    await fixture.tree.loadAll(fixture.find("evil --"), all);
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=1000 accountId=*"]);
  });
});

describe("Job rows of several accounts", () => {
  const backup = [own, member].flatMap((id) => jobsOf(id, 1));

  it("name their account, unless a group above says it", async () => {
    const fixture = await organization(backup, { grouping: "resourceTypeState" });
    const descriptions = (): readonly string[] =>
      fixture.mirror.nodes
        .filter(({ type }) => type === "job")
        .map((node) => fixture.tree.row(node).description ?? "");
    fixture.look();
    expect(descriptions()).toEqual([
      expect.stringMatching(/ · 111122223333$/),
      expect.stringMatching(/ · 444455556666$/),
    ]);
    fixture.tree.setGrouping("accountState");
    fixture.look();
    expect(descriptions().join()).not.toMatch(/\d{12}/);
    const [job] = fixture.mirror.nodes.filter(({ type }) => type === "job");
    expect(job && fixture.tree.row(job).accessibleLabel).toContain(`account ${own}`);
    expect(job && fixture.tree.tooltip(job)).toContain(`Account: ${own}`);
  });

  it("leave it to the vault's label where that names it", async () => {
    const fixture = await organization(backup, { grouping: "vaultState" });
    const labels = fixture.tree.children(undefined).map((node) => fixture.tree.row(node).label);
    expect(labels).toEqual([`Default (${own})`, `Default (${member})`]);
    expect(fixture.outline().filter((line) => line.includes("db"))).not.toContain("1111");
  });
});

describe("A view of all accounts of an organization", () => {
  it.each(["restore", "copy"] as const)(
    "lists the account's own %s jobs, and says how to come to the others'",
    async (kind) => {
      const wire = kind === "restore" ? wireRestoreJob : wireCopyJob;
      const jobs = [own, member].map((id) => wire({ id, members: { AccountId: id } }));
      const account = accountOf({ accountId: own, managesOrganization: true, [kind]: jobs });
      const fixture = await organization([], { kind, account });
      const { tree, gateway } = fixture;
      expect(gateway.takeRequests()).toEqual([`${listOperation({ kind })} maxResults=100`]);
      const label = "This account only";
      expect(fixture.outline().slice(0, 2)).toEqual([
        `${label} [filter by account for others]`,
        `${own} [1]`,
      ]);
      const note = fixture.find(label);
      expect(tree.row(note)).toMatchObject({ action: "filterByAccount", icon: { id: "info" } });
      expect(tree.tooltip(note)).toBe(
        `AWS Backup lists other accounts' ${kind} jobs only account by account. These are the ${kind} jobs of the session's own account. Filter by account to see those of other accounts.`,
      );
      fixture.setFilter({ accountIds: [member] });
      tree.show();
      await fixture.settle();
      expect(fixture.outline()[0]).toBe(`${member} [1]`);
      expect(gateway.takeRequests()).toEqual([
        `${listOperation({ kind })} maxResults=100 accountId=${member}`,
      ]);
    },
  );

  it("says the same where the filter asks for all accounts", async () => {
    const fixture = await openTree({ kind: "restore", filter: { accountIds: ["*"] } });
    expect(fixture.outline()[0]).toBe("This account only [filter by account for others]");
  });

  it.each(["denied", "invalid"] as const)(
    "says which rights are missing where AWS refuses it (%s)",
    async (foreignAccounts) => {
      const account = accountOf({ accountId: own, backup: jobsOf(own, 1) });
      const { tree } = await organization([], { account, mood: { foreignAccounts } });
      const [problem, ...remedies] = tree.children(undefined);
      expect(problem && tree.tooltip(problem)).toMatch(
        /Use the organization's management account or a delegated administrator account of AWS Backup\. Cross-account monitoring must be on .* needs the permission backup:ListBackupJobs\. AWS says: The /,
      );
      expect(remedies.map((node) => tree.row(node).label)).toEqual([
        "Select Profile…",
        "Copy IAM Policy",
        "Filter by Account…",
        "Retry",
      ]);
    },
  );

  it("says what may be missing where AWS lists no other account's jobs", async () => {
    const account = accountOf({ accountId: own, backup: jobsOf(own, 2) });
    const options: TreeFixtureOptions = { account, mood: { foreignAccounts: "own" } };
    const fixture = await organization([], options);
    expect(fixture.outline().slice(0, 2)).toEqual([
      `Only account ${own} [AWS listed no jobs of others]`,
      `${own} [2]`,
    ]);
    expect(fixture.tree.tooltip(fixture.find(`Only account ${own}`))).toBe(
      `All backup jobs that AWS listed for the organization belong to account ${own}. If other accounts have backup jobs in eu-west-1, then the session's account is not the organization's management account or a delegated administrator account of AWS Backup, or cross-account monitoring is off in the AWS Backup settings of the management account.`,
    );
    // Failed jobs of one account only are nothing to wonder about.
    const filtered = await organization([], { ...options, filter: { states: ["COMPLETED"] } });
    expect(filtered.outline()[0]).toBe(`${own} [2]`);
    // Nobody knows whose the jobs are, or there are none.
    const nobodys = accountOf({ accountId: own, backup: jobsOf(null, 1) });
    expect((await organization([], { ...options, account: nobodys })).outline()[0]).toBe(
      "Account not reported [1]",
    );
  });

  it("says so no more when jobs of another account come", async () => {
    const fixture = await organization([...jobsOf(own, 3), ...jobsOf(member, 3)], { pageSize: 1 });
    expect(fixture.outline()[0]).toMatch(/^Only account 111122223333/);
    await fixture.tree.loadAll(undefined, all);
    expect(fixture.outline()[0]).toBe(`${own} [3]`);
  });
});
