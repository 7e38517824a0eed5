import { describe, expect, it } from "vitest";
import {
  failureQueries,
  failuresJson,
  type KnownFailures,
  readFailures,
  takeFailures,
} from "../../../../src/domain/live/failures";
import { isMuted } from "../../../../src/domain/live/muted";
import { Mutes } from "../../../../src/domain/protection/mutes";
import type { Mute } from "../../../../src/domain/protection/protection";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const failed = (id: string, completionDate: number) =>
  aBackupJob({ id, state: "FAILED", completionDate });
const ids = (jobs: readonly { readonly id: string }[]): readonly string[] =>
  jobs.map(({ id }) => id);

describe("what failed", () => {
  it("is asked for by each failed state since then, and scans by what they found", () => {
    expect(failureQueries("backup", 5)).toEqual(
      ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"].map((state) => ({
        kind: "backup",
        state,
        completeAfter: 5,
      })),
    );
    expect(failureQueries("scan", 5)).toContainEqual({
      kind: "scan",
      scanResultStatus: "THREATS_FOUND",
      completeAfter: 5,
    });
    const all = (["backup", "restore", "copy", "scan"] as const).flatMap((kind) =>
      failureQueries(kind, 0),
    );
    expect(all).toHaveLength(11);
  });

  it("is no news at first, and each job is news once", () => {
    const first = takeFailures(undefined, [failed("old", noon - minute)], noon);
    expect(first.news).toEqual([]);
    const jobs = [failed("old", noon - minute), failed("new", noon + minute)];
    const second = takeFailures(first.known, jobs, noon + 5 * minute);
    expect(ids(second.news)).toEqual(["new"]);
    expect(takeFailures(second.known, jobs, noon + 10 * minute).news).toEqual([]);
  });

  it("is news whatever this computer's clock does meanwhile", () => {
    for (const jump of [-365 * day, 365 * day]) {
      let { known } = takeFailures(undefined, [], noon);
      ({ known } = takeFailures(known, [], noon + jump));
      const found = takeFailures(known, [failed("new", noon + minute)], noon + 10 * minute);
      expect(ids(found.news)).toEqual(["new"]);
      expect(takeFailures(found.known, [failed("new", noon + minute)], noon).news).toEqual([]);
    }
  });

  it("that AWS lists late is news within an hour", () => {
    const { known } = takeFailures(undefined, [failed("a", noon)], noon);
    const { known: then } = takeFailures(known, [failed("b", noon + 2 * hour)], noon + 2 * hour);
    const late = takeFailures(then, [failed("late", noon + hour + minute)], noon + 2 * hour);
    expect(ids(late.news)).toEqual(["late"]);
    expect(then.since).toBe(noon + hour);
  });

  it("that ends in a time to come hides nothing", () => {
    const { known } = takeFailures(undefined, [failed("hostile", 8.64e15)], noon);
    expect(known.since).toBeLessThanOrEqual(noon);
  });

  it("is bounded, and what is left out is not asked for again", () => {
    const many = Array.from({ length: 3000 }, (_, i) => failed(`j${i}`, noon - 3000 + i));
    const { known } = takeFailures(undefined, many, noon);
    expect(known.known.size).toBe(1000);
    const again = many.filter(({ completionDate = 0 }) => completionDate > known.since);
    expect(takeFailures(known, again, noon).news).toEqual([]);
  });
});

describe("what is kept of failures", () => {
  const known: KnownFailures = { since: noon - hour, known: new Map([["a", noon]]), askedAt: noon };
  const text = failuresJson(new Map([["backup", known]]));
  const read = (now: number) => readFailures(text, ["backup", "copy"], now);

  it("is read as it was written", () => {
    expect(read(noon + 5 * minute)).toEqual(new Map([["backup", known]]));
  });

  it("begins again where it is too old, or from a time to come", () => {
    expect(read(noon + 8 * day).size).toBe(0);
    expect(read(noon - 2 * hour).size).toBe(0);
    expect(read(noon + 6 * day).size).toBe(1);
  });

  it.each(["", "{", "null", "[]", '{"backup":7}', '{"backup":{"since":"x","askedAt":1}}'])(
    "is nothing where it can't be read: %s",
    (broken) => {
      expect(readFailures(broken, ["backup"], noon).size).toBe(0);
    },
  );
});

it("is muted by its resource or by its cause, until a date", () => {
  const job = aBackupJob({ state: "FAILED", messageCategory: "AccessDenied" });
  const mute = (target: Mute["target"], until = noon + day): Mutes =>
    new Mutes([{ target, until, reason: "", finding: undefined }], noon);
  const resourceArn = job.resourceArn ?? "";
  expect(isMuted(job, mute({ type: "resource", resourceArn }))).toBe(true);
  expect(isMuted(job, mute({ type: "resource", resourceArn: "arn:other" }))).toBe(false);
  expect(isMuted(job, mute({ type: "resource", resourceArn }, noon - 1))).toBe(false);
  expect(isMuted(job, mute({ type: "cause", causeId: "deniedByCategory" }))).toBe(true);
  expect(isMuted(job, mute({ type: "cause", causeId: "other" }))).toBe(false);
});
