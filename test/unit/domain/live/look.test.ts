import { expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { isUnfinished } from "../../../../src/domain/job/jobState";
import { Look } from "../../../../src/domain/live/look";
import { mostMarked, noneSeen, type Seen } from "../../../../src/domain/live/seenMarks";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";

const minute = 60_000;

function aLook(since: Seen | undefined, jobs: readonly Job[]) {
  const loaded = new Map<string, Job>();
  const look = new Look(
    {
      get: (key) => loaded.get(key),
      unfinished: {
        *[Symbol.iterator]() {
          for (const job of loaded.values()) if (isUnfinished(job)) yield job.id;
        },
      },
    },
    since,
  );
  const take = (more: readonly Job[]): void => {
    for (const job of more) loaded.set(job.id, job);
    look.take(more);
  };
  take(jobs);
  return { look, take };
}

const at = (id: string, time: number, members = {}): Job =>
  aBackupJob({ id, creationDate: time, completionDate: time, ...members });

it("at the first look ever takes a job that is loaded on for seen, though it ended last, but no new one", () => {
  const { look, take } = aLook(undefined, [at("a", noon), at("run", noon, { state: "RUNNING" })]);
  look.goOn(look.addTo(undefined));
  take([at("old", noon - minute, { completionDate: noon + minute })]);
  expect(look.marks.size).toBe(0);
  take([at("new", noon + minute), at("run", noon, { state: "FAILED" })]);
  expect([...look.marks]).toEqual([
    ["new", "new"],
    ["run", "changed"],
  ]);
});

it("marks the latest of very many, and what is no time at all never", () => {
  const { look } = aLook(
    noneSeen,
    Array.from({ length: 3 * mostMarked }, (_, i) => at(`${i}`, noon + i)),
  );
  expect(look.marks.size).toBeLessThanOrEqual(2 * mostMarked);
  expect(look.marks.get(`${3 * mostMarked - 1}`)).toBe("new");
  expect(look.marks.has("0")).toBe(false);
  expect(look.addTo(noneSeen).unseen.size).toBe(mostMarked);
  expect(aLook(noneSeen, [at("a", NaN), at("b", 1e300)]).look.marks.size).toBe(0);
});

it("takes all jobs of an instant for seen where there were very many", () => {
  const many = Array.from({ length: 1500 }, (_, i) => at(`${i}`, noon));
  const { look } = aLook(undefined, many);
  const seen = look.addTo(undefined);
  expect(aLook(seen, many).look.marks.size).toBe(0);
  const few = aLook(undefined, many.slice(0, 900)).look.addTo(undefined);
  expect(aLook(few, many).look.marks.size).toBe(600);
});

it("does not take for seen what goes on to change", () => {
  const run = (state: string): Job => at("run", noon, { state });
  const { look, take } = aLook(noneSeen, [run("RUNNING")]);
  expect(look.see(["run"])).toBe(true);
  expect(look.see(["run"])).toBe(false);
  expect(look.hasUnseen).toBe(false);
  take([run("FAILED")]);
  expect(look.isUnseen("run")).toBe(true);
  look.goOn(look.addTo(noneSeen));
  expect([...look.marks]).toEqual([["run", "new"]]);
});

it("forgets the marks of jobs that have gone", () => {
  const loaded = new Map([["a", at("a", noon)]]);
  const look = new Look({ get: (key) => loaded.get(key), unfinished: [] }, noneSeen);
  look.take(loaded.values());
  loaded.clear();
  expect(look.goOn(noneSeen)).toBe(true);
  expect(look.marks.size).toBe(0);
  expect(look.goOn(noneSeen)).toBe(false);
});

it("adds up: a look at a part, as with a filter, forgets nothing of the whole", () => {
  const whole = [
    at("run", noon, { state: "RUNNING", completionDate: undefined }),
    at("latest", noon + minute),
    at("old", noon - minute),
  ];
  const seen = aLook(undefined, whole).look.addTo(undefined);
  const part = aLook(seen, whole.slice(2)).look.addTo(seen);
  expect(aLook(part, whole).look.marks.size).toBe(0);
  const ended = at("run", noon, { state: "FAILED", completionDate: undefined });
  expect([...aLook(part, [ended]).look.marks]).toEqual([["run", "changed"]]);
});
