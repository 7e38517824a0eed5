import { expect, it, vi } from "vitest";
import { sessionCounts } from "../../../../src/viewmodel/tree/sessionCounts";
import { openTree, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";

it("What a session's row counts is known without a look at each job, whatever they are grouped by", async () => {
  const jobs = [
    ...wireBackupJobs(4, { state: "COMPLETED" }),
    ...wireBackupJobs(3, { state: "FAILED", category: "AccessDenied" }),
  ];
  for (const grouping of ["stateVault", "category", "accountState", "none"] as const) {
    const { tree } = await openTree({ jobs, grouping });
    if (tree.list === undefined) throw new Error("No list");
    const walk = vi.spyOn(tree.list.jobs, "all");
    expect(sessionCounts(tree.list, utcFormats)).toMatchObject({
      failed: 3,
      wrong: ["3 failed"],
      total: "7 jobs",
    });
    expect(walk).not.toHaveBeenCalled();
  }
});
