import { describe, expect, it } from "vitest";
import type { Coverage } from "../../../../src/domain/protection/coverage";
import { joined } from "../../../../src/domain/protection/coverage";
import { knownJobs } from "../../../../src/domain/protection/knownJobs";
import { RecentJobs } from "../../../../src/domain/protection/recentJobs";
import { BackupError } from "../../../../src/domain/query/backupError";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { ResourcesAccount } from "../../../support/protection/resourcesAccount";

const hour = 3_600_000;
const day = 24 * hour;

function opened(jobs = [aBackupJob()]) {
  const account = new ResourcesAccount();
  account.jobs = jobs;
  const clock = { now: noon };
  const read = new RecentJobs({
    gateway: account.gateway,
    accountId: undefined,
    now: () => clock.now,
    signal: new AbortController().signal,
    changed: () => undefined,
  });
  const options = { signal: new AbortController().signal, progress: () => undefined };
  const readRecent = (known?: Coverage) => read.read("recent", known, options);
  return { account, clock, read, readRecent, options };
}

describe("reading jobs for their resources", () => {
  it("asks for the jobs of eight days, with those of the moment at which they begin", async () => {
    const first = aBackupJob({ id: "first", creationDate: noon - 8 * day });
    const { account, read, readRecent } = opened([
      first,
      aBackupJob({ id: "older", creationDate: noon - 8 * day - 1 }),
    ]);

    await readRecent();

    expect([...read.jobs.keys()]).toEqual(["first"]);
    expect(read.covered).toEqual({ since: noon - 8 * day, until: noon });
    expect(account.requests).toEqual([`jobs {"createdAfter":${noon - 8 * day - 1}}`]);
  });

  it("asks for nothing that a view has read", async () => {
    const { account, readRecent } = opened();
    await readRecent({ since: -Infinity, until: noon - hour });
    expect(account.requests).toEqual([]);
  });

  it("ends where the jobs of a view begin", async () => {
    const { account, read, readRecent } = opened();
    const known = { since: noon - day, until: noon - hour };
    await readRecent(known);
    expect(account.requests).toEqual([
      `jobs {"createdAfter":${noon - 8 * day - 1},"createdBefore":${noon - day}}`,
    ]);
    expect(joined(read.covered, known)).toEqual({ since: noon - 8 * day, until: noon - hour });
  });

  it("keeps what came before a failure, and goes on from there", async () => {
    const jobs = [1, 2, 3].map((id) => aBackupJob({ id: `${id}`, creationDate: noon - id * hour }));
    const { account, read, readRecent } = opened(jobs);
    account.pageSize = 2;
    await readRecentFailing();
    expect([...read.jobs.keys()]).toEqual(["1", "2"]);
    expect(read.covered).toBeUndefined();
    expect(read.error?.reason).toBe("throttling");
    account.failures.clear();
    account.requests.length = 0;

    await readRecent();

    expect([...read.jobs.keys()]).toEqual(["1", "2", "3"]);
    expect(account.requests).toHaveLength(1);
    expect(read.covered).toBeDefined();
    expect(read.error).toBeUndefined();

    async function readRecentFailing(): Promise<void> {
      await read.read("recent", undefined, {
        signal: new AbortController().signal,
        progress: ({ pages }) => {
          if (pages === 1) account.failures.set("jobs", new BackupError("throttling", {}));
        },
      });
    }
  });

  it("keeps what came before a cancel", async () => {
    const jobs = [1, 2, 3].map((id) => aBackupJob({ id: `${id}`, creationDate: noon - id * hour }));
    const { account, read, readRecent } = opened(jobs);
    account.pageSize = 1;
    const abort = new AbortController();
    await read.read("recent", undefined, {
      signal: abort.signal,
      progress: ({ pages }) => {
        if (pages === 2) abort.abort();
      },
    });
    expect(read.jobs.size).toBe(2);
    expect([read.error, read.covered]).toEqual([undefined, undefined]);
    await readRecent();
    expect(read.jobs.size).toBe(3);
    expect(account.requests).toHaveLength(3);
  });

  it("brings with a refresh what is new and what has ended, and no more", async () => {
    const running = aBackupJob({ id: "long", state: "RUNNING", creationDate: noon - 5 * hour });
    const { account, clock, read, readRecent } = opened([running]);
    await readRecent();
    account.requests.length = 0;
    account.jobs = [
      { ...running, state: "COMPLETED", completionDate: noon + hour },
      aBackupJob({ id: "new", creationDate: noon + hour, completionDate: noon + hour }),
    ];
    clock.now = noon + 2 * hour;

    await read.refresh();

    expect(read.jobs.get("long")?.state).toBe("COMPLETED");
    expect(read.jobs.has("new")).toBe(true);
    expect(read.covered).toEqual({ since: noon - 8 * day, until: noon + 2 * hour });
    const from = noon - 600_000;
    expect(account.requests).toEqual([
      `jobs {"createdAfter":${from}}`,
      `jobs {"completeAfter":${from}}`,
    ]);
  });

  it("reads older jobs without those that are read", async () => {
    const { account, read, readRecent, options } = opened([
      aBackupJob({ id: "old", creationDate: noon - 20 * day }),
    ]);
    await readRecent();
    account.requests.length = 0;
    await read.read("all", undefined, options);
    expect(account.requests).toEqual([`jobs {"createdBefore":${noon - 8 * day}}`]);
    expect(read.covered).toEqual({ since: -Infinity, until: noon });
  });
});

describe("what is known of jobs", () => {
  it("has each once, of two answers the one of a job that has ended", () => {
    const running = aBackupJob({ id: "1", state: "RUNNING" });
    const ended = aBackupJob({ id: "1", state: "FAILED" });
    const other = aBackupJob({ id: "2" });
    const view = (job = ended) => ({
      covered: undefined,
      get: (key: string) => (key === "1" ? job : undefined),
      all: () => [job, other],
    });
    const own = new Map([["1", running]]);
    expect([...knownJobs(own, view())]).toEqual([ended, other]);
    expect([...knownJobs(new Map([["1", ended]]), view(running))]).toEqual([ended, other]);
  });

  it("covers what two readings cover where they meet, else the later", () => {
    expect(joined({ since: 1, until: 5 }, { since: 5, until: 9 })).toEqual({ since: 1, until: 9 });
    expect(joined({ since: 6, until: 9 }, { since: 1, until: 5 })).toEqual({ since: 6, until: 9 });
    expect(joined({ since: 1, until: 9 }, { since: 3, until: 5 })).toEqual({ since: 1, until: 9 });
    expect(joined(undefined, { since: 3, until: 5 })).toEqual({ since: 3, until: 5 });
    expect(joined(undefined, undefined)).toBeUndefined();
  });
});
