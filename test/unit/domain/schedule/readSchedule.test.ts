import { describe, expect, it } from "vitest";
import { runTimes } from "../../../../src/domain/schedule/readSchedule";
import { handWorkedRuns } from "../../../support/schedule/handWorkedRuns";

describe.each(handWorkedRuns)("A schedule %s", (_, rows) => {
  it.each(rows)("$expression in $zone, $span", ({ expression, zone, span, runs }) => {
    const [from = "", to = ""] = span.split("/");
    const found = runTimes(expression, zone)?.between(utc(from), utc(to), 1000);
    expect(found?.map(said)).toEqual(readRuns(runs, from));
  });
});

describe("The schedule is unknown", () => {
  it.each([
    "",
    "cron()",
    "cron(0 5 ? * *)",
    "0 5 * * *",
    "0 0 5 ? * * *",
    "rate(12 hours)",
    "at(2026-11-20T13:00:00)",
    // One of the two days has to be a question mark.
    "cron(0 5 * * * *)",
    "cron(0 5 ? * ? *)",
    "cron(0 5 1 * 2 *)",
    "cron(? 5 ? * * *)",
    "cron(60 5 ? * * *)",
    "cron(0 24 ? * * *)",
    "cron(-1 5 ? * * *)",
    "cron(0 5 0 * ? *)",
    "cron(0 5 32 * ? *)",
    "cron(0 5 ? * 0 *)",
    "cron(0 5 ? * 8 *)",
    "cron(0 5 ? 13 * *)",
    "cron(0 5 ? * * 1969)",
    "cron(0 5 ? * * 2200)",
    "cron(0/0 5 ? * * *)",
    "cron(/5 5 ? * * *)",
    "cron(1.5 5 ? * * *)",
    "cron(0, 5 ? * * *)",
    // AWS documents none of these.
    "cron(0 22-2 ? * * *)",
    "cron(0 5 ? * FRI-MON *)",
    "cron(0 5 ? * 2/2 *)",
    "cron(0 5 L-3 * ? *)",
    "cron(0 5 ? * 3#1,6#3 *)",
    "cron(0 5 ? * 3#6 *)",
    "cron(0 5 ? * 3#0 *)",
    "cron(0 5 ? * 2W *)",
    "cron(0 5 1-5W * ? *)",
    "cron(0 5 0W * ? *)",
    "cron(0 5 32W * ? *)",
    "cron(0 5 2# * ? *)",
    "cron(0 5 ? FOO * *)",
    "cron(0 5 ? * constructor *)",
    "cron(0 MON ? * * *)",
    "cron(H 5 ? * * *)",
    "@daily",
    `cron(${"0,".repeat(250)}0 5 ? * * *)`,
  ])("%s", (expression) => {
    expect(runTimes(expression, "UTC")).toBeUndefined();
  });

  it.each(["", "Mars/Olympus", "+02:00", "local", "Europe/Berlin ", "__proto__", "x".repeat(100)])(
    "in the zone %j",
    (zone) => {
      expect(runTimes("cron(0 5 ? * * *)", zone)).toBeUndefined();
    },
  );
});

describe("Runs of a span", () => {
  it("are those of an expression with white space around it", () => {
    const padded = runTimes("\n cron(0 5 ? * * *)\t ", "UTC");
    const runs = padded?.between(utc("2026-11-01 00:00"), utc("2026-11-01 23:59"), 9);
    expect(runs?.map(said)).toEqual(["2026-11-01 05:00"]);
  });

  const daily = runTimes("cron(0 5 ? * * *)", undefined);

  it("are UTC without a zone, and both ends are in it", () => {
    const runs = daily?.between(utc("2026-11-01 05:00"), utc("2026-11-02 05:00"), 9);
    expect(runs?.map(said)).toEqual(["2026-11-01 05:00", "2026-11-02 05:00"]);
  });

  it("are the newest ones where they are more than the limit", () => {
    const runs = daily?.between(-Infinity, utc("2026-11-30 06:00"), 2);
    expect(runs?.map(said)).toEqual(["2026-11-29 05:00", "2026-11-30 05:00"]);
    expect(daily?.between(0, utc("2026-11-30 06:00"), 0)).toEqual([]);
  });

  it("are none where the span is empty, or no span", () => {
    const now = utc("2026-11-30 06:00");
    expect(daily?.between(now, now - 1, 9)).toEqual([]);
    expect(daily?.between(Number.NaN, now, 9)).toEqual([]);
    expect(daily?.between(now, Number.NaN, 9)).toEqual([]);
  });

  it("end where nothing ever runs", () => {
    const never = runTimes("cron(0 5 30 2 ? *)", "Europe/Berlin");
    expect(never?.between(-Infinity, Infinity, 9)).toEqual([]);
  });

  it("are the last of all up to the end of time", () => {
    expect(daily?.between(-Infinity, Infinity, 1).map(said)).toEqual(["2199-12-31 05:00"]);
  });
});

describe("A clock change is near", () => {
  const inBerlin = runTimes("cron(0 5 ? * * *)", "Europe/Berlin");

  it.each([
    ["2026-03-28 12:59", false],
    ["2026-03-28 13:00", true],
    ["2026-03-29 01:00", true],
    ["2026-03-29 13:00", true],
    ["2026-03-29 13:01", false],
    ["2026-10-25 13:00", true],
    ["2026-07-01 00:00", false],
  ])("at %s: %s", (at, isNear) => {
    expect(inBerlin?.isNearClockChange(utc(at))).toBe(isNear);
    expect(runTimes("cron(0 5 ? * * *)", "UTC")?.isNearClockChange(utc(at))).toBe(false);
  });
});

function utc(text: string): number {
  return Date.parse(`${text.replace(" ", "T")}Z`);
}

function said(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}

/** Runs without a year are of the span's first. */
function readRuns(runs: string, from: string): readonly string[] {
  const found = runs.match(/[\d-]+ [\d:]+/g) ?? [];
  return found.map((run) => (run.length === 11 ? `${from.slice(0, 5)}${run}` : run));
}
