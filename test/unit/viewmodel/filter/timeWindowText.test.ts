import { describe, expect, it } from "vitest";
import { createLocalTime } from "../../../../src/domain/time/localTime";
import { readTimeWindow } from "../../../../src/domain/time/timeWindow";
import { createFormats } from "../../../../src/viewmodel/text/formats";
import { rangeText, windowLabel } from "../../../../src/viewmodel/filter/timeWindowText";

const now = Date.parse("2026-11-22T14:02:09.876Z");

function shown(text: string, timeZone = "UTC", at = now, locale = "en"): string {
  const answer = readTimeWindow(text, at, createLocalTime(timeZone));
  if (answer.type === "problem") return answer.problem;
  return rangeText(answer.range, at, createFormats({ locale, timeZone }));
}

describe("A window's exact range", () => {
  it.each([
    ["last 24 hours", "since Sat, Nov 21, 14:02"],
    ["last night", "Sat, Nov 21, 18:00 – Sun, Nov 22, 08:00"],
    ["today", "Sun, Nov 22"],
    ["yesterday", "Sat, Nov 21"],
    ["before yesterday", "before Sat, Nov 21, 00:00"],
    ["yesterday 18:00 to 20:00", "Sat, Nov 21, 18:00 – 20:00"],
    ["yesterday 18:00 to 24:00", "Sat, Nov 21, 18:00 – Sun, Nov 22, 00:00"],
    ["yesterday 00:00 to 12:00", "Sat, Nov 21, 00:00 – 12:00"],
    ["18 Nov to 20 Nov", "Wed, Nov 18, 00:00 – Sat, Nov 21, 00:00"],
    ["on 2025-11-20", "Thu, Nov 20, 2025"],
    ["since 20 Dec", "since Sat, Dec 20, 2025, 00:00"],
    ["31 Dec 2025 18:00 to 08:00", "Wed, Dec 31, 2025, 18:00 – Thu, Jan 1, 08:00"],
  ])("of %s is %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("is in the user's language and zone", () => {
    expect(shown("last night", "Europe/Berlin", now, "de")).toBe(
      "Sa., 21. Nov., 18:00 – So., 22. Nov., 08:00",
    );
    expect(shown("2026-11-20T22:00Z", "Asia/Kathmandu", now, "en-GB")).toBe(
      "since Sat 21 Nov, 03:45",
    );
  });

  it.each([
    ["Europe/Berlin", "2026-03-30T10:00Z", "Sun, Mar 29"],
    ["Europe/Berlin", "2026-10-26T10:00Z", "Sun, Oct 25"],
    ["Africa/Cairo", "2026-04-25T10:00Z", "Fri, Apr 24"],
    ["America/Havana", "2026-11-02T10:00Z", "Sun, Nov 1"],
    ["Australia/Lord_Howe", "2026-10-04T14:00Z", "Sun, Oct 4"],
  ])("is the day where the clock is changed: %s", (zone, at, expected) => {
    expect(shown("yesterday", zone, Date.parse(at))).toBe(expected);
  });

  it.each([
    "last 24 hours",
    "last night",
    "yesterday 18:00 to 20:00",
    "31 Dec 2025 18:00 to 08:00",
  ])("can be typed as it is shown: %s", (text) => {
    for (const locale of ["en", "en-GB"]) {
      expect(shown(shown(text, "UTC", now, locale), "UTC", now, locale)).toBe(
        shown(text, "UTC", now, locale),
      );
    }
  });
});

describe("A stored window's label", () => {
  it.each([
    ["last night", "Last night"],
    ["LAST  NIGHT", "Last night"],
    ["2d", "Last 2 days"],
    ["friday", "Friday"],
    ["since 20 nov", "Since 20 Nov"],
    ["2026-11-20", "Since 2026-11-20"],
    ["yesterday 22:00-06:00", "Yesterday 22:00 to 06:00"],
    ["22:00 – 6:00", "22:00 to 06:00"],
    ["gestern\n\u202eabend", "Gestern abend"],
    ["", ""],
  ])("of %j is %j", (text, expected) => {
    expect(windowLabel(text)).toBe(expected);
  });

  it("is short", () => {
    expect(windowLabel("x".repeat(100_000))).toHaveLength(60);
  });
});
