import { beforeEach, describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { PagedJobs } from "../../../../src/domain/query/pagedJobs";
import type { PagedJobsOptions } from "../../../../src/domain/query/pagedJobs";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import type { Mood } from "../../../support/endpoint/mood";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { settled } from "../../../support/jobs/settled";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

let generation: AbortController;
let gateway: AccountGateway;
let changes: number;
beforeEach(() => {
  generation = new AbortController();
  changes = 0;
});

interface ListOptions extends Partial<PagedJobsOptions> {
  readonly mood?: Mood;
  readonly ignoresAbort?: boolean;
}

function listOver(
  jobs: readonly WireObject[],
  { mood = {}, ignoresAbort = false, ...options }: ListOptions = {},
): PagedJobs {
  gateway = new AccountGateway({ account: accountOf({ backup: jobs }), mood, ignoresAbort });
  return new PagedJobs({
    gateway,
    query: { kind: "backup" },
    pageSize: 10,
    signal: generation.signal,
    changed: () => changes++,
    ...options,
  });
}

const ids = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);
const named = (from: number, to: number, name = "completed"): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${name}-${from + i}`);

/** Loads more until there is no more, or it fails. */
async function loadAll(list: PagedJobs): Promise<void> {
  do await list.loadMore();
  while (list.hasMore && list.error === undefined);
}

/** The account's jobs are others from now on. */
function setJobs(jobs: readonly WireObject[]): void {
  gateway.account = accountOf({ backup: jobs });
}

describe("The jobs of a query", () => {
  it("are asked for when somebody wants them, page by page", async () => {
    const list = listOver(wireBackupJobs(25));
    expect(list).toMatchObject({ jobs: [], asked: false, hasMore: false, loading: false });
    expect(gateway.requests).toHaveLength(0);
    await list.loadMore();
    expect(ids(list.jobs)).toEqual(named(1, 10));
    expect(list).toMatchObject({ asked: true, hasMore: true, loading: false, lookedAt: 10 });
    await list.loadMore();
    await list.loadMore();
    expect(ids(list.jobs)).toEqual(named(1, 25));
    expect(list).toMatchObject({ hasMore: false, isExhausted: true, lookedAt: 25 });
    await list.loadMore();
    expect(gateway.requests).toHaveLength(3);
  });

  it("stand in order whatever the pages' order, and are the same array until a page comes", async () => {
    const list = listOver(wireBackupJobs(25), { mood: { order: "scattered", seed: 3 } });
    await list.loadMore();
    const first = list.jobs;
    expect(list.jobs).toBe(first);
    await loadAll(list);
    expect(ids(list.jobs)).toEqual(named(1, 25));
  });

  it("change when loading begins, with each page, and when it ends", async () => {
    const list = listOver(wireBackupJobs(25));
    gateway.hold();
    const done = list.loadMore();
    expect([changes, list.loading]).toEqual([1, true]);
    gateway.release();
    await done;
    expect([changes, list.loading]).toEqual([3, false]);
  });

  it("1: have one request in flight; a second load more joins the first", async () => {
    const list = listOver(wireBackupJobs(25));
    await Promise.all([list.loadMore(), list.loadMore()]);
    expect(gateway.requests).toHaveLength(1);
    expect(list.lookedAt).toBe(10);
  });

  it.each([false, true])(
    "2: drop late answers (gateway ignores abort: %s)",
    async (ignoresAbort) => {
      const list = listOver(wireBackupJobs(5), { ignoresAbort });
      gateway.hold();
      const done = list.loadMore();
      generation.abort();
      const before = changes;
      gateway.release();
      await done;
      expect(list).toMatchObject({ jobs: [], error: undefined, loading: false });
      expect(changes).toBe(before);
      await list.loadMore();
      expect(gateway.requests).toHaveLength(1);
    },
  );

  it("3: keep jobs and token when a page fails", async () => {
    const list = listOver(wireBackupJobs(25));
    await list.loadMore();
    gateway.fail("throttling");
    await list.loadMore();
    expect(list).toMatchObject({ error: { reason: "throttling" }, hasMore: true, lookedAt: 10 });
    expect(ids(list.jobs)).toEqual(named(1, 10));
    gateway.takeRequests();
    await list.retry();
    expect(gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=10 +token"]);
    expect(list.error).toBeUndefined();
    expect(ids(list.jobs)).toEqual(named(1, 20));
  });

  it("4: are not asked, but failed, when the first page fails", async () => {
    const list = listOver(wireBackupJobs(5));
    gateway.fail("accessDenied");
    await list.loadMore();
    expect(list).toMatchObject({ asked: false, hasMore: false, error: { reason: "accessDenied" } });
    await list.refresh();
    expect(list).toMatchObject({ asked: true, error: undefined, lookedAt: 5 });
  });

  it("5: follow empty pages, ten a click at most", async () => {
    const list = listOver(wireBackupJobs(3), { mood: { emptyPages: 4 } });
    await list.loadMore();
    expect(gateway.requests).toHaveLength(5);
    expect(ids(list.jobs)).toEqual(named(1, 3));
    const long = listOver(wireBackupJobs(3), { mood: { emptyPages: 15 } });
    await long.loadMore();
    expect(gateway.requests).toHaveLength(10);
    expect(long).toMatchObject({ asked: true, hasMore: true, lookedAt: 0 });
    await long.loadMore();
    expect(gateway.requests).toHaveLength(16);
    expect(long.lookedAt).toBe(3);
  });

  it("7: collapse by id, the newest answer wins", async () => {
    const running = wireBackupJob({ id: "a", state: "RUNNING", age: 1 });
    const list = listOver([running, ...wireBackupJobs(15)], { mood: { duplicates: true } });
    await list.loadMore();
    setJobs([wireBackupJob({ id: "a", age: 1 }), ...wireBackupJobs(15)]);
    await loadAll(list);
    expect(ids(list.jobs)).toEqual(["a", ...named(1, 15)]);
    expect(list.lookedAt).toBe(16);
  });

  it("9: begin again once when AWS refuses a token, and say so", async () => {
    const list = listOver(wireBackupJobs(25));
    await list.loadMore();
    gateway.fail("nextTokenRejected", { hits: ({ params }) => params["nextToken"] !== undefined });
    gateway.takeRequests();
    await list.loadMore();
    expect(gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 +token",
      "ListBackupJobs maxResults=10",
      "ListBackupJobs maxResults=10 +token",
    ]);
    expect(list).toMatchObject({ restarted: true, error: undefined, lookedAt: 20 });
    await list.loadMore();
    expect(list).toMatchObject({ restarted: false, lookedAt: 25 });
  });

  it("9: let jobs go that a list begun again no longer brings", async () => {
    const list = listOver(wireBackupJobs(25));
    await list.loadMore();
    setJobs(wireBackupJobs(25, { id: "other" }));
    gateway.fail("nextTokenRejected", { hits: ({ params }) => params["nextToken"] !== undefined });
    await loadAll(list);
    expect(ids(list.jobs)).toEqual(named(1, 25, "other"));
  });

  it("9: a repeated token ends in an error, not in a loop", async () => {
    const list = listOver(wireBackupJobs(50), { mood: { repeatTokenFrom: 2 } });
    await list.loadMore();
    await loadAll(list);
    expect(list.error?.reason).toBe("nextTokenRejected");
  });

  it("10: a failure is not kept: the same action asks again", async () => {
    const list = listOver(wireBackupJobs(5));
    gateway.fail("hostNotFound");
    await loadAll(list);
    expect(list.error?.reason).toBe("hostNotFound");
    await loadAll(list);
    expect(list).toMatchObject({ error: undefined, lookedAt: 5 });
  });
});

describe("Narrowed jobs", () => {
  const mixed = [
    ...wireBackupJobs(25, { state: "FAILED", age: 1 }),
    ...wireBackupJobs(12, { state: "COMPLETED", age: 100 }),
  ];
  const keep = (job: Job): boolean => job.state === "COMPLETED";

  it("are loaded on until one comes; how many were looked at is known", async () => {
    const list = listOver(mixed, { keep });
    await list.loadMore();
    expect(gateway.requests).toHaveLength(3);
    expect(ids(list.jobs)).toEqual(named(1, 5));
    expect(list).toMatchObject({ lookedAt: 30, hasMore: true });
  });

  it("go when a newer answer no longer fits", async () => {
    const list = listOver([wireBackupJob({ id: "a" }), wireBackupJob({ id: "b" })], { keep });
    await list.loadMore();
    setJobs([wireBackupJob({ id: "a" }), wireBackupJob({ id: "b", state: "FAILED" })]);
    await list.refresh();
    expect(ids(list.jobs)).toEqual(["a"]);
    expect(list.lookedAt).toBe(2);
  });
});

describe("A refresh", () => {
  it("reads again as far as was loaded, and takes the answers in at once", async () => {
    const list = listOver(wireBackupJobs(45));
    await list.loadMore();
    await list.loadMore();
    const old = list.jobs;
    setJobs(wireBackupJobs(45, { id: "completed", category: "AccessDenied" }));
    gateway.takeRequests();
    gateway.hold();
    changes = 0;
    const done = list.refresh();
    expect(list.loading).toBe(false);
    gateway.deliver();
    await settled();
    expect(list.jobs).toBe(old);
    gateway.release();
    await done;
    expect(changes).toBe(2);
    expect(gateway.takeRequests()).toHaveLength(2);
    expect(ids(list.jobs)).toEqual(named(1, 20));
    expect(list.jobs[0]).toMatchObject({ messageCategory: "AccessDenied" });
    await list.loadMore();
    expect(ids(list.jobs)).toEqual(named(1, 30));
  });

  it("changes nothing when it fails, says why, and is what Retry does again", async () => {
    const list = listOver(wireBackupJobs(15));
    await loadAll(list);
    const old = list.jobs;
    setJobs([]);
    gateway.fail("expiredToken");
    await list.refresh();
    expect(list.jobs).toBe(old);
    expect(list).toMatchObject({ isExhausted: true, error: { reason: "expiredToken" } });
    await list.retry();
    expect(list).toMatchObject({ jobs: [], error: undefined, lookedAt: 0 });
  });

  it("that succeeds takes an earlier failure to load more away", async () => {
    const list = listOver(wireBackupJobs(15));
    await list.loadMore();
    gateway.fail("throttling");
    await list.loadMore();
    setJobs(wireBackupJobs(5));
    await list.refresh();
    expect(list).toMatchObject({ error: undefined, isExhausted: true, lookedAt: 5 });
  });

  it("keeps what it did not get as far as, behind more empty pages than a click follows", async () => {
    const list = listOver(wireBackupJobs(15));
    await list.loadMore();
    gateway.mood = { emptyPages: 20 };
    gateway.takeRequests();
    await list.refresh();
    expect(gateway.takeRequests()).toHaveLength(11);
    expect(ids(list.jobs)).toEqual(named(1, 10));
    await loadAll(list);
    expect(ids(list.jobs)).toEqual(named(1, 15));
  });

  it("lets jobs go that have left the query", async () => {
    const running = (...names: string[]) =>
      names.map((id, i) => wireBackupJob({ id, state: "RUNNING", age: i }));
    const list = listOver(running("a", "b", "c"), { query: { kind: "backup", state: "RUNNING" } });
    await list.loadMore();
    setJobs([...running("a", "c"), wireBackupJob({ id: "b" })]);
    await list.refresh();
    expect(ids(list.jobs)).toEqual(["a", "c"]);
  });

  it("keeps jobs on screen that new ones have pushed to the next page", async () => {
    const list = listOver(wireBackupJobs(30));
    await list.loadMore();
    setJobs([...wireBackupJobs(4, { id: "new", age: 1 }), ...wireBackupJobs(30)]);
    await list.refresh();
    expect(ids(list.jobs).slice(0, 14)).toEqual([...named(1, 4, "new"), ...named(1, 10)]);
  });

  it("reads one page more, not all, when a job is gone from the middle", async () => {
    const list = listOver(wireBackupJobs(200));
    await list.loadMore();
    setJobs(wireBackupJobs(200).filter(({ BackupJobId: id }) => id !== "completed-5"));
    gateway.takeRequests();
    await list.refresh();
    expect(gateway.takeRequests()).toHaveLength(2);
    expect(ids(list.jobs)).not.toContain("completed-5");
    expect(list.hasMore).toBe(true);
  });

  it("asks nothing of a list that was never asked for", async () => {
    const list = listOver(wireBackupJobs(5));
    await list.refresh();
    expect(gateway.requests).toHaveLength(0);
  });

  it("lets a load more wait for it, which then goes on from the new pages", async () => {
    const list = listOver(wireBackupJobs(30));
    await list.loadMore();
    setJobs(wireBackupJobs(30, { id: "other" }));
    gateway.hold();
    const refreshed = list.refresh();
    const loaded = list.loadMore();
    expect(gateway.waiting).toHaveLength(1);
    expect(list.loading).toBe(true);
    gateway.release();
    await Promise.all([refreshed, loaded]);
    expect(ids(list.jobs).filter((id) => !id.startsWith("other"))).toEqual([]);
    expect(list.lookedAt).toBeGreaterThanOrEqual(20);
  });

  it("drops its answers after the end of the session", async () => {
    const list = listOver(wireBackupJobs(5));
    await list.loadMore();
    gateway.hold();
    const done = list.refresh();
    const before = changes;
    generation.abort();
    gateway.release();
    await done;
    expect(list.jobs).toHaveLength(5);
    expect(list.error).toBeUndefined();
    expect(changes).toBe(before);
  });
});

describe("A poll", () => {
  const running = (count: number) => wireBackupJobs(count, { state: "RUNNING" });

  /** A list of so many jobs, all loaded in pages of 10. */
  async function loadedList(count: number): Promise<PagedJobs> {
    const list = listOver(running(count));
    await loadAll(list);
    gateway.takeRequests();
    return list;
  }

  it("reads a short list again in the pages that it has", async () => {
    const list = await loadedList(35);
    setJobs(wireBackupJobs(35));
    expect(await list.follow(4)).toBe(4);
    expect(gateway.takeRequests()).toHaveLength(4);
    expect(ids(list.jobs)).toEqual(named(1, 35));
  });

  it("reads a long list again in longer pages", async () => {
    const list = await loadedList(300);
    setJobs(wireBackupJobs(300));
    expect(await list.follow(4)).toBe(4);
    expect(gateway.takeRequests()[0]).toBe("ListBackupJobs maxResults=80");
    expect(ids(list.jobs)).toEqual(named(1, 300));
  });

  it("leaves the rest to the next one; the answers of both are taken in at once", async () => {
    const list = await loadedList(35);
    const old = list.jobs;
    setJobs(wireBackupJobs(35));
    expect(await list.follow(3)).toBe(3);
    expect(list.jobs).toBe(old);
    expect(await list.follow(3)).toBe(1);
    expect(ids(list.jobs)).toEqual(named(1, 35));
    expect(gateway.takeRequests()).toHaveLength(4);
  });

  it("keeps the pages that came between two of them", async () => {
    const list = listOver(running(60));
    for (let i = 0; i < 3; i++) await list.loadMore();
    await list.follow(1);
    await list.loadMore();
    setJobs(running(60).slice(0, 30));
    await list.follow(4);
    expect(list).toMatchObject({ lookedAt: 40, isExhausted: true });
    await list.follow(4);
    expect(list).toMatchObject({ lookedAt: 30, isExhausted: true });
  });

  it("that fails changes nothing, and the next one goes on", async () => {
    const list = await loadedList(35);
    const old = list.jobs;
    setJobs(wireBackupJobs(35));
    gateway.fail("throttling", { hits: ({ params }) => params["nextToken"] !== undefined });
    await list.follow(4);
    expect(list.jobs).toBe(old);
    expect(list.error?.reason).toBe("throttling");
    expect(await list.follow(4)).toBe(3);
    expect(list.error).toBeUndefined();
    expect(ids(list.jobs)).toEqual(named(1, 35));
  });

  it("asks again for a first page that failed, and nothing of a list that nobody asked for", async () => {
    const list = listOver(wireBackupJobs(5));
    expect(await list.follow(4)).toBe(0);
    gateway.fail("throttling");
    await list.loadMore();
    expect(await list.follow(4)).toBe(1);
    expect(list.lookedAt).toBe(5);
  });

  it("is nothing beside the user's own refresh", async () => {
    const list = await loadedList(15);
    gateway.hold();
    const refreshed = list.refresh();
    const followed = list.follow(4);
    gateway.release();
    await refreshed;
    expect(await followed).toBe(0);
    expect(gateway.requests).toHaveLength(2);
  });

  it("keeps the very objects of jobs about which nothing is new", async () => {
    const list = listOver(wireBackupJobs(5));
    await list.loadMore();
    const [first, second] = list.jobs;
    const [, ...others] = wireBackupJobs(5);
    setJobs([wireBackupJob({ id: "completed-1", state: "FAILED", age: 0 }), ...others]);
    await list.follow(4);
    expect(list.jobs.find(({ id }) => id === "completed-1")).not.toBe(first);
    expect(list.jobs.find(({ id }) => id === "completed-2")).toBe(second);
  });
});
