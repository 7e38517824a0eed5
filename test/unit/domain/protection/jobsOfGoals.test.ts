import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { JobsOfGoals } from "../../../../src/domain/protection/jobsOfGoals";
import { type Goal, goalOf } from "../../../../src/domain/protection/madeGood";
import { aBackupJob, aCopyJob, vaultArn } from "../../../support/jobs/jobBuilders";

const tableArn = (account: number, name: string): string =>
  `arn:aws:dynamodb:eu-west-1:${account}:table/${name}`;

function kept(jobs: readonly Job[]): { readonly all: JobsOfGoals; readonly goals: Goal[] } {
  const all = new JobsOfGoals();
  const goals = jobs.flatMap((job) => goalOf(job) ?? []);
  jobs.forEach((job, i) => {
    const goal = goals[i];
    if (goal !== undefined) all.put(goal, job, () => false);
  });
  return { all, goals };
}

describe("The jobs of goals", () => {
  it("are found by resource, however many there are and however alike their ARNs", () => {
    const jobs = Array.from({ length: 3000 }, (_, i) =>
      aBackupJob({ id: `job-${i}`, resourceArn: tableArn(i % 60, `orders-${Math.floor(i / 60)}`) }),
    );
    const { all, goals } = kept(jobs);
    expect(goals.map((goal) => all.get(goal)?.id)).toEqual(jobs.map(({ id }) => id));
    const [goal] = goals;
    const unknown = { resourceArn: tableArn(1, "unknown") };
    expect(goal && all.get({ ...goal, ...unknown })).toBeUndefined();
  });

  it("are one a goal: the last that was set", () => {
    const first = aBackupJob({ id: "first" });
    const last = aBackupJob({ id: "last" });
    const { all, goals } = kept([first, last]);
    expect(goals.map((goal) => all.get(goal))).toEqual([last, last]);
  });

  it("are by vault, too, where they copy", () => {
    const here = aCopyJob({ id: "here" });
    const there = aCopyJob({ id: "there", destinationBackupVaultArn: vaultArn("Elsewhere") });
    const { all, goals } = kept([here, there]);
    expect(goals.map((goal) => all.get(goal))).toEqual([here, there]);
  });

  it("are found by ARNs that are alike in all that is hashed", () => {
    const end = "x".repeat(500);
    const jobs = ["a", "b", "c"].map((id) => aBackupJob({ id, resourceArn: `${id}${end}` }));
    const { all, goals } = kept(jobs);
    expect(goals.map((goal) => all.get(goal)?.id)).toEqual(["a", "b", "c"]);
  });
});
