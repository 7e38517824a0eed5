import { describe, expect, it } from "vitest";
import {
  haveMoved,
  isYetToCome,
  rangesOf,
  readDifferently,
} from "../../../../src/domain/filter/filterRanges";
import { createLocalTime } from "../../../../src/domain/time/localTime";
import { readTimeWindow } from "../../../../src/domain/time/timeWindow";

const local = createLocalTime("UTC");
const evening = Date.UTC(2026, 10, 20, 21, 30);
const morning = Date.UTC(2026, 10, 21, 8, 45);

function rangesAt(created: string, now: number) {
  const read = (window: string, at: number) => {
    const reading = readTimeWindow(window, at, local);
    return reading.type === "range" ? reading.range : undefined;
  };
  return rangesOf({ created }, read, now);
}

describe("the times of a filter, read again the next morning", () => {
  it.each([
    // The range reads differently, it has moved.
    ["last night", false, false],
    ["today", true, true],
    ["yesterday", true, true],
    ["since yesterday", true, true],
    ["last friday", true, true],
    ["yesterday 22:00 to today 06:00", true, true],
    ["today 20:00 to now", true, true],
    ["2 days ago to 1 day ago", true, true],
    ["before 2 hours ago", true, true],
    ["last 24 hours", true, false],
    ["last 7 days", true, false],
    ["2026-11-20 18:00 to 2026-11-21 08:00", false, false],
  ])("%s", (window, differs, moved) => {
    const [then, now] = [rangesAt(window, evening), rangesAt(window, morning + 123)];
    expect([readDifferently(then, now), haveMoved(then, now)]).toEqual([differs, moved]);
  });

  it("are another night in the evening", () => {
    const [then, now] = [rangesAt("last night", morning), rangesAt("last night", evening + 864e5)];
    expect([readDifferently(then, now), haveMoved(then, now)]).toEqual([true, true]);
  });

  it("are the same a minute later where only a day names them", () => {
    const [then, now] = [rangesAt("today", evening), rangesAt("today", evening + 60_000)];
    expect([readDifferently(then, now), haveMoved(then, now)]).toEqual([false, false]);
  });

  it("may not have come yet", () => {
    expect(isYetToCome(rangesAt("since today 22:00", evening), evening)).toBe(true);
    expect(isYetToCome(rangesAt("since today 22:00", evening), evening + 1_800_000)).toBe(false);
    expect(isYetToCome(rangesAt("before today", evening), evening)).toBe(false);
  });
});
