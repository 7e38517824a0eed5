import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JobMapper } from "../../src/aws/requests/jobMapper";
import { planFilter } from "../../src/domain/filter/filterPlan";
import { rangesOf } from "../../src/domain/filter/filterRanges";
import type { Job } from "../../src/domain/job/job";
import { type ViewKind, viewKinds } from "../../src/domain/job/viewKinds";
import type { JobFilter } from "../../src/domain/filter/jobFilter";
import { narrowingOf } from "../../src/viewmodel/cli/cliNarrowing";
import { endsWith, isOneOf, jmesLiteral } from "../../src/viewmodel/cli/jmesPath";
import { listedJobs } from "../support/endpoint/truth";
import type { WireObject } from "../support/endpoint/wire";
import { queryMatcher } from "../../src/domain/query/queryMatcher";
import { noon } from "../support/jobs/jobBuilders";
import { randomFilter } from "../support/jobs/randomFilter";
import { readRange } from "../support/jobs/treeFixture";
import { searched } from "./support/debianJmespath";
import { wholeAccount } from "./support/wholeAccount";
import { runs, seeds } from "../support/property";

/** Our --query expressions, read by the jmespath of Debian's AWS CLI. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from("ab-\\\"'`%^!&|<>()@,;=[]{}? $#\n\r\t\u0000\u2028\u2019😀"),
    ),
  }),
  fc.constantFrom("\ud800", "\\'", "\\\\", "\\u0041", "'||'", "`true`", "\\`", "null"),
);

describe("An expression's literal", () => {
  const texts = fc.sample(hostile, { numRuns: runs(5000) });

  it("is the text", () => {
    const results = searched(texts.map((text) => ({ expression: jmesLiteral(text), data: {} })));
    expect(results).toEqual(texts);
  });

  it("is printable, and free of double quotes where the text has neither these nor a backslash", () => {
    for (const text of texts) {
      const literal = jmesLiteral(text);
      expect(literal).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      if (/^[^"\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]*$/u.test(text)) expect(literal).not.toContain('"');
    }
  });

  it("among others finds exactly those", () => {
    const cases = fc.sample(fc.tuple(fc.array(hostile, { maxLength: 4 }), hostile), {
      numRuns: runs(3000),
    });
    const results = searched(
      cases.map(([values, text], i) => ({
        expression: isOneOf("X", values),
        data: i % 3 === 0 ? {} : { X: i % 3 === 1 ? text : (values[i % 4] ?? text) },
      })),
    );
    expect(results).toEqual(
      cases.map(([values, text], i) => {
        const value = i % 3 === 1 ? text : (values[i % 4] ?? text);
        return i % 3 !== 0 && values.includes(value);
      }),
    );
  });

  it("finds the end of a text", () => {
    const cases = fc.sample(fc.tuple(hostile, hostile), { numRuns: runs(2000) });
    const results = searched(
      cases.map(([start, end], i) => ({
        expression: endsWith("X", end),
        data: i % 3 === 0 ? {} : { X: i % 3 === 1 ? start + end : start },
      })),
    );
    expect(results).toEqual(
      cases.map(([start, end], i) =>
        i % 3 === 0 ? end === "" : i % 3 === 1 || start.endsWith(end),
      ),
    );
  });
});

const mapper = new JobMapper();
const dates = ["CreationDate", "CompletionDate"];

function jobOf(kind: ViewKind, wire: WireObject): Job {
  const members = Object.entries(wire).map(([name, value]) => [
    name,
    dates.includes(name) && typeof value === "number" ? new Date(Math.round(value * 1000)) : value,
  ]);
  return mapper.job(kind, Object.fromEntries(members));
}

/** Of each query's answers: those that --query leaves, and those that the view shows. */
function narrowed(kind: ViewKind, all: readonly WireObject[], filter: JobFilter) {
  const list = kind === "backup" ? "BackupJobs" : "RestoreJobs";
  const scope = planFilter(filter, kind, rangesOf(filter, readRange, noon));
  return scope.queries.map((query) => {
    const { condition, lacks } = narrowingOf(query, filter, scope);
    const matches = queryMatcher(query);
    const jobs = all.filter((wire) => matches(jobOf(kind, wire)));
    return {
      lacks,
      condition,
      expression: condition === undefined ? list : `${list}[?${condition}]`,
      data: { [list]: jobs },
      truth: jobs.filter((wire) => scope.belongs(jobOf(kind, wire))),
    };
  });
}

describe("What --query leaves of the answers", () => {
  const accounts = Array.from({ length: 20 }, (_, i) => wholeAccount(1 + i, 40));
  const id = (wire: WireObject): unknown =>
    wire["BackupJobId"] ?? wire["RestoreJobId"] ?? wire["CopyJobId"];

  it.each(viewKinds)("is what the view shows of %s jobs, for 600 filters", (kind) => {
    const cases = seeds(600)
      .flatMap((seed, i) => {
        const account = accounts[i % accounts.length];
        if (account === undefined) return [];
        const mood = i % 5 === 0 ? { unknownStates: 0.3, seed } : {};
        const all = listedJobs({ account, mood, now: noon, served: 0 }, kind);
        return narrowed(
          kind,
          all,
          randomFilter(
            i,
            all.map((wire) => jobOf(kind, wire)),
          ),
        );
      })
      .flat();
    const results = searched(cases) as readonly (readonly WireObject[])[];
    let narrowings = 0;
    for (const [i, { truth, lacks, condition }] of cases.entries()) {
      const left = results[i]?.map(id) ?? [];
      if (condition !== undefined) narrowings++;
      // What lacks a time lists more, and what lacks a spelling less.
      if (lacks.length === 0) expect(left, condition).toEqual(truth.map(id));
      else if (!lacks.includes("messageCategories")) {
        expect(left).toEqual(expect.arrayContaining(truth.map(id)));
      }
    }
    expect(narrowings).toBeGreaterThan(runs(150));
  });

  const completed = (wire: WireObject): WireObject => ({ State: "COMPLETED", ...wire });
  const records: readonly WireObject[] = [
    completed({}),
    completed({ MessageCategory: "" }),
    completed({ MessageCategory: "", StatusMessage: "" }),
    completed({ MessageCategory: "", StatusMessage: "odd" }),
    completed({ MessageCategory: null, StatusMessage: null }),
    completed({ StatusMessage: "odd" }),
    completed({ MessageCategory: "SUCCESS", StatusMessage: "odd" }),
    completed({ MessageCategory: "Success" }),
    completed({ MessageCategory: "AccessDenied" }),
    { State: "COMPLETED_WITH_ISSUES" },
    { State: "FAILED" },
    { State: "ODD" },
    {},
  ].map((wire, i) => ({ BackupJobId: String(i), ...wire }));

  it.each<JobFilter>([
    { states: ["COMPLETED"] },
    { states: ["COMPLETED_WITH_ISSUES"] },
    { states: ["COMPLETED", "COMPLETED_WITH_ISSUES"] },
    { states: ["ODD"] },
    { states: ["ODD", "COMPLETED"] },
    { states: ["ODD", "COMPLETED_WITH_ISSUES", "FAILED"] },
    { states: ["ODD", "COMPLETED", "COMPLETED_WITH_ISSUES"] },
  ])("tells the states apart: %j", (filter) => {
    const cases = narrowed("backup", records, filter);
    const results = searched(cases) as readonly (readonly WireObject[])[];
    // AWS's own state of that name is none of ours: the view lists it under its own name only.
    expect(results.flat().map(id)).toEqual(cases.flatMap(({ truth }) => truth.map(id)));
  });

  it.each<JobFilter>([{ states: ["COMPLETED"] }, { states: ["COMPLETED_WITH_ISSUES"] }])(
    "tells restore jobs that completed with a message from the others: %j",
    (filter) => {
      const restores = ["", null, "2477 objects were skipped", undefined].map((message, i) => ({
        RestoreJobId: String(i),
        Status: "COMPLETED",
        ...(message !== undefined && { StatusMessage: message }),
      }));
      const cases = narrowed("restore", restores, filter);
      const results = searched(cases) as readonly (readonly WireObject[])[];
      const isClean = filter.states?.[0] === "COMPLETED";
      expect(results.flat().map(id)).toEqual(isClean ? ["0", "1", "3"] : ["2"]);
    },
  );

  it("finds vaults by name, else by ARN", () => {
    const arn = "arn:aws:backup:eu-west-1:111122223333:backup-vault:aws/efs/vault";
    const jobs: readonly WireObject[] = [
      { BackupJobId: "a", BackupVaultName: "aws/efs/vault" },
      { BackupJobId: "b", BackupVaultArn: arn },
      { BackupJobId: "c", BackupVaultName: "other", BackupVaultArn: arn },
      { BackupJobId: "d", BackupVaultArn: "aws/efs/vault" },
      { BackupJobId: "e", BackupVaultArn: `${arn}s` },
      { BackupJobId: "f" },
    ];
    for (const vaults of [["aws/efs/vault"], ["x", "other"], ["vault"], [arn]]) {
      for (const kind of ["backup", "restore"] as const) {
        // More vaults than there may be queries.
        const many = Array.from({ length: 20 }, (_, i) => `none ${i}`);
        const cases = narrowed(kind, jobs, { vaults: [...vaults, ...many] });
        const results = searched(cases) as readonly (readonly WireObject[])[];
        expect(results.flat().map(id)).toEqual(cases.flatMap(({ truth }) => truth.map(id)));
      }
    }
  });
});
