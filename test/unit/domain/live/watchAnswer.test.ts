import { expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import type { JobGateway } from "../../../../src/domain/query/jobGateway";
import { askWatched } from "../../../../src/domain/live/watchAnswer";
import { aBackupJob, aRestoreJob, aScanJob } from "../../../support/jobs/jobBuilders";

function gatewayOf(
  job: Job,
  children: readonly Job[] = [],
): { readonly asked: string[]; readonly gateway: Pick<JobGateway, "describeJob" | "listJobs"> } {
  const asked: string[] = [];
  return {
    asked,
    gateway: {
      describeJob: (kind, id) => {
        asked.push(`describe ${kind} ${id}`);
        return Promise.resolve({ job, members: {} });
      },
      listJobs: (query) => {
        asked.push(`list ${JSON.stringify(query)}`);
        return Promise.resolve({ jobs: children, nextToken: "more" });
      },
    },
  };
}

const { signal } = new AbortController();

it("asks for a job by its ID, and for nothing else", async () => {
  for (const job of [aBackupJob(), aRestoreJob(), aScanJob()]) {
    const { asked, gateway } = gatewayOf(job);
    expect(await askWatched(job, gateway, signal)).toEqual({ job, children: undefined });
    expect(asked).toEqual([`describe ${job.kind} ${job.id}`]);
  }
});

it("takes AWS's own counts of a parent's children", async () => {
  const job = aBackupJob({ isParent: true, childJobsInState: { COMPLETED: 7, RUNNING: 2 } });
  const { asked, gateway } = gatewayOf(job);
  const { children } = await askWatched(job, gateway, signal);
  expect([...(children?.states ?? [])]).toEqual([
    ["COMPLETED", 7],
    ["RUNNING", 2],
  ]);
  expect(asked).toHaveLength(1);
});

it("lists a page of the children where AWS has no such counts", async () => {
  const parent = aRestoreJob({ id: "parent", isParent: true });
  const { asked, gateway } = gatewayOf(parent, [aRestoreJob(), aRestoreJob({ state: "RUNNING" })]);
  expect(await askWatched(parent, gateway, signal)).toMatchObject({
    children: {
      states: new Map([
        ["COMPLETED", 1],
        ["RUNNING", 1],
      ]),
      isComplete: false,
    },
  });
  expect(asked[1]).toBe('list {"kind":"restore","parentJobId":"parent"}');
});
