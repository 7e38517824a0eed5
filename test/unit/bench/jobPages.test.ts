import { describe, expect, it } from "vitest";
import { jobMembers } from "../../support/endpoint/shapes";
import { noon } from "../../support/jobs/jobBuilders";
import { JobPages } from "../../bench/pages/jobPages";

interface Page {
  readonly BackupJobs: readonly Readonly<Record<string, unknown>>[];
  readonly NextToken: string | null;
}

const pages = new JobPages(2500, noon);

function page(params: Readonly<Record<string, string>> = {}): Page {
  return JSON.parse(pages.page(new URLSearchParams(params)).toString()) as Page;
}

function all(params: Readonly<Record<string, string>> = {}): Page["BackupJobs"] {
  const first = page(params);
  const jobs = [...first.BackupJobs];
  let token = first.NextToken;
  while (token !== null) {
    const next = page({ ...params, nextToken: token });
    jobs.push(...next.BackupJobs);
    token = next.NextToken;
  }
  return jobs;
}

describe("pages of jobs", () => {
  it("are as large as they were asked for, and end without a token", () => {
    expect(page().BackupJobs).toHaveLength(1000);
    expect(page({ maxResults: "100" }).BackupJobs).toHaveLength(100);
    expect(page({ nextToken: "2000" })).toMatchObject({ NextToken: null });
  });

  it("hold every job once, each with ids and ARNs of its own and all members of the model", () => {
    const jobs = all();
    for (const member of ["BackupJobId", "ResourceArn"]) {
      expect(new Set(jobs.map((job) => job[member])).size).toBe(2500);
    }
    const points = jobs.map((job) => job["RecoveryPointArn"]).filter((arn) => arn !== null);
    expect(new Set(points).size).toBe(points.length);
    expect(Object.keys(jobs[0] ?? {}).toSorted()).toEqual(jobMembers.backup.toSorted());
  });

  it("hold a message in every twentieth job", () => {
    expect(all().filter((job) => job["StatusMessage"] !== null)).toHaveLength(125);
  });

  it("of a state or a vault hold its jobs", () => {
    const jobs = all();
    const inBoth = { state: "COMPLETED", backupVaultName: "vault-01" };
    expect(all(inBoth)).toEqual(
      jobs.filter((job) => job["State"] === "COMPLETED" && job["BackupVaultName"] === "vault-01"),
    );
    expect(all({ state: "FAILED" })).toEqual(jobs.filter((job) => job["State"] === "FAILED"));
  });

  it("of what has completed since hold what has changed", () => {
    const since = { completeAfter: "2026-11-22T00:00:00Z" };
    expect(page(since).BackupJobs).toEqual([]);
    pages.change(2);
    expect(page(since).BackupJobs).toMatchObject([{ State: "FAILED" }, { State: "FAILED" }]);
    pages.change(1);
    expect(page(since).BackupJobs).toMatchObject([{ State: "COMPLETED" }]);
  });
});
