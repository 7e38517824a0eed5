import { expect, it } from "vitest";
import { toldByParents } from "../../../../src/domain/live/toldByParents";
import { aBackupJob, aCopyJob } from "../../../support/jobs/jobBuilders";

const job = (id: string, parentJobId?: string) =>
  aBackupJob({ id, ...(parentJobId !== undefined && { parentJobId }) });

const told = (...jobs: Parameters<typeof toldByParents>[0]): readonly string[] =>
  [...toldByParents(jobs)].map(({ id }) => id).sort();

it("has the jobs below a parent that is among them, in any order", () => {
  expect(told(job("a1", "a"), job("a"), job("a2", "a"), job("b"))).toEqual(["a1", "a2"]);
  expect(told(job("a11", "a1"), job("a1", "a"), job("a"))).toEqual(["a1", "a11"]);
});

it("has no job whose parent is not among them, or of another kind", () => {
  expect(told(job("a1", "a"), job("a2", "a"))).toEqual([]);
  expect(told(job("a"), aCopyJob({ id: "c", parentJobId: "a" }))).toEqual([]);
});

it("has none of a circle of parents, and what is below others once", () => {
  expect(told(job("a", "a"), job("b", "c"), job("c", "b"))).toEqual([]);
  const chain = Array.from({ length: 20_000 }, (_, i) =>
    job(`${i}`, i > 0 ? `${i - 1}` : undefined),
  );
  expect(toldByParents(chain).size).toBe(19_999);
});
