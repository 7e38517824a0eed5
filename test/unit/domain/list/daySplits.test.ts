import { describe, expect, it } from "vitest";
import { DaySplits } from "../../../../src/domain/list/daySplits";
import { LoadedJobs } from "../../../../src/domain/list/loadedJobs";
import { aBackupJob } from "../../../support/jobs/jobBuilders";

describe("Groups that are shown by day", () => {
  it("are decided once: a page asks nothing of the groups that stand", () => {
    const jobs = new LoadedJobs({
      nextTask: () => Promise.resolve(),
      signal: new AbortController().signal,
      changed: () => undefined,
      dayOf: (time) => new Date(time).toISOString().slice(0, 10),
      dimensions: ["state", "vault"],
      scope: { queries: [{ kind: "backup" }], belongs: () => true },
    });
    let asked = 0;
    const splits = new DaySplits({
      jobs,
      pageSize: 1,
      isComplete: ({ vault }) => {
        asked++;
        return vault?.endsWith("Whole") === true;
      },
      hasMore: ({ vault }) => vault?.endsWith("Open") === true,
    });
    const put = (...vaults: readonly string[]): void => {
      const page = vaults.map((backupVaultName, i) =>
        aBackupJob({ id: `${jobs.count({})}-${i}`, backupVaultName }),
      );
      jobs.put({ jobs: page, asked: jobs.tick(), source: "list" });
      splits.decide();
    };
    put("Whole", "Open", "Unasked");
    expect(asked).toBe(3);
    put("Whole", "Open", "Unasked");
    // Only of the one that could not be decided yet.
    expect(asked).toBe(4);
    const path = (name: string) => ({ state: "COMPLETED", vault: `111122223333/${name}` });
    expect(["Whole", "Open", "Unasked"].map((name) => splits.isSplit(path(name)))).toEqual([
      false,
      true,
      false,
    ]);
  });
});
