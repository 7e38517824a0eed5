import { beforeEach, describe, expect, it } from "vitest";
import { ChildPages } from "../../../../src/domain/children/childPages";
import type { Job, JobKind } from "../../../../src/domain/job/job";
import { completedWithIssues } from "../../../../src/domain/job/jobState";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import {
  wireBackupJob,
  wireBackupJobs,
  wireCopyJobs,
  wireRestoreJobs,
} from "../../../support/jobs/wireJobs";

let gateway: AccountGateway;
let changes: number;
beforeEach(() => {
  changes = 0;
});

function childrenIn(jobs: readonly WireObject[], kind: JobKind = "backup"): ChildPages {
  gateway = new AccountGateway({ account: accountOf({ [kind]: jobs }) });
  return new ChildPages({
    kind,
    parentJobId: "parent",
    gateway,
    pageSize: 10,
    signal: new AbortController().signal,
    changed: () => changes++,
  });
}

const parent = "parent";
const completed = (count: number) => wireBackupJobs(count, { parent });
const failed = (count: number) => wireBackupJobs(count, { parent, state: "FAILED", age: 200 });
const child = (id: string, state: string, age = 5) => wireBackupJob({ id, state, parent, age });
const ids = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);

/** The account's jobs are others from now on. */
function setJobs(jobs: readonly WireObject[]): void {
  gateway.account = accountOf({ backup: jobs });
}

describe("The children of a parent", () => {
  it("are those that name it, and come page by page", async () => {
    const children = childrenIn([...completed(15), ...wireBackupJobs(5, { parent: "other" })]);
    await children.list(undefined).loadMore();
    expect(gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=10 parentJobId=parent"]);
    expect(children.jobs).toHaveLength(10);
    expect(children.isComplete()).toBe(false);
    await children.list(undefined).loadMore();
    expect(children.jobs).toHaveLength(15);
    expect(children.isComplete()).toBe(true);
    expect(children.isComplete("FAILED")).toBe(true);
  });

  it.each([
    ["restore", wireRestoreJobs(3, { parent }), "ListRestoreJobs maxResults=10 status=FAILED"],
    ["copy", wireCopyJobs(3, { parent }), "ListCopyJobs maxResults=10 state=FAILED"],
  ] as const)("can be %s jobs", async (kind, jobs, request) => {
    const children = childrenIn(jobs, kind);
    await children.list(undefined).loadMore();
    await children.list("FAILED").loadMore();
    expect(ids(children.jobs)).toHaveLength(3);
    expect(gateway.takeRequests().at(-1)).toBe(`${request} parentJobId=parent`);
  });

  it("of a state are asked for by the API's own filter", async () => {
    const children = childrenIn([...completed(30), ...failed(3)]);
    await children.list(undefined).loadMore();
    gateway.takeRequests();
    await children.list("FAILED").loadMore();
    expect(gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=FAILED parentJobId=parent",
    ]);
    expect(ids(children.jobsIn("FAILED"))).toEqual(["failed-1", "failed-2", "failed-3"]);
    expect(children.jobs).toHaveLength(13);
    expect(children.isComplete("FAILED")).toBe(true);
    expect(children.isComplete()).toBe(false);
  });

  it("in a state that no request can name are looked for among all", () => {
    const children = childrenIn([]);
    expect(children.list("?QUARANTINED")).toBe(children.list(undefined));
    expect(children.list("FAILED")).toBe(children.list("FAILED"));
    expect([...children.lists]).toHaveLength(2);
  });

  it("that completed with issues are loaded on until one comes", async () => {
    const issues = wireBackupJobs(2, { id: "issue", parent, category: "AccessDenied", age: 300 });
    const children = childrenIn([...completed(25), ...issues]);
    await children.list(completedWithIssues).loadMore();
    expect(gateway.takeRequests()).toHaveLength(3);
    expect(ids(children.jobsIn(completedWithIssues))).toEqual(["issue-1", "issue-2"]);
    expect(children.jobsIn("COMPLETED")).toHaveLength(25);
    expect(children.isComplete("COMPLETED")).toBe(true);
    expect(children.isComplete()).toBe(false);
  });

  it("stand once, in the newest state, whichever list brought it", async () => {
    const children = childrenIn([child("a", "RUNNING"), child("b", "RUNNING", 6)]);
    await children.list(undefined).loadMore();
    setJobs([child("a", "FAILED"), child("b", "RUNNING", 6)]);
    await children.list("FAILED").loadMore();
    expect(ids(children.jobs)).toEqual(["a", "b"]);
    expect(ids(children.jobsIn("FAILED"))).toEqual(["a"]);
    expect(ids(children.jobsIn("RUNNING"))).toEqual(["b"]);
  });

  it("keep the answer that was asked for later when an earlier one comes late", async () => {
    const children = childrenIn([child("a", "RUNNING")]);
    gateway.hold();
    const all = children.list(undefined).loadMore();
    setJobs([child("a", "FAILED")]);
    const ofState = children.list("FAILED").loadMore();
    gateway.deliver(1);
    gateway.release();
    await Promise.all([all, ofState]);
    expect(ids(children.jobsIn("FAILED"))).toEqual(["a"]);
    expect(children.jobsIn("RUNNING")).toEqual([]);
  });

  it("are not counted in a state whose own list says otherwise, but remain children", async () => {
    const children = childrenIn([...completed(10), child("a", "RUNNING", 2)]);
    await children.list(undefined).loadMore();
    setJobs([...completed(10), child("a", "FAILED", 2)]);
    await children.list("RUNNING").loadMore();
    expect(children.isComplete("RUNNING")).toBe(true);
    expect(children.jobsIn("RUNNING")).toEqual([]);
    expect(ids(children.jobs)).toContain("a");
  });

  it("go when a complete list of all no longer holds them", async () => {
    const children = childrenIn([child("a", "FAILED"), child("b", "RUNNING", 6)]);
    await children.list("FAILED").loadMore();
    setJobs([child("b", "RUNNING", 6)]);
    await children.list(undefined).loadMore();
    expect(ids(children.jobs)).toEqual(["b"]);
    expect(children.jobsIn("FAILED")).toEqual([]);
  });

  it("fail list by list; the others keep what they have", async () => {
    const children = childrenIn([...completed(15), ...failed(3)]);
    await children.list(undefined).loadMore();
    gateway.fail("throttling");
    await children.list("FAILED").loadMore();
    expect(children.list("FAILED").error?.reason).toBe("throttling");
    expect(children.list(undefined).error).toBeUndefined();
    expect(children.jobs).toHaveLength(10);
  });

  it("are read again by a refresh, in all lists that were asked for", async () => {
    const children = childrenIn([child("a", "RUNNING"), child("b", "RUNNING", 6)]);
    await children.list(undefined).loadMore();
    await children.list("RUNNING").loadMore();
    setJobs([child("a", "COMPLETED"), child("c", "RUNNING", 1)]);
    gateway.takeRequests();
    await children.refresh();
    expect(gateway.takeRequests()).toHaveLength(2);
    expect(ids(children.jobs)).toEqual(["c", "a"]);
    expect(ids(children.jobsIn("RUNNING"))).toEqual(["c"]);
    expect(ids(children.jobsIn("COMPLETED"))).toEqual(["a"]);
  });

  it("are followed in a few requests, however many are loaded and in how many lists", async () => {
    const running = (count: number) => wireBackupJobs(count, { parent, state: "RUNNING" });
    const children = childrenIn(running(300));
    do await children.list(undefined).loadMore();
    while (!children.isComplete());
    await children.list("RUNNING").loadMore();
    await children.list("FAILED").loadMore();
    setJobs([...running(299), child("running-300", "FAILED", 300)]);
    const requests: number[] = [];
    for (let poll = 0; poll < 3; poll++) {
      gateway.takeRequests();
      await children.follow();
      requests.push(gateway.takeRequests().length);
    }
    expect(requests).toEqual([4, 4, 4]);
    expect(ids(children.jobsIn("FAILED"))).toEqual(["running-300"]);
    expect(children.jobsIn("RUNNING")).toHaveLength(299);
    expect(children.jobs).toHaveLength(300);
    expect(children.canChange).toBe(true);
  });

  it("can't change any more when all are finished", async () => {
    const children = childrenIn(completed(3));
    expect(children.canChange).toBe(false);
    await children.list(undefined).loadMore();
    expect(children.canChange).toBe(false);
  });

  it("have no list that nobody asked for", () => {
    const children = childrenIn([]);
    expect(children.knownList(undefined)).toBeUndefined();
    expect(children.isComplete("FAILED")).toBe(false);
    expect([...children.lists]).toEqual([]);
    expect(children.list(undefined)).toBe(children.knownList("?NEW"));
  });

  it("are the same arrays until something changes", async () => {
    const children = childrenIn([...completed(5), ...failed(1)]);
    await children.list(undefined).loadMore();
    const before = [children.jobs, children.jobsIn("FAILED")];
    expect([children.jobs, children.jobsIn("FAILED")].map((jobs, i) => jobs === before[i])).toEqual(
      [true, true],
    );
    expect(changes).toBe(3);
    expect(children.jobsIn(undefined)).toBe(children.jobs);
  });
});
