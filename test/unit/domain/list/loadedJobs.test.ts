import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BackupJob, Job } from "../../../../src/domain/job/job";
import { compareJobs } from "../../../../src/domain/job/jobOrder";
import { LoadedJobs } from "../../../../src/domain/list/loadedJobs";
import type { Source } from "../../../../src/domain/list/answer";
import { aBackupJob, noon, vaultArn } from "../../../support/jobs/jobBuilders";
import { runs } from "../../../support/property";

const hour = 3_600_000;

function noneLoaded(belongs: (job: Job) => boolean = () => true): LoadedJobs {
  return new LoadedJobs({
    nextTask: () => Promise.resolve(),
    signal: new AbortController().signal,
    changed: () => undefined,
    dayOf: (time) => new Date(time).toISOString().slice(0, 10),
    dimensions: ["state", "vault"],
    scope: { queries: [{ kind: "backup" }], belongs },
  });
}

function loaded(...jobs: readonly Job[]): LoadedJobs {
  const all = noneLoaded();
  all.put({ jobs, asked: all.tick(), source: "list" });
  return all;
}

function put(
  all: LoadedJobs,
  jobs: readonly Job[],
  options: { asked?: number; source?: Source } = {},
) {
  return all.put({ jobs, asked: options.asked ?? all.tick(), source: options.source ?? "list" });
}

const jobsUnder = (all: LoadedJobs, path = {}): string[] =>
  [...all.buckets(path)].flatMap(({ jobs }) => jobs.map(({ id }) => id));

describe("Loaded jobs", () => {
  it.each([
    ["shown", true],
    ["passed over", false],
  ])(
    "that are %s are noted once for recoveries, however often an answer holds them",
    (_, isShown) => {
      const failed = aBackupJob({ id: "failed", state: "FAILED", creationDate: 1 });
      const good = Array.from({ length: 1500 }, (_each, i) => aBackupJob({ id: `good ${i}` }));
      const all = noneLoaded(({ state }) => isShown || state === "FAILED");
      const running = { ...failed, id: "running", state: "RUNNING" };
      for (let time = 0; time < 4; time++) put(all, [failed, running, ...good]);
      put(all, [{ ...running, state: "COMPLETED", creationDate: noon }]);
      // More jobs would have to be looked through in several tasks.
      expect(all.meant.laterGood(failed)?.id).toBe("running");
    },
  );

  it("stand in a group by state, vault and day", () => {
    const all = loaded(aBackupJob({ id: "a", creationDate: noon }));
    expect(all.pathOf("a")).toEqual({
      state: "COMPLETED",
      vault: "111122223333/Default",
      day: "2026-11-21",
    });
    expect(all.names.vault("111122223333/Default")?.name).toBe("Default");
  });

  it("are counted under each path", () => {
    const all = loaded(
      aBackupJob({ id: "a" }),
      aBackupJob({ id: "b", state: "FAILED" }),
      aBackupJob({ id: "c", backupVaultName: "Other" }),
    );
    expect(all.count({})).toBe(3);
    expect(all.count({ state: "COMPLETED" })).toBe(2);
    expect(all.count({ vault: "111122223333/Default" })).toBe(2);
    expect(all.count({ state: "FAILED", vault: "111122223333/Other" })).toBe(0);
    expect(all.count({ state: "FAILED", vault: "111122223333/Default", day: "2026-11-21" })).toBe(
      1,
    );
  });

  it("stand newest first, by id where the time is the same, undated last", () => {
    const all = loaded(
      aBackupJob({ id: "b", creationDate: noon }),
      aBackupJob({ id: "a", creationDate: noon }),
      aBackupJob({ id: "c", creationDate: noon + 1 }),
    );
    expect(jobsUnder(all)).toEqual(["c", "a", "b"]);
  });

  it("come once however often they are sent", () => {
    const job = aBackupJob();
    const all = loaded(job, job);
    expect(put(all, [job])).toEqual({ entered: [], updated: [], paths: [] });
    expect(all.count({})).toBe(1);
  });

  it("are told apart where AWS sent no ids", () => {
    const all = loaded(
      aBackupJob({ id: "", creationDate: noon }),
      aBackupJob({ id: "", creationDate: noon + 1 }),
    );
    expect(all.count({})).toBe(2);
  });

  it("leave their old group when they are found in another state", () => {
    const all = loaded(aBackupJob({ id: "a", state: "RUNNING" }));
    expect(put(all, [aBackupJob({ id: "a" })]).entered).toHaveLength(1);
    expect(all.count({ state: "RUNNING" })).toBe(0);
    expect(all.count({ state: "COMPLETED" })).toBe(1);
  });

  it("are what the later question got, though an earlier one is answered afterwards", () => {
    const all = loaded();
    const early = all.tick();
    put(all, [aBackupJob({ id: "a" })]);
    put(all, [aBackupJob({ id: "a", state: "RUNNING" })], { asked: early });
    expect(all.pathOf("a")?.state).toBe("COMPLETED");
  });

  it("tell which rows read differently", () => {
    const all = loaded(aBackupJob({ id: "a" }));
    expect(put(all, [aBackupJob({ id: "a", statusMessage: "done" })])).toEqual({
      entered: [],
      updated: ["a"],
      paths: [],
    });
  });

  it("stand in no group as long as only their parent has named them", () => {
    const all = loaded();
    put(all, [aBackupJob({ id: "a" })], { source: "parent" });
    expect(all.count({})).toBe(0);
    expect(all.get("a")).toBeDefined();
    put(all, [aBackupJob({ id: "a" })]);
    expect(all.count({})).toBe(1);
  });

  it("tell that their parent can be expanded now", () => {
    const all = loaded(aBackupJob({ id: "parent" }));
    const { updated } = put(all, [aBackupJob({ id: "child", parentJobId: "parent" })]);
    expect(updated).toEqual(["parent"]);
    expect(all.isKnownParent("parent")).toBe(true);
  });

  it("tell that children can name their parent now", () => {
    const all = loaded(aBackupJob({ id: "child", parentJobId: "parent" }));
    expect(put(all, [aBackupJob({ id: "parent" })]).updated).toEqual(["child"]);
  });

  it("leave when an exhausted query no longer holds them", () => {
    const all = loaded(aBackupJob({ id: "a" }), aBackupJob({ id: "b" }));
    const since = all.tick();
    put(all, [aBackupJob({ id: "a" })]);
    const gone = all.removeUnreturned(since, () => true);
    expect(gone.map(({ id }) => id)).toEqual(["b"]);
    expect(jobsUnder(all)).toEqual(["a"]);
  });

  it("that name no account stand in the vaults of the account that others name, whoever comes first", () => {
    const { accountId, backupVaultArn, ...homeless } = aBackupJob({ id: "a" });
    expect([accountId, backupVaultArn]).not.toContain(undefined);
    const all = loaded(homeless);
    put(all, [aBackupJob({ id: "b" })]);
    expect(all.count({ vault: "111122223333/Default" })).toBe(2);
  });

  it("of vaults of one name in two accounts stand apart", () => {
    const all = loaded(
      aBackupJob({ id: "a" }),
      aBackupJob({ id: "b", backupVaultArn: vaultArn("Default", "444455556666") }),
    );
    expect([...all.leaves({})]).toHaveLength(2);
  });

  it("hold, in order, whatever came last of each, in any order of pages", () => {
    const job = fc
      .record({
        id: fc.constantFrom("a", "b", "c", "d", "e", ""),
        state: fc.constantFrom("FAILED", "RUNNING", "COMPLETED", "ODD"),
        backupVaultName: fc.constantFrom("Default", "Other"),
        hours: fc.option(fc.integer({ min: 0, max: 60 })),
      })
      .map(({ hours, ...members }): BackupJob => {
        const { creationDate, ...job } = aBackupJob(members);
        return hours === null ? job : { ...job, creationDate: (creationDate ?? 0) - hours * hour };
      });
    fc.assert(
      fc.property(fc.array(fc.array(job, { maxLength: 6 }), { maxLength: 8 }), (pages) => {
        const all = loaded();
        const last = new Map<string, Job>();
        for (const page of pages) {
          put(all, page);
          for (const each of page) {
            last.set(each.id || JSON.stringify([each.creationDate, each.resourceArn]), each);
          }
        }
        expect(all.count({})).toBe(last.size);
        const shown = [...all.buckets({})].flatMap(({ jobs }) => jobs);
        expect([...shown].sort(compareJobs)).toEqual([...last.values()].sort(compareJobs));
        for (const { jobs } of all.buckets({})) expect(jobs).toEqual([...jobs].sort(compareJobs));
      }),
      { numRuns: runs(500) },
    );
  });
});
