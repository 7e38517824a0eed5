import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLocalTime } from "../../../../src/domain/time/localTime";
import type { WallTime } from "../../../../src/domain/time/localTime";
import { runs } from "../../../support/property";

/** A time of a zone, e.g. "2026-03-29 02:30". */
function timeIn(timeZone: string, text: string): string {
  return new Date(createLocalTime(timeZone).timeOf(wall(text))).toISOString().replace(".000", "");
}

function wall(text: string): WallTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text
    .split(/\D/)
    .map(Number);
  return { year, month, day, hour, minute, second };
}

describe("A time of the user's zone", () => {
  it.each([
    ["UTC", "2026-11-22 14:02:09", "2026-11-22T14:02:09Z"],
    ["Europe/Berlin", "2026-11-22 14:02", "2026-11-22T13:02:00Z"],
    ["Asia/Kathmandu", "2026-11-22 00:00", "2026-11-21T18:15:00Z"],
    ["America/New_York", "2026-11-22 00:00", "2026-11-22T05:00:00Z"],
    ["Pacific/Kiritimati", "2026-11-22 00:00", "2026-11-21T10:00:00Z"],
    ["Pacific/Pago_Pago", "2026-11-22 00:00", "2026-11-22T11:00:00Z"],
    ["Pacific/Chatham", "2026-11-22 00:00", "2026-11-21T10:15:00Z"],
  ])("%s %s is %s", (zone, text, expected) => {
    expect(timeIn(zone, text)).toBe(expected);
  });

  it.each([
    ["Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29T00:59:59Z"],
    ["Europe/Berlin", "2026-03-29 02:00", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-03-29 03:00", "2026-03-29T01:00:00Z"],
    ["America/New_York", "2026-03-08 02:59:59", "2026-03-08T07:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:30:00Z"],
    ["Australia/Lord_Howe", "2026-10-04 02:30", "2026-10-03T15:30:00Z"],
  ])("that the clock skips is the first after the gap: %s %s is %s", (zone, text, expected) => {
    expect(timeIn(zone, text)).toBe(expected);
  });

  it.each([
    ["America/Sao_Paulo", "2018-11-04 00:00", "2018-11-04T03:00:00Z"],
    ["Africa/Cairo", "2026-04-24 00:00", "2026-04-23T22:00:00Z"],
    ["Asia/Beirut", "2026-03-29 00:00", "2026-03-28T22:00:00Z"],
  ])("begins a day that has no midnight: %s %s is %s", (zone, text, expected) => {
    expect(timeIn(zone, text)).toBe(expected);
    expect(createLocalTime(zone).partsOf(Date.parse(expected)).hour).toBe(1);
  });

  it.each([
    ["Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00Z"],
    ["Europe/Berlin", "2026-10-25 03:00", "2026-10-25T02:00:00Z"],
    ["America/New_York", "2026-11-01 01:00", "2026-11-01T05:00:00Z"],
    ["Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00Z"],
    ["America/Havana", "2026-11-01 00:00", "2026-11-01T04:00:00Z"],
  ])("that comes twice is the first of the two: %s %s is %s", (zone, text, expected) => {
    expect(timeIn(zone, text)).toBe(expected);
  });

  it("on a day that a zone left out is the first of the next day", () => {
    expect(timeIn("Pacific/Apia", "2011-12-29 23:59:59")).toBe("2011-12-30T09:59:59Z");
    for (const text of ["2011-12-30 00:00", "2011-12-30 12:34", "2011-12-31 00:00"]) {
      expect(timeIn("Pacific/Apia", text)).toBe("2011-12-30T10:00:00Z");
    }
  });

  it("may go beyond the day: 24:00 is the next day's 00:00", () => {
    expect(timeIn("Europe/Berlin", "2026-12-31 24:00")).toBe("2026-12-31T23:00:00Z");
  });

  it("may be of the calendar's first years", () => {
    expect(timeIn("UTC", "0099-01-02 03:04")).toBe("0099-01-02T03:04:00Z");
    expect(createLocalTime("UTC").partsOf(Date.parse("-000001-03-04T05:06:07Z"))).toEqual({
      ...wall("0000-03-04 05:06:07"),
      year: -1,
    });
  });

  it("has no fractions of a second, before 1970 neither", () => {
    const utc = createLocalTime("UTC");
    expect(utc.partsOf(999)).toEqual(wall("1970-01-01 00:00:00"));
    expect(utc.partsOf(-1)).toEqual(wall("1969-12-31 23:59:59"));
  });
});

describe("Local time", () => {
  it("makes its formatter, which costs, only when it is needed", () => {
    const local = createLocalTime("Mars/Olympus_Mons");
    expect(() => local.partsOf(0)).toThrow(RangeError);
  });

  it("leads back to the same calendar and clock, in every zone", () => {
    const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => ({
      zone,
      local: createLocalTime(zone),
    }));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }),
        ({ local }, time) => {
          const parts = local.partsOf(time);
          const again = local.timeOf(parts);
          expect(local.partsOf(again)).toEqual(parts);
          // Earlier where the clock shows the same twice.
          const earlier = Math.floor(time / 1000) * 1000 - again;
          expect(earlier).toBeGreaterThanOrEqual(0);
          expect(earlier).toBeLessThanOrEqual(24 * 3_600_000);
        },
      ),
      { numRuns: runs(4000) },
    );
  });

  it("leads to a time that is never before what was asked for, whatever the calendar says", () => {
    const changing = ["Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia"];
    const locals = changing.map((zone) => createLocalTime(zone));
    fc.assert(
      fc.property(
        fc.constantFrom(...locals),
        fc.integer({ min: Date.UTC(2009, 0) / 900_000, max: Date.UTC(2020, 0) / 900_000 }),
        (local, quarter) => {
          const asked = new Date(quarter * 900_000).toISOString().slice(0, 19);
          const time = local.timeOf(wall(asked));
          const said = (at: number) => {
            const { year, month, day, hour, minute, second } = local.partsOf(at);
            return Date.UTC(year, month - 1, day, hour, minute, second);
          };
          expect(said(time)).toBeGreaterThanOrEqual(quarter * 900_000);
          expect(said(time - 1000)).toBeLessThan(quarter * 900_000);
        },
      ),
      { numRuns: runs(4000) },
    );
  });
});
