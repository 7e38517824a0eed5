import { describe, expect, it } from "vitest";
import { jobKinds } from "../../../../src/domain/job/jobKinds";
import { shownTime, spokenTime } from "../../../../src/viewmodel/tree/rowTime";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { wireDate } from "../../../support/endpoint/wire";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { openTree, type TreeFixture, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob } from "../../../support/jobs/wireJobs";

const minute = 60_000;
const context = { formats: utcFormats, now: noon };

/** Created one after another over two days, finished in another order and some on another day. */
const jobs = Array.from({ length: 40 }, (_, i) => {
  const created = noon - i * 67 * minute;
  return wireBackupJob({
    id: `j${i}`,
    state: i % 3 === 0 ? "FAILED" : "COMPLETED",
    members: {
      CreationDate: wireDate(created),
      CompletionDate: wireDate(created + ((i * 7) % 40) * 30 * minute),
    },
  });
});

/** The rows of jobs under each row, with their times of creation. */
function families({ mirror, tree }: TreeFixture): readonly (readonly [TreeNode, number])[][] {
  const found = new Map<string, [TreeNode, number][]>();
  for (const { node } of mirror.items) {
    if (node.type !== "job") continue;
    const family = found.get(node.parent?.id ?? "") ?? [];
    family.push([node, tree.job(node)?.creationDate ?? NaN]);
    found.set(node.parent?.id ?? "", family);
  }
  return [...found.values()];
}

describe("The time on a row", () => {
  it.each(jobKinds.backup.groupings)(
    "is what rows are ordered by and stand under their day by: %s",
    async (grouping) => {
      const fixture = await openTree({ jobs, grouping, pageSize: 15 });
      await fixture.tree.loadAll(undefined, {
        signal: new AbortController().signal,
        progress: () => undefined,
      });
      await fixture.settle();
      const rows = families(fixture);
      expect(rows.flat()).toHaveLength(jobs.length);
      for (const family of rows) {
        const times = family.map(([, created]) => created);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
        for (const [node, created] of family) {
          const above = node.parent;
          const day = above?.type === "group" ? above.path.day : undefined;
          const { description } = fixture.tree.row(node);
          if (day === undefined) expect(description).toContain(utcFormats.age(created, noon));
          else expect(description).toContain(utcFormats.clock(created));
          if (day !== undefined) expect(utcFormats.dayOf(created)).toBe(day);
        }
      }
    },
  );

  it("is that of the creation, whenever the job started or finished", () => {
    const job = aBackupJob({ creationDate: noon - 90 * minute, completionDate: noon - minute });
    expect(shownTime(job, context, false)).toBe("1h ago");
    expect(shownTime(job, context, true)).toBe("1h");
    expect(shownTime(job, { ...context, day: "2026-11-21" }, true)).toBe("12:30");
  });

  it("is missing where AWS reports no creation: such rows stand last", () => {
    const { creationDate, ...undated } = aBackupJob({ completionDate: noon - minute });
    expect(creationDate).toBeDefined();
    expect(shownTime(undated, context, false)).toBeUndefined();
    expect(spokenTime(undated, context)).toBe("finished 1 minute ago");
  });

  it("is said with the finish, or with the start of a job that runs", () => {
    const finished = aBackupJob({
      creationDate: noon - 120 * minute,
      completionDate: noon - minute,
    });
    expect(spokenTime(finished, context)).toBe("created 2 hours ago, finished 1 minute ago");
    const { completionDate, ...running } = aBackupJob({
      state: "RUNNING",
      creationDate: noon - 120 * minute,
      initiationDate: noon - 60 * minute,
    });
    expect(completionDate).toBeDefined();
    expect(spokenTime(running, context)).toBe("created 2 hours ago, started 1 hour ago");
    expect(spokenTime({ ...running, state: "CREATED" }, context)).toBe("created 2 hours ago");
  });
});
