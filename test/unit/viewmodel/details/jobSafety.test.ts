import { describe, expect, it } from "vitest";
import { Emitter } from "../../../../src/base/emitter";
import type { KnownWords, ResourceWords } from "../../../../src/viewmodel/job/resourceWords";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { Mood } from "../../../support/endpoint/mood";
import type { WireObject } from "../../../support/endpoint/wire";
import { accountId, vaultArn } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { wireBackupJob, wireBackupJobs, wireCopyJob } from "../../../support/jobs/wireJobs";
import { aPage, known } from "./jobDetailsFixture";
import { safetyPart } from "../../../../src/viewmodel/details/safetyPart";
import { aContext, hostileText, textsIn } from "./partFixture";

const arn = `arn:aws:ec2:eu-west-1:${accountId}:volume/orders`;
const of = (resource: string, members: WireObject = {}) => ({
  members: { ResourceArn: resource, ...members },
});
/** A backup job of the resource, `age` minutes old. */
const backup = (id: string, age: number, state = "COMPLETED", members: WireObject = {}) =>
  wireBackupJob({ id, age, state, ...of(arn, members) });
const failed = backup("failed", 60 * 24, "FAILED");
const listed = (pageSize: number, ...params: string[]) =>
  ["ListBackupJobs", `maxResults=${pageSize}`, ...params, `resourceArn=${arn}`].sort();

interface Options {
  readonly pageSize?: number;
  readonly mood?: Mood;
  readonly id?: string;
  readonly copies?: readonly WireObject[];
  readonly accountId?: string;
  readonly words?: KnownWords;
}

/** The page of a job that failed, open. */
async function opened(jobs: readonly WireObject[], options: Options = {}) {
  const { pageSize = 100, mood = {}, id = "failed", copies = [], accountId: named } = options;
  const kind = copies.length > 0 ? "copy" : "backup";
  const page = aPage(
    { backup: jobs, copy: copies, managesOrganization: true },
    { kind, id, ...(named !== undefined && { accountId: named }) },
    pageSize,
    options.words,
  );
  page.gateway.mood = mood;
  await page.details.open();
  await settled();
  const answer = () => page.parts().safety.answer;
  const lists = () =>
    page.gateway.takeRequests().filter((request) => !request.startsWith("Describe"));
  const intent = (label: string) => {
    const action = answer()?.actions.find((each) => each.label === label);
    return action && page.actions.intent(action.id);
  };
  return { ...page, answer, lists, intent };
}

describe("The page of a backup job that failed", () => {
  it("says what the view of protected resources says of the resource, as soon as that says something else", async () => {
    const said = new Map<string, ResourceWords>();
    const changes = new Emitter<void>();
    const words = { of: (_: unknown, of: string) => said.get(of), changed: changes.event };
    const page = await opened([failed], { words });
    const before = page.answer()?.detail ?? "";
    said.set(arn, { group: "Failing", findings: "3 failures in a row · KMS key" });
    let fired = 0;
    page.details.changed(() => fired++);
    changes.fire();
    expect(fired).toBe(1);
    expect(page.answer()?.detail).toBe(
      `In Protected Resources: Failing, 3 failures in a row · KMS key. ${before}`,
    );
    said.set(arn, { group: "Up to date", findings: "" });
    expect(page.answer()?.detail).toBe(`In Protected Resources: Up to date. ${before}`);
    page.details.dispose();
    changes.fire();
    expect(fired).toBe(1);
  });

  it("of a copy says nothing of backups", async () => {
    const copy = wireCopyJob({ id: "failed", state: "FAILED", ...of(arn) });
    const words = {
      of: () => ({ group: "Failing", findings: "" }),
      changed: new Emitter<void>().event,
    };
    const page = await opened([], { copies: [copy], words });
    expect(page.answer()?.detail).not.toContain("Protected Resources");
  });

  it("says that a later backup completed, of what, and leads to it, with one request", async () => {
    const jobs = [backup("old", 60 * 48), failed, backup("later", 60 * 11 + 1)];
    const page = await opened(jobs);
    expect(page.answer()).toMatchObject({
      text: "Recovered: a later backup completed 11 hours ago",
      title: "Sat, Nov 21, 2026, 03:00:00 (2026-11-21 03:00:00 UTC)",
      detail:
        "In vault Default. Of 3 backup jobs of the resource in eu-west-1 in the last 30 days.",
      icon: "pass",
      tone: "completed",
    });
    expect(page.intent("Open Job")).toMatchObject({
      type: "openJob",
      job: { kind: "backup", id: "later" },
    });
    expect(page.lists().map((request) => request.split(" ").sort())).toEqual([listed(100)]);
  });

  it("says so of one that completed with issues", async () => {
    const later = backup("later", 60, "COMPLETED", { MessageCategory: "VSS" });
    const page = await opened([failed, later]);
    expect(page.answer()).toMatchObject({
      text: "Recovered: a later backup completed with issues 59 minutes ago",
      tone: "warning",
    });
  });

  it("says when the last good backup was, where none is later", async () => {
    const partial = backup("partial", 60, "PARTIAL");
    const old = backup("old", 60 * 24 * 4 + 1);
    const page = await opened([failed, partial, old, backup("older", 60 * 24 * 5)]);
    expect(page.answer()).toMatchObject({
      text: "Last good backup 4 days ago",
      icon: "warning",
      tone: "warning",
    });
    expect(page.intent("Open Job")).toMatchObject({ job: { id: "old" } });
    const issues = backup("old", 60 * 24 * 4, "COMPLETED", { MessageCategory: "VSS" });
    const other = await opened([failed, issues]);
    expect(other.answer()?.text).toBe("Last good backup 3 days ago, completed with issues");
  });

  it("says that there is no good backup, of how many jobs", async () => {
    const page = await opened([failed, backup("partial", 60, "PARTIAL")]);
    expect(page.answer()).toEqual({
      text: "No good backup in 30 days",
      detail: "Of 2 backup jobs of the resource in eu-west-1 in the last 30 days.",
      icon: "error",
      tone: "failed",
      actions: [],
    });
    const alone = await opened([failed]);
    expect(alone.answer()?.detail).toMatch(/^Of 1 backup job of/);
  });

  it.each(["EXPIRED", "ABORTED", "PARTIAL"])("says it of one that is %s", async (state) => {
    const page = await opened([backup("failed", 90, state), backup("later", 60)]);
    expect(page.answer()?.text).toMatch(/^Recovered: a later backup completed/);
  });

  it.each(["COMPLETED", "RUNNING", "CREATED"])(
    "says and asks nothing of one that is %s",
    async (state) => {
      const page = await opened([backup("failed", 90, state), backup("later", 60)]);
      expect(page.answer()).toBeUndefined();
      expect(page.lists()).toEqual([]);
    },
  );

  it("says and asks nothing without the resource's ARN", async () => {
    const page = await opened([backup("failed", 90, "FAILED", { ResourceArn: null })]);
    expect(page.answer()).toBeUndefined();
    expect(page.lists()).toEqual([]);
  });

  it("counts a child for its own resource, not its parent's backup", async () => {
    const stack = wireBackupJob({ id: "stack", isParent: true, age: 60 });
    const child = wireBackupJob({
      id: "failed",
      parent: "stack",
      age: 90,
      state: "FAILED",
      ...of(arn),
    });
    const page = await opened([stack, child]);
    expect(page.answer()?.text).toBe("No good backup in 30 days");
  });

  it("is not said to have none for a child, where lists leave children out", async () => {
    const child = wireBackupJob({ id: "failed", parent: "stack", state: "FAILED", ...of(arn) });
    const page = await opened([child], { mood: { children: "leftOut" } });
    expect(page.answer()?.text).toBe("No good backup found so far");
  });

  it("names the account that was asked for", async () => {
    const page = await opened([failed], { accountId });
    expect(page.lists()[0]).toContain(`accountId=${accountId}`);
    expect(page.answer()?.detail).toContain(`in eu-west-1 of account ${accountId}`);
  });

  it("says that the resource is in another Region, whose jobs were not asked for", async () => {
    const far = "arn:aws:ec2:us-east-1:111122223333:volume/far";
    const page = await opened([wireBackupJob({ id: "failed", state: "FAILED", ...of(far) })]);
    expect(page.answer()?.detail).toContain(
      "The resource is in us-east-1. The session is in eu-west-1",
    );
  });

  it("shows what others wrote as text of bounded length", async () => {
    const later = backup("later", 60, "COMPLETED", { BackupVaultName: hostileText });
    const page = await opened([failed, { ...later, BackupVaultArn: null }]);
    for (const text of textsIn(page.answer())) {
      expect(text.length).toBeLessThan(1000);

      expect(text).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
    }
  });
});

describe("One request is for the answer and for the list of the resource's backup jobs", () => {
  it("when they come into view after the answer", async () => {
    const page = await opened([failed, backup("later", 60)]);
    expect(page.lists()).toHaveLength(1);
    expect(page.parts().related.asked).toBe(false);
    await page.details.showRelated();
    const history = page.parts().related.lists.find(({ key }) => key === "history");
    expect(history?.jobs.items).toHaveLength(2);
    expect(page.lists().filter((request) => request.startsWith("ListBackupJobs"))).toEqual([]);
  });

  it("when they come into view before it", async () => {
    const page = aPage(
      { backup: [failed, backup("later", 60)] },
      { kind: "backup", id: "failed", known: known(failed) },
    );
    page.gateway.hold();
    void page.details.open();
    void page.details.showRelated();
    page.gateway.release();
    await settled();
    expect(
      page.gateway.takeRequests().filter((request) => request.startsWith("ListBackupJobs")),
    ).toHaveLength(1);
    expect(page.parts().safety.answer?.text).toMatch(/^Recovered: a later backup/);
  });

  it("until the page is refreshed", async () => {
    const page = await opened([failed]);
    page.lists();
    page.gateway.account = accountOf({ backup: [failed, backup("later", 60)] });
    await page.details.do({ type: "refresh" });
    expect(page.lists()).toHaveLength(1);
    expect(page.answer()?.text).toMatch(/^Recovered: a later backup/);
  });
});

describe("A resource with more jobs than one page", () => {
  const many = [failed, ...wireBackupJobs(30, { state: "FAILED", age: 60 * 25, ...of(arn) })];
  const good = backup("good", 60 * 24 * 9 + 1);

  it("costs a second request only where the first page shows no later good one", async () => {
    const page = await opened([...many, backup("later", 60)], { pageSize: 10 });
    expect(page.answer()).toMatchObject({
      text: "Recovered: a later backup completed 59 minutes ago",
      detail:
        "In vault Default. Of 10 backup jobs of the resource in eu-west-1 that were loaded. AWS Backup has more.",
    });
    expect(page.lists()).toHaveLength(1);
  });

  it("is asked for its completed jobs, so that the last good one is told of all", async () => {
    const page = await opened([...many, good], { pageSize: 10 });
    expect(page.answer()).toMatchObject({
      text: "Last good backup 9 days ago",
      detail:
        "In vault Default. Of 1 completed backup job of the resource in eu-west-1 in the last 30 days.",
    });
    expect(page.lists().map((request) => request.split(" ").sort())).toEqual([
      listed(10),
      listed(1000, "state=COMPLETED"),
    ]);
  });

  it("has no good one where AWS says that none completed", async () => {
    const page = await opened(many, { pageSize: 10 });
    expect(page.answer()).toMatchObject({ text: "No good backup in 30 days", tone: "failed" });
  });

  it.each([
    { lateEnd: true },
    { emptyPages: 3 },
    { shortPages: true },
    { order: "scattered" },
  ] as Mood[])("is told of in full whatever the pages are: %j", async (mood) => {
    const page = await opened([...many, good], { pageSize: 10, mood });
    expect(page.answer()?.text).toBe("Last good backup 9 days ago");
    const none = await opened(many, { pageSize: 10, mood });
    expect(none.answer()?.text).toBe("No good backup in 30 days");
  });

  it("is never said to have none while AWS has more, and more can be loaded", async () => {
    const page = await opened([...many, backup("later", 60)], {
      pageSize: 10,
      mood: { order: "scattered", emptyPages: 60 },
    });
    expect(page.answer()).toMatchObject({ text: "No good backup found so far", tone: "unknown" });
    expect(page.intent("Load More")).toEqual({ type: "retry", part: "safety" });
    page.gateway.mood = {};
    await page.details.do({ type: "retry", part: "safety" });
    expect(page.answer()?.text).toMatch(/^Recovered: a later backup/);
  });

  it("is not said to know the last one while AWS has more", async () => {
    const completed = wireBackupJobs(30, { age: 60 * 48, ...of(arn) });
    const page = await opened([...many, ...completed], { pageSize: 10, mood: { pageCap: 5 } });
    expect(page.answer()?.text).toBe("A good backup 47 hours ago, and perhaps later ones");
    expect(page.answer()?.actions.map(({ label }) => label)).toEqual(["Open Job", "Load More"]);
    expect(page.lists()).toHaveLength(4);
  });

  it("is not said to have none where a completed job does not say its resource", () => {
    const input = {
      goal: { kind: "backup", resourceArn: arn, vaultArn: undefined },
      good: { later: undefined, last: undefined, isUnclear: true },
      isComplete: true,
      lookedAt: 2,
      ofCompleted: false,
      isLoading: false,
      words: undefined,
      error: undefined,
    } as const;
    expect(safetyPart(input, aContext()).answer).toMatchObject({
      text: "No good backup found so far",
      actions: [],
    });
  });
});

describe("While the answer is under way, and where it does not come", () => {
  it("the page of a job that a list told of says from the start that it looks", async () => {
    const jobs = { backup: [failed, backup("later", 60)] };
    const page = aPage(jobs, { kind: "backup", id: "failed", known: known(failed) });
    page.gateway.hold();
    void page.details.open();
    await settled();
    expect(page.parts().safety.answer).toMatchObject({
      text: "Looking for a later backup…",
      tone: "waiting",
    });
    page.gateway.deliver();
    await settled();
    expect(page.parts().safety.answer?.text).toBe("Looking for a later backup…");
    page.gateway.release();
    await settled();
    expect(page.parts().safety.answer?.text).toMatch(/^Recovered: a later backup/);
  });

  it("one short sentence names the error, and Retry asks again", async () => {
    const jobs = { backup: [failed, backup("later", 60)] };
    const page = aPage(jobs, { kind: "backup", id: "failed" });
    page.gateway.fail("accessDenied", { hits: ({ operation }) => operation === "ListBackupJobs" });
    await page.details.open();
    await settled();
    const answer = page.parts().safety.answer;
    expect(answer?.text).toBe("Access denied: could not look for a later backup");
    expect(answer?.detail).toContain("backup:ListBackupJobs");
    expect(answer?.actions.map(({ id }) => page.actions.intent(id))).toEqual([
      { type: "remedy", remedy: { kind: "copyPolicy" } },
      { type: "retry", part: "safety" },
    ]);
    expect(page.details.problem?.kind).toBe("accessDenied");
    await page.details.do({ type: "retry", part: "safety" });
    expect(page.parts().safety.answer?.text).toMatch(/^Recovered: a later backup/);
    expect(page.details.problem).toBeUndefined();
  });

  it("the user is asked for nothing, and a page that can't be read is not asked twice", async () => {
    const page = aPage(
      { backup: [failed] },
      { kind: "backup", id: "failed", known: known(failed) },
    );
    page.gateway.fail("mfaNeeded");
    await page.details.open();
    await settled();
    expect(page.gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=failed"]);
    expect(page.parts().safety.answer).toBeUndefined();
    page.gateway.needsMfaCode = true;
    await page.details.do({ type: "retry", part: "job" });
    await settled();
    expect(page.gateway.prompts).toBe(1);
    expect(page.parts().safety.answer?.text).toBe("No good backup in 30 days");
  });

  it("a job that fails while it is watched is asked about then, once", async () => {
    const running = backup("failed", 90, "RUNNING");
    const page = await opened([running, backup("later", 60)]);
    expect(page.answer()).toBeUndefined();
    page.gateway.account = accountOf({
      backup: [backup("failed", 90, "FAILED"), backup("later", 60)],
    });
    await page.details.follow();
    expect(page.answer()?.text).toMatch(/^Recovered: a later backup/);
    expect(page.lists()).toHaveLength(1);
  });
});

describe("The page of a copy job that failed", () => {
  const copy = (id: string, age: number, state: string, members: WireObject = {}) =>
    wireCopyJob({ id, age, state, ...of(arn, members) });

  it("says whether a later copy of the resource to the same vault completed", async () => {
    const elsewhere = copy("other", 10, "COMPLETED", {
      DestinationBackupVaultArn: vaultArn("Other"),
    });
    const copies = [copy("failed", 90, "FAILED"), copy("later", 61, "COMPLETED"), elsewhere];
    const page = await opened([], { copies });
    expect(page.answer()).toMatchObject({
      text: "Recovered: a later copy completed 1 hour ago",
      detail: "In vault Copies. Of 2 copy jobs of the resource to the same vault in eu-west-1.",
    });
    expect(page.intent("Open Job")).toMatchObject({ job: { kind: "copy", id: "later" } });
    expect(page.lists()).toHaveLength(1);
  });

  it("says that there is none, without a span that AWS does not document", async () => {
    const page = await opened([], { copies: [copy("failed", 90, "FAILED")] });
    expect(page.answer()?.text).toBe("No good copy that AWS Backup lists");
  });
});
