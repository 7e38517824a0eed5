import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFormats } from "../../../../src/viewmodel/text/formats";
import { runs } from "../../../support/property";

const utc = createFormats({ locale: "en", timeZone: "UTC" });
const time = Date.UTC(2026, 10, 21, 14, 2, 9);
const minute = 60_000;
const hour = 60 * minute;

describe("Times", () => {
  it("are said in the user's zone and in UTC", () => {
    const berlin = createFormats({ locale: "en", timeZone: "Europe/Berlin" });
    expect(berlin.clock(time)).toBe("15:02");
    expect(berlin.dateTime(time)).toBe("Sat, Nov 21, 2026, 15:02:09");
    expect(berlin.utc(time)).toBe("2026-11-21 14:02:09 UTC");
  });

  it("fall into the user's days", () => {
    const kathmandu = createFormats({ locale: "en", timeZone: "Asia/Kathmandu" });
    expect(kathmandu.dayOf(Date.UTC(2026, 10, 21, 18, 14))).toBe("2026-11-21");
    expect(kathmandu.dayOf(Date.UTC(2026, 10, 21, 18, 15))).toBe("2026-11-22");
  });

  it.each(["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe"])(
    "fall into the same days in the machine's own zone as Intl says, in %s",
    (zone) => {
      const own = process.env["TZ"];
      process.env["TZ"] = zone;
      try {
        const intl = createFormats({ locale: "en", timeZone: zone });
        const machine = createFormats({ locale: "en" });
        const times = fc.integer({ min: Date.UTC(1975), max: Date.UTC(2100) });
        fc.assert(
          fc.property(times, (each) => {
            expect(machine.dayOf(each)).toBe(intl.dayOf(each));
          }),
        );
      } finally {
        if (own === undefined) delete process.env["TZ"];
        else process.env["TZ"] = own;
      }
    },
  );

  it("fall into the right days around a change of the clock", () => {
    const newYork = createFormats({ locale: "en", timeZone: "America/New_York" });
    expect(newYork.dayOf(Date.UTC(2026, 10, 1, 3, 59))).toBe("2026-10-31");
    expect(newYork.dayOf(Date.UTC(2026, 10, 2, 4, 59))).toBe("2026-11-01");
    expect(newYork.dayOf(Date.UTC(2026, 10, 2, 5))).toBe("2026-11-02");
  });

  it.each([
    [0, "0s ago"],
    [5000, "5s ago"],
    [59 * minute, "59m ago"],
    [2 * hour, "2h ago"],
    [47 * hour, "47h ago"],
    [49 * hour, "2d ago"],
    [-5 * minute, "in 5m"],
  ])("%i ms ago read %s", (distance, text) => {
    expect(utc.relative(time - distance, time)).toBe(text);
  });

  it.each([
    [20 * 1000, "20s"],
    [5 * minute, "5m"],
    [13 * hour, "13h"],
    [47 * hour, "47h"],
    [60 * hour, "2d"],
    [0, "0s"],
    [-5 * minute, "in 5m"],
  ])("%i ms ago are an age of %s", (distance, text) => {
    expect(utc.age(time - distance, time)).toBe(text);
  });

  it("are said in words for screen readers", () => {
    expect(utc.relativeInWords(time - 2 * hour, time)).toBe("2 hours ago");
  });

  it("are said in the user's language, in English where Intl does not know it", () => {
    expect(createFormats({ locale: "de", timeZone: "UTC" }).relative(time - 2 * hour, time)).toBe(
      "vor 2 Std.",
    );
    expect(
      createFormats({ locale: "not a locale", timeZone: "UTC" }).relative(time - 2 * hour, time),
    ).toBe("2h ago");
  });
});

describe("Days", () => {
  it("are today, yesterday, or a weekday and a date", () => {
    expect(utc.dayLabel("2026-11-21", time)).toBe("Today");
    expect(utc.dayLabel("2026-11-20", time)).toBe("Yesterday");
    expect(utc.dayLabel("2026-11-19", time)).toBe("Thu, Nov 19");
    expect(utc.dayLabel("", time)).toBe("Date not reported");
  });

  it("know yesterday when the clock was put back", () => {
    const newYork = createFormats({ locale: "en", timeZone: "America/New_York" });
    const lateOnTheLongDay = Date.UTC(2026, 10, 2, 4, 30);
    expect(newYork.dayLabel("2026-10-31", lateOnTheLongDay)).toBe("Yesterday");
  });
});

describe("Dates", () => {
  it("have their year when it is not this one", () => {
    expect(utc.date("2026-11-20", time)).toBe("Fri, Nov 20");
    expect(utc.date("2025-11-20", time)).toBe("Thu, Nov 20, 2025");
    expect(utc.date("", time)).toBe("");
    expect(utc.dayAndClock(time, time)).toBe("Sat, Nov 21, 14:02");
    expect(utc.dayAndClock(time - 365 * 24 * hour, time)).toBe("Fri, Nov 21, 2025, 14:02");
  });

  it("are in the user's language and zone", () => {
    const kathmandu = createFormats({ locale: "en-GB", timeZone: "Asia/Kathmandu" });
    const newYear = Date.UTC(2026, 11, 31, 18, 15);
    expect(kathmandu.dayAndClock(newYear, newYear - 1)).toBe("Fri, 1 Jan 2027, 00:00");
    expect(kathmandu.dayAndClock(newYear, newYear)).toBe("Fri 1 Jan, 00:00");
  });
});

describe("Numbers", () => {
  it("are grouped", () => {
    expect(utc.count(1340)).toBe("1,340");
  });

  it.each([
    [0, "0 bytes"],
    [1023, "1,020 bytes"],
    [1536, "1.5 KiB"],
    [12.5 * 1024 ** 3, "12.5 GiB"],
    [2 ** 60, "1,020 PiB"],
    [-1, "-1 bytes"],
  ])("of %i bytes read %s", (value, text) => {
    expect(utc.bytes(value)).toBe(text);
  });

  it.each([
    [0, "0 s"],
    [59_499, "59 s"],
    [60_000, "1 min"],
    [61_000, "1 min 1 s"],
    [hour, "1 h"],
    [hour + 4 * minute, "1 h 4 min"],
    [100 * hour, "100 h"],
  ])("of %i milliseconds read %s", (value, text) => {
    expect(utc.duration(value)).toBe(text);
  });
});

describe("Any number at all", () => {
  it("can be said: rows never fail", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const now = time;
        const day = utc.dayOf(value);
        for (const text of [
          utc.clock(value),
          utc.dateTime(value),
          utc.utc(value),
          utc.relative(value, now),
          utc.age(value, now),
          utc.relativeInWords(value, now),
          utc.dayLabel(day, now),
          utc.dayAndClock(value, now),
          utc.count(value),
          utc.bytes(value),
          utc.duration(value),
        ]) {
          expect(text).not.toBe("");
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});
