import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isBeyondRetention,
  reachesBeyondRetention,
} from "../../../../src/domain/time/jobRetention";
import { createLocalTime } from "../../../../src/domain/time/localTime";
import {
  namedTimeWindows,
  readTimeWindow,
  timeWindowReadings,
  typedWindowProblem,
} from "../../../../src/domain/time/timeWindow";
import type { TimeRange } from "../../../../src/domain/time/timeWindow";
import { runs } from "../../../support/property";

const utc = createLocalTime("UTC");
/** A Sunday. */
const now = Date.parse("2026-11-22T14:02:09.876Z");

/** "2026-11-20T00:00:00Z/…" */
function said({ from, to }: TimeRange): string {
  return `${iso(from)}/${iso(to)}`;
}

function iso(time: number | undefined): string {
  return time === undefined ? "…" : new Date(time).toISOString().replace(/(:00)?\.000Z$/, "Z");
}

function read(text: string, at = now, local = utc): string {
  const answer = readTimeWindow(text, at, local);
  return answer.type === "range" ? said(answer.range) : answer.problem;
}

function readIn(timeZone: string, at: string, text: string): string {
  return read(text, Date.parse(at), createLocalTime(timeZone));
}

function texts(typed: string, at = now, local = utc): readonly string[] {
  return timeWindowReadings(typed, at, local).map(({ text }) => text);
}

describe("A time window", () => {
  it.each([
    // Named.
    ["last 24 hours", "2026-11-21T14:02:09Z/…"],
    ["last night", "2026-11-21T18:00Z/2026-11-22T08:00Z"],
    ["today", "2026-11-22T00:00Z/2026-11-23T00:00Z"],
    ["yesterday", "2026-11-21T00:00Z/2026-11-22T00:00Z"],
    ["last 7 days", "2026-11-15T14:02:09Z/…"],
    ["last 30 days", "2026-10-23T14:02:09Z/…"],
    // Lengths of time, in whole seconds.
    ["90m", "2026-11-22T12:32:09Z/…"],
    ["2h", "2026-11-22T12:02:09Z/…"],
    ["2 hours", "2026-11-22T12:02:09Z/…"],
    ["2d", "2026-11-20T14:02:09Z/…"],
    ["1w", "2026-11-15T14:02:09Z/…"],
    ["1h 30m", "2026-11-22T12:32:09Z/…"],
    ["30 s", "2026-11-22T14:01:39Z/…"],
    ["last 3 days", "2026-11-19T14:02:09Z/…"],
    ["past 2 weeks", "2026-11-08T14:02:09Z/…"],
    ["last hour", "2026-11-22T13:02:09Z/…"],
    ["past week", "2026-11-15T14:02:09Z/…"],
    ["since 2d", "2026-11-20T14:02:09Z/…"],
    ["2 days ago", "2026-11-20T14:02:09Z/…"],
    ["before 2 days ago", "…/2026-11-20T14:02:09Z"],
    ["3d to 1d", "2026-11-19T14:02:09Z/2026-11-21T14:02:09Z"],
    ["2h to now", "2026-11-22T12:02:09Z/2026-11-22T14:02:09Z"],
    // Days.
    ["on 2026-11-20", "2026-11-20T00:00Z/2026-11-21T00:00Z"],
    ["2026-11-20", "2026-11-20T00:00Z/…"],
    ["since 2026-11-20", "2026-11-20T00:00Z/…"],
    ["from 2026-11-20", "2026-11-20T00:00Z/…"],
    ["after 2026-11-20", "2026-11-21T00:00Z/…"],
    ["before 2026-11-20", "…/2026-11-20T00:00Z"],
    ["until 2026-11-20", "…/2026-11-21T00:00Z"],
    ["20 Nov", "2026-11-20T00:00Z/…"],
    ["nov 20", "2026-11-20T00:00Z/…"],
    ["20th of November", '"of" is not a known time'],
    ["November 20th", "2026-11-20T00:00Z/…"],
    ["20 Nov 2026", "2026-11-20T00:00Z/…"],
    ["Fri, Nov 20, 2026", "2026-11-20T00:00Z/…"],
    ["on Fri 20 Nov", "2026-11-20T00:00Z/2026-11-21T00:00Z"],
    ["on 22 Nov", "2026-11-22T00:00Z/2026-11-23T00:00Z"],
    ["on 23 Nov", "2025-11-23T00:00Z/2025-11-24T00:00Z"],
    ["on 29 Feb", "2024-02-29T00:00Z/2024-03-01T00:00Z"],
    // Weekdays: the most recent one that is past, so that today's is a week ago.
    ["friday", "2026-11-20T00:00Z/2026-11-21T00:00Z"],
    ["fri", "2026-11-20T00:00Z/2026-11-21T00:00Z"],
    ["last friday", "2026-11-20T00:00Z/2026-11-21T00:00Z"],
    ["on Saturday", "2026-11-21T00:00Z/2026-11-22T00:00Z"],
    ["Sunday", "2026-11-15T00:00Z/2026-11-16T00:00Z"],
    ["since Sunday", "2026-11-15T00:00Z/…"],
    ["after Friday", "2026-11-21T00:00Z/…"],
    // With a clock.
    ["yesterday 22:00", "2026-11-21T22:00Z/…"],
    ["22:00 yesterday", "2026-11-21T22:00Z/…"],
    ["yesterday at 10pm", "2026-11-21T22:00Z/…"],
    ["yesterday 10:30 PM", "2026-11-21T22:30Z/…"],
    ["yesterday 12am", "2026-11-21T00:00Z/…"],
    ["friday 8:15", "2026-11-20T08:15Z/…"],
    ["2026-11-20 22:00", "2026-11-20T22:00Z/…"],
    ["2026-11-20T22:00", "2026-11-20T22:00Z/…"],
    ["2026-11-20 22:00:05", "2026-11-20T22:00:05Z/…"],
    ["20 Nov 22:00", "2026-11-20T22:00Z/…"],
    ["yesterday 24:00", "2026-11-22T00:00Z/…"],
    ["22:00", "2026-11-21T22:00Z/…"],
    ["14:02", "2026-11-22T14:02Z/…"],
    ["since 14:03", "2026-11-21T14:03Z/…"],
    ["before 08:00", "…/2026-11-22T08:00Z"],
    // Absolute.
    ["2026-11-20T22:00Z", "2026-11-20T22:00Z/…"],
    ["2026-11-20T22:00:05.123Z", "2026-11-20T22:00:05Z/…"],
    ["2026-11-20T22:00+01:00", "2026-11-20T21:00Z/…"],
    ["2026-11-20T22:00-08:00", "2026-11-21T06:00Z/…"],
    ["2026-11-20 22:00 +0545", "2026-11-20T16:15Z/…"],
    ["2026-11-21 14:02:09 UTC", "2026-11-21T14:02:09Z/…"],
    // Between two times.
    ["yesterday 22:00 to today 06:00", "2026-11-21T22:00Z/2026-11-22T06:00Z"],
    ["yesterday 22:00 to 06:00", "2026-11-21T22:00Z/2026-11-22T06:00Z"],
    ["yesterday 18:00 to 22:00", "2026-11-21T18:00Z/2026-11-21T22:00Z"],
    ["since yesterday 18:00 until 22:00", "2026-11-21T18:00Z/2026-11-21T22:00Z"],
    ["between yesterday 18:00 and 22:00", "2026-11-21T18:00Z/2026-11-21T22:00Z"],
    ["18:00-08:00", "2026-11-21T18:00Z/2026-11-22T08:00Z"],
    ["18:00–08:00", "2026-11-21T18:00Z/2026-11-22T08:00Z"],
    ["22:00 to 22:00", "2026-11-21T22:00Z/2026-11-22T22:00Z"],
    ["2026-11-18-2026-11-20", "2026-11-18T00:00Z/2026-11-21T00:00Z"],
    ["2026-11-18..2026-11-20", "2026-11-18T00:00Z/2026-11-21T00:00Z"],
    ["2026-11-18 22:00-08:00", "2026-11-18T22:00Z/2026-11-19T08:00Z"],
    ["2026-11-18T22:00Z-2026-11-19T08:00Z", "2026-11-18T22:00Z/2026-11-19T08:00Z"],
    ["18 Nov – 20 Nov", "2026-11-18T00:00Z/2026-11-21T00:00Z"],
    ["20 Nov to 25 Nov", "2026-11-20T00:00Z/2026-11-26T00:00Z"],
    ["20 Dec to 5 Jan", "2025-12-20T00:00Z/2026-01-06T00:00Z"],
    ["friday to sunday", "2026-11-20T00:00Z/2026-11-23T00:00Z"],
    ["monday to friday", "2026-11-16T00:00Z/2026-11-21T00:00Z"],
    ["friday to now", "2026-11-20T00:00Z/2026-11-22T14:02:09Z"],
    ["last monday to last tuesday", "2026-11-16T00:00Z/2026-11-18T00:00Z"],
    ["yesterday to tomorrow", "2026-11-21T00:00Z/2026-11-24T00:00Z"],
    ["Fri, Nov 20, 18:00 – Sat, Nov 21, 08:00", "2026-11-20T18:00Z/2026-11-21T08:00Z"],
    // However it is written.
    ["  LAST   Night ", "2026-11-21T18:00Z/2026-11-22T08:00Z"],
    ["Since\tYesterday\u00a022:00", "2026-11-21T22:00Z/…"],
  ])("%s is %s", (text, expected) => {
    expect(read(text).slice(0, expected.length)).toBe(expected);
  });

  it.each([
    ["2026-11-22T07:59:59Z", "2026-11-21T18:00Z/2026-11-22T08:00Z"],
    ["2026-11-22T08:00:00Z", "2026-11-21T18:00Z/2026-11-22T08:00Z"],
    ["2026-11-22T17:59:59Z", "2026-11-21T18:00Z/2026-11-22T08:00Z"],
    ["2026-11-22T18:00:00Z", "2026-11-22T18:00Z/2026-11-23T08:00Z"],
    ["2026-11-23T00:30:00Z", "2026-11-22T18:00Z/2026-11-23T08:00Z"],
  ])("last night is at %s %s", (at, expected) => {
    expect(read("last night", Date.parse(at))).toBe(expected);
  });
});

describe("A clock", () => {
  it("that shows the time right now is now's", () => {
    expect(read("14:02", Date.parse("2026-11-22T14:02Z"))).toBe("2026-11-22T14:02Z/…");
    expect(read("14:02", Date.parse("2026-11-22T14:01:59.999Z"))).toBe("2026-11-21T14:02Z/…");
  });

  it("behind another time is on its day or on the day after", () => {
    const at = Date.parse("2026-11-20T22:00Z");
    const kathmandu = createLocalTime("Asia/Kathmandu");
    expect(read("2026-11-20T12:00Z to 18:00", at, kathmandu)).toBe(
      "2026-11-20T12:00Z/2026-11-20T12:15Z",
    );
    expect(read("2026-11-20T12:30Z to 18:00", at, kathmandu)).toBe(
      "2026-11-20T12:30Z/2026-11-21T12:15Z",
    );
    expect(read("yesterday to 06:00", at)).toBe("2026-11-19T00:00Z/2026-11-19T06:00Z");
  });
});

describe("A time window in a zone", () => {
  it.each([
    // The clock is put forward on 2026-03-29 at 02:00, back on 2026-10-25 at 03:00.
    ["Europe/Berlin", "2026-03-30T10:00Z", "yesterday", "2026-03-28T23:00Z/2026-03-29T22:00Z"],
    ["Europe/Berlin", "2026-03-29T10:00Z", "last night", "2026-03-28T17:00Z/2026-03-29T06:00Z"],
    ["Europe/Berlin", "2026-03-29T10:00Z", "since 02:30", "2026-03-29T01:00Z/…"],
    ["Europe/Berlin", "2026-03-30T10:00Z", "last 24 hours", "2026-03-29T10:00Z/…"],
    ["Europe/Berlin", "2026-03-30T10:00Z", "yesterday 12:00", "2026-03-29T10:00Z/…"],
    ["Europe/Berlin", "2026-03-29T10:00Z", "yesterday 12:00", "2026-03-28T11:00Z/…"],
    ["Europe/Berlin", "2026-10-25T20:00Z", "today", "2026-10-24T22:00Z/2026-10-25T23:00Z"],
    ["Europe/Berlin", "2026-10-26T10:00Z", "yesterday", "2026-10-24T22:00Z/2026-10-25T23:00Z"],
    ["Europe/Berlin", "2026-10-25T10:00Z", "last night", "2026-10-24T16:00Z/2026-10-25T07:00Z"],
    ["Europe/Berlin", "2026-10-25T10:00Z", "01:30 to 02:30", "2026-10-24T23:30Z/2026-10-25T00:30Z"],
    ["America/New_York", "2026-11-02T04:30Z", "yesterday", "2026-10-31T04:00Z/2026-11-01T04:00Z"],
    ["America/New_York", "2026-11-02T12:00Z", "yesterday", "2026-11-01T04:00Z/2026-11-02T05:00Z"],
    ["America/New_York", "2026-11-01T13:30Z", "last night", "2026-10-31T22:00Z/2026-11-01T13:00Z"],
    ["Asia/Kathmandu", "2026-11-22T00:00Z", "today", "2026-11-21T18:15Z/2026-11-22T18:15Z"],
    ["Asia/Kathmandu", "2026-11-22T02:00Z", "last night", "2026-11-21T12:15Z/2026-11-22T02:15Z"],
    [
      "Australia/Lord_Howe",
      "2026-10-05T00:00Z",
      "yesterday",
      "2026-10-03T13:30Z/2026-10-04T13:00Z",
    ],
    [
      "Australia/Lord_Howe",
      "2026-10-04T00:00Z",
      "last night",
      "2026-10-03T07:30Z/2026-10-03T21:00Z",
    ],
    ["Pacific/Apia", "2026-11-22T12:00Z", "today", "2026-11-22T11:00Z/2026-11-23T11:00Z"],
    ["Pacific/Apia", "2011-12-30T12:00Z", "today", "2011-12-30T10:00Z/2011-12-31T10:00Z"],
    ["Africa/Cairo", "2026-04-24T10:00Z", "today", "2026-04-23T22:00Z/2026-04-24T21:00Z"],
    ["Asia/Tokyo", "2026-11-22T14:02Z", "2026-11-20T22:00Z", "2026-11-20T22:00Z/…"],
    ["Asia/Tokyo", "2026-11-22T14:02Z", "sunday", "2026-11-14T15:00Z/2026-11-15T15:00Z"],
    ["Asia/Tokyo", "2026-11-22T15:02Z", "sunday", "2026-11-21T15:00Z/2026-11-22T15:00Z"],
  ])("%s at %s: %s is %s", (zone, at, text, expected) => {
    expect(readIn(zone, at, text)).toBe(expected);
  });

  it("knows no day that the zone left out", () => {
    expect(readIn("Pacific/Apia", "2012-01-03T00:00Z", "on 2011-12-30")).toBe(
      "2011-12-30 does not exist in your time zone. Write another day.",
    );
  });

  it("has nothing in it between two times that a clock skipped", () => {
    expect(
      readIn("Europe/Berlin", "2026-03-30T10:00Z", "2026-03-29 02:10 to 2026-03-29 02:50"),
    ).toBe(
      '"2026-03-29 02:10 to 2026-03-29 02:50" does not end after it begins. Write the earlier time first.',
    );
  });
});

describe("A text that is no time window", () => {
  const examples = 'a time such as "last night", "2d" or "yesterday 22:00 to today 06:00".';
  it.each([
    ["", `A time is missing. Write ${examples}`],
    [" ", `A time is missing. Write ${examples}`],
    ["gestern", `"gestern" is not a known time. Write ${examples}`],
    ["since 20.11.2026", `"20.11.2026" is not a known time. Write ${examples}`],
    ["3", `"3" is not understood. Write ${examples}`],
    ["since", 'A time is missing after "since". Write one, such as "yesterday".'],
    ["yesterday -", 'A time is missing after "to". Write one, such as "yesterday".'],
    ["between yesterday", 'A time is missing after "and". Write one, such as "yesterday".'],
    ["on 22:00", `"22:00" is not understood. Write ${examples}`],
    [
      "today 06:00 08:00",
      `"08:00" is not understood after "today 06:00". Remove it, or write ${examples}`,
    ],
    ["now", 'No job is newer than "now". Write an earlier time, such as "since yesterday 22:00".'],
    ["last week", '"last week" can mean two things. Write "last 7 days" or "last Monday to now".'],
    ["last day", '"last day" can mean two things. Write "last 24 hours" or "yesterday".'],
    [
      "last 2 months",
      '"months" has no fixed length. Write it in days or weeks, such as "last 30 days".',
    ],
    ["0d", '"0d" is not a length of time. Write 1 or more.'],
    [
      "99999999d",
      '"99999999d" is more than ten years. Write less, such as "30d": AWS Backup lists backup jobs for 30 days.',
    ],
    ["25:00", '"25:00" is not a time of day. Write one from 00:00 to 24:00, such as "22:00".'],
    ["24:01", '"24:01" is not a time of day. Write one from 00:00 to 24:00, such as "22:00".'],
    ["12:60", '"12:60" is not a time of day. Write one from 00:00 to 24:00, such as "22:00".'],
    ["13pm", '"13pm" is not a time of day. Write one from 00:00 to 24:00, such as "22:00".'],
    ["2026-02-30", '"2026-02-30" is not a date. February has the days 1 to 28.'],
    ["30 Feb", '"30 Feb" is not a date. February has the days 1 to 29.'],
    ["29 Feb 2026", '"29 Feb 2026" is not a date. February has the days 1 to 28.'],
    ["2026-13-01", '"2026-13-01" has no valid month. Write year, month and day, such as'],
    ["20 Nov 26", '"20 Nov 26" has no valid year. Write four digits, such as'],
    ["20 Nov 275761", '"20 Nov 275761" has no valid year. Write four digits'],
    ["275761-01-01", '"275761-01-01" is not understood'],
    ["Sat 20 Nov 2026", '"Sat 20 Nov 2026" is a Friday. Change the weekday or the date.'],
    ["Sat 20 Nov", '"2026-11-20" is a Friday. Change the weekday or the date.'],
    ["22:00Z", '"Z" is not understood after "22:00". Remove it'],
    ["yesterday 22:00Z", '"yesterday 22:00Z" has a time zone but no date. Write a time such as'],
    ["2026-11-20T18:00-20:00", '"-20:00" is not an offset from UTC. Write a time such as'],
    ["2026-12-24", '"2026-12-24" is in the future. Write a past time, such as'],
    ["tomorrow", '"tomorrow" is in the future. Write a past time, such as'],
    ["after today", '"after today" is in the future. Write a past time, such as'],
    [
      "today to yesterday",
      '"today to yesterday" does not end after it begins. Write the earlier time',
    ],
    [
      "20 Nov to 18 Nov",
      '"20 Nov to 18 Nov" does not end after it begins. Write the earlier time first',
    ],
    ["now to now", '"now to now" does not end after it begins. Write the earlier time first.'],
    ["last\u200bnight", '"last\ufffdnight" is not a known time'],
    ["\u202eabc\u0000", '"\ufffdabc\ufffd" is not a known time'],
    ["\ud800", '"\ufffd" is not a known time'],
    ["x".repeat(100_000), `"${"x".repeat(39)}…" is too long: a time has at most 200`],
  ])("says so: %j", (text, problem) => {
    expect(typedWindowProblem(text, now, utc)?.slice(0, problem.length)).toBe(problem);
  });
});

describe("A stored time window", () => {
  it.each([
    ["since today 22:00", "2026-11-22T22:00Z/…"],
    ["today 20:00 to today 22:00", "2026-11-22T20:00Z/2026-11-22T22:00Z"],
    ["after today", "2026-11-23T00:00Z/…"],
    ["tomorrow", "2026-11-23T00:00Z/2026-11-24T00:00Z"],
  ])("may be one that has not come yet, which nobody may type: %s", (text, range) => {
    expect(read(text)).toBe(range);
    expect(typedWindowProblem(text, now, utc)).toMatch(/is in the future/);
    expect(texts(text)).not.toContain(text);
  });
});

describe("What a typed text may mean", () => {
  it.each([
    ["2026-11-20", ["since 2026-11-20", "on 2026-11-20", "before 2026-11-20"]],
    ["20 nov", ["since 2026-11-20", "on 2026-11-20", "before 2026-11-20"]],
    ["2d", ["last 2 days"]],
    ["90 min", ["last 90 minutes"]],
    ["48h", ["last 48 hours"]],
    ["1h30m", ["last 90 minutes"]],
    ["1hour", ["last 1 hour"]],
    ["2d ago", ["last 2 days", "before 2 days ago"]],
    ["yesterday 22:00", ["since yesterday 22:00", "before yesterday 22:00"]],
    ["22:00", ["since 22:00", "before 22:00"]],
    ["10pm", ["since 22:00", "before 22:00"]],
    ["yesterday", ["yesterday", "since yesterday"]],
    ["today", ["today", "before today"]],
    ["FRI", ["Friday", "since Friday", "before Friday"]],
    ["last fri", ["last Friday", "since last Friday", "before last Friday"]],
    ["since 2d", ["last 2 days"]],
    ["on 20 nov", ["on 2026-11-20"]],
    ["on yesterday", ["yesterday"]],
    ["after 2026-11-20", ["after 2026-11-20"]],
    ["after 22:00", ["since 22:00"]],
    ["until yesterday", ["until yesterday"]],
    ["till 22:00", ["before 22:00"]],
    ["18:00-08:00", ["18:00 to 08:00"]],
    ["20 nov - 25 nov", ["2026-11-20 to 2026-11-25"]],
    ["fri–sun", ["Friday to Sunday"]],
    [
      "2026-11-20T22:00:05-08:00",
      ["since 2026-11-20T22:00:05-08:00", "before 2026-11-20T22:00:05-08:00"],
    ],
    ["2026-12-24", ["before 2026-12-24"]],
    ["Last Night", ["last night"]],
    ["now", []],
    ["tomorrow", []],
    ["gestern", []],
    ["", []],
  ])("%s: %j", (typed, expected) => {
    expect(texts(typed)).toEqual(expected);
  });

  it("is each with its range", () => {
    expect(timeWindowReadings("2026-11-20", now, utc).map(({ range }) => said(range))).toEqual([
      "2026-11-20T00:00Z/…",
      "2026-11-20T00:00Z/2026-11-21T00:00Z",
      "…/2026-11-20T00:00Z",
    ]);
  });

  it("is for the named windows themselves, in any zone and at any time", () => {
    fc.assert(
      fc.property(times, locals, (at, local) => {
        for (const name of namedTimeWindows) {
          expect(timeWindowReadings(name, at, local)[0]?.text).toBe(name);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("AWS's 30 days", () => {
  const beyond = (text: string) => {
    const answer = readTimeWindow(text, now, utc);
    if (answer.type === "problem") throw new Error(answer.problem);
    return [isBeyondRetention(answer.range, now), reachesBeyondRetention(answer.range, now)];
  };

  it.each([
    ["last 30 days", [false, false]],
    ["last 31 days", [false, true]],
    ["before yesterday", [false, true]],
    ["before 30 days ago", [true, true]],
    ["on 2026-10-23", [false, true]],
    ["on 2026-10-22", [true, true]],
    ["on 2026-10-24", [false, false]],
  ])("%s", (text, expected) => {
    expect(beyond(text)).toEqual(expected);
  });
});

const times = fc.integer({ min: Date.UTC(2018, 0), max: Date.UTC(2037, 0) });

const locals = fc.constantFrom(
  ...[
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Havana",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Antarctica/Troll",
  ].map((zone) => createLocalTime(zone)),
);

const word = fc.constantFrom(
  ..."now today yesterday tomorrow last past night ago since after from between before until to and on at".split(
    " ",
  ),
  ..."s m 2 h days week 1 20 29 31 0 2026 Nov feb march fri Sunday , - – .. 22:00 08:00 24:00 02:30".split(
    " ",
  ),
  ..."2026-11-20 2026-03-29 2028-02-29 2026-10-25T02:30 2026-11-20T22:00Z +01:00 -08:00 10pm x".split(
    " ",
  ),
);

const sentence = fc
  .array(fc.tuple(word, fc.constantFrom("", " ", " ", " ", "  ")), { maxLength: 8 })
  .map((words) => words.map((each) => each.join("")).join(""));

const day = fc.constantFrom(
  ..."today,yesterday,tomorrow,friday,last sun,2026-11-20,2019-02-28,29 feb,1 Mar,Oct 31st".split(
    ",",
  ),
);
const clock = fc.constantFrom("22:00", "8:00", "02:30", "24:00", "10pm", "00:00:01");
const point = fc.oneof(
  day,
  clock,
  fc.tuple(day, clock).map((parts) => parts.join(" ")),
  fc.constantFrom("now", "2d", "90 minutes ago", "1w 2h", "2026-10-25T02:30+02:00"),
);
const window = fc
  .tuple(
    fc.constantFrom("", "", "since ", "after ", "before ", "until ", "on ", "last "),
    point,
    fc.option(fc.tuple(fc.constantFrom(" to ", "-", " until "), point)),
  )
  .map(([prefix, from, to]) => `${prefix}${from}${to === null ? "" : to.join("")}`);

describe("Any text at all", () => {
  it("is a range that has something in it, or a problem in one short line", () => {
    const text = fc.oneof(window, sentence, fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(text, times, locals, (typed, at, local) => {
        const problem = typedWindowProblem(typed, at, local);
        if (problem !== undefined) expect(problem).toMatch(/^[^\p{C}\n]{10,300}\.$/u);
        const answer = readTimeWindow(typed, at, local);
        if (answer.type === "problem") {
          expect(problem).toBe(answer.problem);
          return;
        }
        const { from, to } = answer.range;
        expect(from ?? to).toBeDefined();
        for (const time of [from, to]) {
          if (time !== undefined) expect(Number.isSafeInteger(time / 1000)).toBe(true);
        }
        expect(from ?? -Infinity).toBeLessThan(to ?? Infinity);
        expect((from ?? -Infinity) > at).toBe(problem !== undefined);
      }),
      { numRuns: runs(3000) },
    );
  });

  it("has readings whose stored text is read to the same range, and stays as it is", () => {
    let found = 0;
    fc.assert(
      fc.property(fc.oneof(window, window, sentence), times, locals, (typed, at, local) => {
        const readings = timeWindowReadings(typed, at, local);
        found += readings.length;
        for (const { text, range } of readings) {
          expect(readTimeWindow(text, at, local)).toEqual({ type: "range", range });
          expect(timeWindowReadings(text, at, local)[0]).toEqual({ text, range });
        }
        const answer = readTimeWindow(typed, at, local);
        const isOffered = typedWindowProblem(typed, at, local) === undefined;
        if (answer.type === "range" && isOffered) expect(readings[0]?.range).toEqual(answer.range);
      }),
      { numRuns: runs(5000) },
    );
    expect(found).toBeGreaterThan(runs(1000));
  });

  it("is read at once, however long it is", () => {
    const long = 100_000;
    for (const unit of [
      "1",
      " ",
      "-",
      "a",
      "2026-11-20 ",
      "1d",
      "last ",
      "22:00 ",
      ",",
      "\u202e",
    ]) {
      const text = unit.repeat(long);
      expect(read(text)).toMatch(/is too long|A time is missing/);
      expect(timeWindowReadings(text, now, utc)).toEqual([]);
      const short = unit.repeat(200).slice(0, 200);
      expect(readTimeWindow(short, now, utc).type).toBe(unit === "1d" ? "range" : "problem");
    }
    expect(read(`${" ".repeat(long)}today${" ".repeat(long)}`)).toBe(read("today"));
  });
});
