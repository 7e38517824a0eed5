import { describe, expect, it } from "vitest";
import { readRefreshInterval } from "../../../../src/domain/live/refreshInterval";
import { refreshPace, waitFrom } from "../../../../src/domain/live/refreshPace";
import {
  afterRefresh,
  comesAfterSleep,
  isTold,
  newRecord,
  type RefreshResult,
} from "../../../../src/domain/live/refreshRecord";

const second = 1000;
const minute = 60 * second;

function aRecord(of: Partial<Parameters<typeof refreshPace>[1]> = {}) {
  return { ...newRecord(0), ...of };
}

describe("The pace of refreshes", () => {
  it("is 15, 30 and then 60 seconds while jobs are unfinished and nothing changes", () => {
    const paces = [0, 1, 2, 3, 2000].map((unchanged) =>
      refreshPace("auto", aRecord({ unchanged }), true),
    );
    expect(paces).toEqual([15, 30, 60, 60, 60].map((each) => each * second));
  });

  it("is five minutes where all jobs have ended", () => {
    expect(refreshPace("auto", aRecord(), false)).toBe(5 * minute);
    expect(refreshPace("auto", aRecord({ unchanged: 9 }), false)).toBe(5 * minute);
  });

  it("doubles with each failure, to five minutes at most, whether or not jobs are unfinished", () => {
    const paces = [1, 2, 3, 4, 5, 900].map((failures) =>
      refreshPace("auto", aRecord({ failures }), failures % 2 === 0),
    );
    expect(paces).toEqual([30, 60, 120, 240, 300, 300].map((each) => each * second));
  });

  it("is what the user has set, and longer only after failures", () => {
    expect(refreshPace(20, aRecord({ unchanged: 5 }), true)).toBe(20 * second);
    expect(refreshPace(20, aRecord({ failures: 2 }), true)).toBe(minute);
    expect(refreshPace(3600, aRecord({ failures: 2 }), true)).toBe(60 * minute);
    expect(refreshPace("off", aRecord(), true)).toBeUndefined();
  });

  it("is counted from the last refresh, and a clock that jumps makes none wait longer", () => {
    const pace = 15 * second;
    expect(waitFrom(1000, aRecord({ at: 0 }), pace)).toBe(14 * second);
    expect(waitFrom(90 * minute, aRecord({ at: 0 }), pace)).toBe(0);
    expect(waitFrom(0, aRecord({ at: 90 * minute }), pace)).toBe(pace);
    expect(waitFrom(0, aRecord({ at: -Infinity }), pace)).toBe(0);
  });
});

describe("Refreshes that fail", () => {
  const failed: RefreshResult = {
    at: 0,
    hasChanged: false,
    failure: "mayWorkAgain",
    cameAfterSleep: false,
  };
  const after = (...results: readonly Partial<RefreshResult>[]) =>
    results.reduce(
      (record, result) => afterRefresh(record, { ...failed, ...result }),
      newRecord(0),
    );

  it("are told after three in a row, of which the first after a sleep is none", () => {
    expect(
      [1, 2, 3, 4].map((times) => isTold(after(...Array.from({ length: times }, () => ({}))))),
    ).toEqual([false, false, true, true]);
    const sleep = { cameAfterSleep: true };
    expect(isTold(after(sleep, {}, {}))).toBe(false);
    expect(isTold(after(sleep, {}, {}, {}))).toBe(true);
    // Told is told, also after another sleep.
    expect(isTold(after({}, {}, {}, sleep))).toBe(true);
  });

  it("begin anew when one works", () => {
    const worked = { at: 0, hasChanged: false, cameAfterSleep: false };
    expect(afterRefresh(after({}, {}, {}), worked)).toEqual(newRecord(0));
  });

  it("stop where only the user can help, once that was told", () => {
    const forUser = { failure: "onlyUserHelps" } as const;
    expect(refreshPace("auto", after(forUser, forUser), true)).toBe(minute);
    expect(refreshPace("auto", after(forUser, forUser, forUser), true)).toBeUndefined();
  });

  it("came after a sleep when they came a minute too late, or the clock went back", () => {
    const record = newRecord(minute);
    expect(comesAfterSleep(1.5 * minute, record, 15 * second)).toBe(false);
    expect(comesAfterSleep(3 * minute, record, 15 * second)).toBe(true);
    expect(comesAfterSleep(0, record, 15 * second)).toBe(true);
  });
});

describe("The setting of the interval", () => {
  it.each([
    ["auto", "auto"],
    ["off", "off"],
    [60, 60],
    [1, 15],
    [-5, 15],
    [1e12, 86_400],
    [Infinity, "auto"],
    [Number.NaN, "auto"],
    ["60", "auto"],
    ["often", "auto"],
    [null, "auto"],
    [undefined, "auto"],
    [{ off: true }, "auto"],
  ])("reads %s as %s", (value, interval) => {
    expect(readRefreshInterval(value)).toBe(interval);
  });
});
