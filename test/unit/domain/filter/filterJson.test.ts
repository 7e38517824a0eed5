import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFilter, valueProblem } from "../../../../src/domain/filter/filterJson";
import { criteria, type JobFilter, listCriteria } from "../../../../src/domain/filter/jobFilter";
import { runs } from "../../../support/property";

function problemOf(json: unknown): string {
  const reading = readFilter(json);
  if ("filter" in reading) throw new Error(`Let in: ${JSON.stringify(reading.filter)}`);
  return reading.problem;
}

const everything: JobFilter = {
  states: ["FAILED", "COMPLETED_WITH_ISSUES", "QUARANTINED"],
  laterBackup: ["none"],
  vaults: ["Default"],
  resourceTypes: ["SAP HANA on Amazon EC2"],
  resourceArns: ["arn:aws:s3:::bucket"],
  accountIds: ["111122223333", "444455556666"],
  recoveryPointArns: ["arn:aws:ec2:eu-west-1::snapshot/snap-1"],
  sourceVaults: ["Default"],
  destinationVaultArns: ["arn:aws:backup:eu-central-1:444455556666:backup-vault:dr"],
  destinationRegions: ["eu-central-1"],
  createdByBackupJobIds: ["0B4C6E0E-7D2B"],
  scanResults: ["THREATS_FOUND"],
  malwareScanners: ["GUARDDUTY"],
  messageCategories: ["AccessDenied"],
  parentJobIds: ["0B4C6E0E-7D2B"],
  restoreTestingPlanArns: ["arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:weekly"],
  backupPlans: ["daily"],
  backupRules: ["nightly"],
  created: "since yesterday 22:00",
  completed: "last 7 days",
};

describe("a filter out of JSON", () => {
  it("is let in as it is, with every criterion", () => {
    expect(Object.keys(everything).sort()).toEqual([...criteria].sort());
    const json: unknown = JSON.parse(JSON.stringify(everything));
    expect(readFilter(json)).toEqual({ filter: everything });
  });

  it("may spell known states as people do, repeat values and have blanks around them", () => {
    const json = { states: ["failed", " Completed with issues", "FAILED", "Quarantined"] };
    expect(readFilter(json)).toEqual({
      filter: { states: ["FAILED", "COMPLETED_WITH_ISSUES", "Quarantined"] },
    });
    expect(readFilter({ accountIds: ["*"], created: " 2d " })).toEqual({
      filter: { accountIds: ["*"], created: "2d" },
    });
  });

  it("means the resource that is backed up: jobs name no object of a bucket, and no index of a table", () => {
    const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders";
    const resourceArns = [
      "arn:aws:s3:::b/logs/x.gz",
      " arn:aws:s3:::b/y ",
      `${table}/index/ByDate`,
    ];
    const restoreTestingPlanArns = everything.restoreTestingPlanArns;
    expect(readFilter({ resourceArns, restoreTestingPlanArns })).toEqual({
      filter: { resourceArns: ["arn:aws:s3:::b", table], restoreTestingPlanArns },
    });
  });

  it.each([
    "arn:aws:ec2:eu-west-1::snapshot/snap-1",
    "arn:aws:ec2:eu-west-1::image/ami-1",
    "arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:job-1",
    "arn:aws:backup-gateway:eu-west-1:111122223333:vm/vm-1",
  ])("may name what a recovery point of another service may be, too: %s", (arn) => {
    expect(readFilter({ resourceArns: [arn] })).toEqual({ filter: { resourceArns: [arn] } });
  });

  it.each(["since today 22:00", "tomorrow", "today 20:00 to now"])(
    "may have a time that comes only later in the day, or has nothing in it at times: %s",
    (created) => {
      expect(readFilter({ states: ["FAILED"], created })).toEqual({
        filter: { states: ["FAILED"], created },
      });
    },
  );

  it.each<readonly [unknown, RegExp]>([
    [null, /^A filter must be an object .* not null\.$/],
    [undefined, /not something else\.$/],
    [[], /not a list\.$/],
    ["FAILED", /not the text "FAILED"\.$/],
    [{}, /^The filter is empty\. Add a criterion\.$/],
    [{ colour: "red" }, /^"colour" is not a criterion of a filter\. The criteria are states, /],
    [{ states: "FAILED" }, /^states: the value must be a list of texts, not the text "FAILED"\.$/],
    [{ states: null }, /^states: the value must be a list of texts, not null\.$/],
    [{ states: [] }, /^states: the list is empty/],
    [{ states: [1] }, /^states: a value must be a text, not 1\.$/],
    [{ vaults: ["  "] }, /^vaults: a value is empty\.$/],
    [{ vaults: ["x".repeat(1025)] }, /^vaults: "x{39}…" is too long\. .* 1024 characters\.$/],
    [{ vaults: ["a\u0000b"] }, /^vaults: ".*" contains control characters/],
    [{ vaults: ["a\ud800b"] }, /^vaults: ".*" contains control characters/],
    [
      { vaults: ["arn:aws:backup:eu-west-1:111122223333:backup-vault:prod"] },
      /is an ARN\. Write the vault's name, "prod"\.$/,
    ],
    [{ resourceArns: ["vol-1"] }, /^resourceArns: "vol-1" is not an ARN\. Write one such as /],
    [
      { resourceArns: ["arn:aws:dynamodb:eu-west-1:111122223333:table/*"] },
      /^resourceArns: "arn:aws:dynamodb:.*…" is not the ARN of one resource\. A pattern does not name one resource\.$/,
    ],
    [
      { resourceArns: ["arn:aws:s3:::my.bucket-${var.x}"] },
      /^resourceArns: "arn:aws:s3:::my.bucket-\$\{var.x\}" is not the ARN of one resource\. A pattern /,
    ],
    [
      { resourceArns: ["arn:x:s3:::b"] },
      /is not the ARN of one resource\. The partition of an ARN begins with "aws"\.$/,
    ],
    [
      { resourceArns: ["arn:aws:backup:eu-west-1:111122223333:recovery-point:1"] },
      /belongs to AWS Backup and is not the resource of a job\. Use Go to Resource ARN to see its jobs\.$/,
    ],
    [{ restoreTestingPlanArns: ["arn:aws:s3:::b"] }, /is not the ARN of a restore testing plan/],
    [{ backupPlans: ["arn:aws:s3:::b"] }, /is not the ARN of a backup plan\. /],
    [{ backupRules: ["arn:aws:s3:::b"] }, /is an ARN, but rules have no ARN\. /],
    [{ accountIds: ["12345"] }, /^accountIds: "12345" is not an account ID\. Write 12 digits/],
    [{ accountIds: ["*", "111122223333"] }, /^accountIds: "\*" means all accounts/],
    [{ created: 5 }, /^created: a time must be a text, not 5\.$/],
    [{ created: "whenever" }, /^created: "whenever" is not a known time/],
    [{ created: "in 2 years" }, /^created: /],
    [{ created: "9".repeat(100_000) }, /^created: "9+…" is too long: a time has/],
    [{ vaults: Array.from({ length: 201 }, (_, i) => `v${i}`) }, /at most 200 values\.$/],
  ])("%j is refused with the reason", (json, problem) => {
    expect(problemOf(json)).toMatch(problem);
  });

  it("is refused with prototype keys, and changes no prototype", () => {
    const json: unknown = JSON.parse('{"__proto__":{"states":["FAILED"]}}');
    expect(problemOf(json)).toMatch(/^"__proto__" is not a criterion/);
    expect(problemOf({ constructor: ["FAILED"] })).toMatch(/^"constructor" is not a criterion/);
    expect(({} as JobFilter).states).toBeUndefined();
  });

  it("is refused at once where it is huge, in one short sentence", () => {
    const huge = "\u202e(".repeat(50_000);
    const hostile: unknown[] = [
      { [huge]: 1 },
      { vaults: Array.from({ length: 1_000_000 }, () => "v") },
      { states: [huge] },
      { created: huge },
      huge,
    ];
    for (const json of hostile) {
      const problem = problemOf(json);
      expect(problem.length).toBeLessThan(450);
      expect(problem).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
    }
  });

  it("whatever it is: let in whole and readable again, or refused in one short sentence", () => {
    const value = fc.oneof(
      fc.constantFrom("FAILED", "arn:aws:s3:::b", "111122223333", "*", "last night", "", "2d"),
      fc.string({ unit: "binary" }),
      fc.jsonValue(),
    );
    const filter = fc.dictionary(
      fc.oneof(fc.constantFrom<string>(...criteria, "__proto__"), fc.string()),
      fc.oneof(value, fc.array(value, { maxLength: 4 })),
      { maxKeys: 4 },
    );
    fc.assert(
      fc.property(fc.oneof(filter, fc.jsonValue()), (json) => {
        const reading = readFilter(json);
        if ("problem" in reading) {
          expect(reading.problem).toMatch(/^.{10,450}\.$/u);
          expect(reading.problem).not.toMatch(/\p{Cc}/u);
          return;
        }
        const kept: unknown = JSON.parse(JSON.stringify(reading.filter));
        expect(readFilter(kept)).toEqual(reading);
        expect(Object.keys(reading.filter).every((key) => criteria.some((c) => c === key))).toBe(
          true,
        );
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("a typed value", () => {
  it("is checked by the same rules in every criterion", () => {
    for (const criterion of listCriteria) {
      expect(valueProblem(criterion, "")).toBe("a value is empty.");
      expect(valueProblem(criterion, everything[criterion]?.[0] ?? "")).toBeUndefined();
    }
  });
});
