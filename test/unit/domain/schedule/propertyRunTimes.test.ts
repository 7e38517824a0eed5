import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runTimes } from "../../../../src/domain/schedule/readSchedule";
import { runs } from "../../../support/property";
import { slowRuns } from "../../../support/schedule/slowRuns";

const day = 86_400_000;

const monthNames = [
  "JAN",
  "FEB",
  "MAR",
  "APR",
  "MAY",
  "JUN",
  "JUL",
  "AUG",
  "SEP",
  "OCT",
  "NOV",
  "DEC",
];
const weekdayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

interface Range {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

/** A number, or its name where it has one. */
function value({ least, most, names = [] }: Range): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: least, max: most }), fc.boolean())
    .map(([number, isNamed]) => (isNamed ? names[number - least] : undefined) ?? String(number));
}

function span({ least, most }: Range): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: least, max: most }), fc.nat(most - least))
    .map(([from, length]) => `${from}-${Math.min(most, from + length)}`);
}

const step = fc.integer({ min: 1, max: 30 });

function stepped(range: Range): fc.Arbitrary<string> {
  const start = fc.oneof(value(range), span(range), fc.constant("*"));
  return fc.tuple(start, step).map(([from, every]) => `${from}/${every}`);
}

function list(part: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(","));
}

function field(range: Range): fc.Arbitrary<string> {
  return fc.oneof(fc.constant("*"), list(fc.oneof(value(range), span(range), stepped(range))));
}

const dayRange = { least: 1, most: 31 };
const weekdayRange = { least: 1, most: 7, names: weekdayNames };

const dayOfMonth = fc.oneof(
  fc.constant("*"),
  list(
    fc.oneof(
      value(dayRange),
      span(dayRange),
      stepped(dayRange),
      fc.constantFrom("L", "LW"),
      value(dayRange).map((number) => `${number}W`),
    ),
  ),
);

const dayOfWeek = fc.oneof(
  fc.constant("*"),
  fc.tuple(value(weekdayRange), fc.integer({ min: 1, max: 5 })).map(([of, nth]) => `${of}#${nth}`),
  list(
    fc.oneof(
      value(weekdayRange),
      span(weekdayRange),
      fc.constant("L"),
      value(weekdayRange).map((of) => `${of}L`),
    ),
  ),
);

const days = fc.oneof(
  dayOfMonth.map((of) => [of, "?"]),
  dayOfWeek.map((of) => ["?", of]),
);

const month = fc.oneof(
  { weight: 3, arbitrary: fc.constant("*") },
  field({ least: 1, most: 12, names: monthNames }),
);
const year = fc.oneof(
  { weight: 3, arbitrary: fc.constant("*") },
  fc.constantFrom("2026", "2026-2027", "2025/2", "2026,2028", "*/3"),
);

/** Most have few runs a day. */
const expression = fc
  .tuple(
    fc.oneof(value({ least: 0, most: 59 }), field({ least: 0, most: 59 })),
    fc.oneof(value({ least: 0, most: 3 }), field({ least: 0, most: 23 })),
    days,
    month,
    year,
  )
  .map(([minutes, hours, [ofMonth, ofWeek], months, years]) =>
    [minutes, hours, ofMonth, months, ofWeek, years].join(" "),
  );

/** Zones, and around what their clock does then. */
const moments = fc.constantFrom(
  ["Europe/Berlin", "2026-03-29T01:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00Z"],
  ["America/New_York", "2026-03-08T07:00Z"],
  ["America/New_York", "2026-11-01T06:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
  ["Africa/Cairo", "2026-04-23T22:00Z"],
  ["America/Havana", "2026-11-01T05:00Z"],
  ["Pacific/Apia", "2011-12-30T10:00Z"],
  ["Asia/Kathmandu", "2026-12-31T18:15Z"],
  ["Pacific/Kiritimati", "2026-12-31T10:00Z"],
  ["Etc/GMT+12", "2027-01-01T12:00Z"],
);

describe("The runs of a schedule are those that a walk through all minutes finds", () => {
  it("in any month of UTC", () => {
    const start = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 11, 31) });
    fc.assert(
      fc.property(expression, start, fc.nat(40), (text, from, length) => {
        const to = from + length * day;
        const found = runTimes(`cron(${text})`, "UTC")?.between(from, to, Infinity);
        expect(found).toEqual(slowRuns(text, "UTC", from, to));
      }),
      { numRuns: runs(30) },
    );
  });

  it("around the clock changes of a zone", () => {
    const before = fc.nat(day);
    fc.assert(
      fc.property(
        expression,
        moments,
        before,
        fc.nat(day),
        (text, [zone = "", at = ""], less, more) => {
          const [from, to] = [Date.parse(at) - less, Date.parse(at) + more];
          const found = runTimes(text, zone)?.between(from, to, Infinity);
          expect(found).toEqual(slowRuns(text, zone, from, to));
        },
      ),
      { numRuns: runs(100) },
    );
  });

  it("the newest ones only, where there are more than the limit", () => {
    fc.assert(
      fc.property(expression, fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const [from, to] = [Date.UTC(2026, 9, 20), Date.UTC(2026, 10, 20)];
        const times = runTimes(text, "Europe/Berlin");
        const all = times?.between(from, to, Infinity);
        expect(times?.between(from, to, limit)).toEqual(all?.slice(-limit));
      }),
    );
  });
});

describe("Any text", () => {
  it("is a schedule or none, and never an error", () => {
    const hostile = fc.string({
      unit: fc.constantFrom(..."0123456789*/?-,LW# cronMONJAN()".split("")),
    });
    fc.assert(
      fc.property(hostile, fc.string(), (text, zone) => {
        const times = [runTimes(text, "UTC"), runTimes(`cron(0 5 ${text} *)`, zone)];
        for (const found of times) expect(found?.between(0, day, 3) ?? []).toBeInstanceOf(Array);
      }),
      { numRuns: runs(500) },
    );
  });
});
