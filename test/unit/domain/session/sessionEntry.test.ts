import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { environmentProfile } from "../../../../src/domain/session/session";
import {
  entryNameProblem,
  includesEntry,
  mostEntries,
  readSessionEntries,
  sessionColors,
  type SessionEntry,
} from "../../../../src/domain/session/sessionEntry";
import { runs } from "../../../support/property";

function problemOf(entry: unknown): string | undefined {
  const { entries, problems } = readSessionEntries([entry, { profile: "other" }]);
  expect(entries, "the rest counts").toEqual([{ profile: "other" }]);
  expect(problems).toHaveLength(1);
  return problems[0];
}

describe("session entries out of JSON", () => {
  it("are let in as they are, with every member and in their order", () => {
    const entries: readonly SessionEntry[] = [
      { profile: "prod", region: "eu-west-1", name: "Production", color: "red" },
      { profile: "audit", region: "*", accounts: "organization" },
      { profile: " spaced" },
      { profile: environmentProfile, region: "eusc-de-east-1" },
      { region: "us-east-1" },
      {},
    ];
    const json: unknown = JSON.parse(JSON.stringify(entries));
    expect(readSessionEntries(json)).toEqual({ entries, problems: [] });
    expect(readSessionEntries(undefined)).toEqual({ entries: [], problems: [] });
  });

  it("take a Region in any case, and say which one a zone or a name means", () => {
    expect(readSessionEntries([{ region: " EU-West-1 " }]).entries).toEqual([
      { region: "eu-west-1" },
    ]);
    expect(problemOf({ region: "eu-central-1b" })).toBe(
      'Session 1: "eu-central-1b" is not a Region. Write one such as "eu-central-1", or "*" for all Regions.',
    );
    expect(problemOf({ region: "all" })).toContain('such as "eu-west-1"');
  });

  it.each([
    ["a list", 'must be a list, not the text "prod"', "prod"],
    ["a list", "must be a list, not null", null],
    ["a list", "must be a list, not an object", { profile: "prod" }],
  ])("must be %s: %s", (_, problem, json) => {
    const { entries, problems } = readSessionEntries(json);
    expect(entries).toEqual([]);
    expect(problems.join()).toContain(problem);
  });

  it.each([
    ["prod", 'it must be an object with "profile" and "region", not the text "prod".'],
    [null, "not null."],
    [[{ profile: "prod" }], "not a list."],
    [{ profile: 7 }, '"profile" must be a text, not 7.'],
    [{ profile: " " }, "the profile is empty. Write its name, or remove the member."],
    [{ profile: "a\nb" }, 'the profile "a b" contains control characters. Remove them.'],
    [{ profile: "p".repeat(5000) }, "is too long. A name has at most 1024 characters."],
    [{ profile: "prod", region: ["eu-west-1"] }, '"region" must be a text, not a list.'],
    [{ profile: "prod", accounts: "111122223333" }, 'must be the text "organization"'],
    [{ profile: "prod", accounts: true }, "not true."],
    [{ profile: "prod", color: "pink" }, "must be one of red, orange, yellow, green, blue, purple"],
    [{ profile: "prod", name: "" }, "The name is empty. Type one."],
    [{ profile: "prod", name: "a\u2028b" }, "The name contains control characters. Remove them."],
    [{ profile: "prod", name: "n".repeat(61) }, "A name has at most 60 characters."],
    [{ profile: "prod", roleArn: "arn" }, '"roleArn" is not a member of a session.'],
    [JSON.parse('{"__proto__": {"profile": "prod"}}'), '"__proto__" is not a member'],
  ])("refuse %j alone", (entry, problem) => {
    expect(problemOf(entry)).toContain(problem);
  });

  it("are there once for each profile and Region", () => {
    const { entries, problems } = readSessionEntries([
      { profile: "prod", region: "eu-west-1", name: "First" },
      { profile: "prod", region: "eu-west-1", accounts: "organization" },
      { profile: "prod", region: "us-east-1" },
      { profile: "prod" },
      { profile: "test", region: "eu-west-1" },
    ]);
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      { profile: "prod", region: "eu-west-1", name: "First" },
      { profile: "prod", region: "us-east-1" },
      { profile: "prod" },
      { profile: "test", region: "eu-west-1" },
    ]);
  });

  it("have no single Region of a profile beside all its Regions", () => {
    const all: SessionEntry = { profile: "prod", region: "*" };
    const others: readonly SessionEntry[] = [{ region: "us-east-1" }, { profile: "test" }];
    const { entries } = readSessionEntries([
      { profile: "prod", region: "eu-west-1" },
      ...others,
      all,
      { profile: "prod" },
      { profile: "prod", region: "*" },
    ]);
    expect(entries).toEqual([...others, all]);
    expect(includesEntry(all, { profile: "prod", region: "eu-west-1" })).toBe(true);
    expect(includesEntry({ profile: "prod", region: "eu-west-1" }, all)).toBe(false);
  });

  it("are at most 50, and of a million no more are looked at", () => {
    const many = Array.from({ length: 1_000_000 }, (_, n) => ({ profile: `p${n}` }));
    const { entries, problems } = readSessionEntries(many);
    expect(entries).toHaveLength(mostEntries);
    expect(problems).toEqual(["Only the first 50 sessions are shown."]);
    expect(readSessionEntries(Array<number>(1_000_000).fill(1)).problems).toHaveLength(51);
  });

  it("are read the same again, whatever was in the JSON", () => {
    const text = fc.oneof(fc.string(), fc.constantFrom("prod", "test", "eu-west-1", "*", "red"));
    const entry = fc.record(
      { profile: text, region: text, accounts: text, name: text, color: text },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.oneof(entry, fc.jsonValue())), fc.jsonValue()), (json) => {
        const { entries, problems } = readSessionEntries(json);
        expect(readSessionEntries(entries)).toEqual({ entries, problems: [] });
        for (const problem of problems) expect(problem.length).toBeLessThan(300);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("the name of an entry", () => {
  it("may be any text that one line can show", () => {
    for (const name of ["<b>$(zap)</b>", "Prod · EU", " x", "生产"]) {
      expect(entryNameProblem(name)).toBeUndefined();
    }
    expect(sessionColors).toHaveLength(6);
  });
});
