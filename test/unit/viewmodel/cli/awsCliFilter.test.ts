import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planFilter } from "../../../../src/domain/filter/filterPlan";
import { rangesOf } from "../../../../src/domain/filter/filterRanges";
import { type ViewKind, viewKinds } from "../../../../src/domain/job/viewKinds";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { environmentProfile } from "../../../../src/domain/session/session";
import { listCommands } from "../../../../src/viewmodel/cli/awsCliFilter";
import type { Shell } from "../../../../src/viewmodel/text/shellWord";
import { noon } from "../../../support/jobs/jobBuilders";
import { readRange } from "../../../support/jobs/treeFixture";
import { cmdWords } from "../../../support/shell/cmdWords";
import { powerShellWords } from "../../../support/shell/powerShellWords";
import { runs } from "../../../support/property";

const session = { profile: "prod", region: "eu-west-1" };

function commandsOf(kind: ViewKind, filter: JobFilter, shell: Shell = "posix", of = session) {
  const scope = planFilter(filter, kind, rangesOf(filter, readRange, noon));
  return listCommands([{ filter, scope, session: of }], shell);
}

/** The lines, or why there are none. */
function lines(...args: Parameters<typeof commandsOf>): readonly string[] {
  const commands = commandsOf(...args);
  return commands.type === "commands" ? commands.text.split("\n") : [`refused: ${commands.why}`];
}

function summary(kind: ViewKind, filter: JobFilter): string {
  const commands = commandsOf(kind, filter);
  return commands.type === "commands" ? commands.summary : "";
}

const end = "--profile prod --region eu-west-1 --output json";
const queried = (query: string): string =>
  `--profile prod --region eu-west-1 --query ${query} --output json`;
const twentyOne = Array.from({ length: 21 }, (_, i) => `v${i}`);
const list = twentyOne.map((name) => `'\\''${name}'\\''`).join(", ");

describe("The commands of a filter", () => {
  it("list everything without one", () => {
    expect(lines("backup", {})).toEqual([`aws backup list-backup-jobs ${end}`]);
    expect(lines("restore", {})).toEqual([`aws backup list-restore-jobs ${end}`]);
    expect(lines("backup", {}, "posix", { ...session, profile: environmentProfile })).toEqual([
      "aws backup list-backup-jobs --region eu-west-1 --output json",
    ]);
  });

  it.each<[ViewKind, JobFilter, string]>([
    ["backup", { states: ["FAILED"] }, "--by-state FAILED"],
    ["backup", { states: ["COMPLETED", "COMPLETED_WITH_ISSUES"] }, "--by-state COMPLETED"],
    ["backup", { vaults: ["Default"] }, "--by-backup-vault-name Default"],
    ["backup", { resourceTypes: ["SAP HANA"] }, "--by-resource-type 'SAP HANA'"],
    ["backup", { resourceArns: ["arn:x"] }, "--by-resource-arn arn:x"],
    ["backup", { accountIds: ["111122223333"] }, "--by-account-id 111122223333"],
    ["backup", { accountIds: ["*"] }, "--by-account-id '*'"],
    ["backup", { messageCategories: ["AccessDenied"] }, "--by-message-category AccessDenied"],
    ["backup", { parentJobIds: ["p"] }, "--by-parent-job-id p"],
    ["restore", { states: ["FAILED"] }, "--by-status FAILED"],
    ["restore", { resourceTypes: ["EBS"] }, "--by-resource-type EBS"],
    ["restore", { accountIds: ["111122223333"] }, "--by-account-id 111122223333"],
    ["restore", { parentJobIds: ["p"] }, "--by-parent-job-id p"],
    ["restore", { restoreTestingPlanArns: ["arn:x"] }, "--by-restore-testing-plan-arn arn:x"],
  ])("name what the API has a parameter for: %s %j", (kind, filter, options) => {
    expect(lines(kind, filter)).toEqual([`aws backup list-${kind}-jobs ${options} ${end}`]);
    expect(summary(kind, filter)).toBe("Copied an AWS CLI command.");
  });

  it.each(["backup", "restore"] as const)(
    "name times of %s jobs to the millisecond, the first one left out by AWS",
    (kind) => {
      const filter = {
        created: "2026-11-01T00:00Z/2026-11-02T00:00Z",
        completed: "2026-11-01T12:00Z/",
      };
      expect(lines(kind, filter)).toEqual([
        `aws backup list-${kind}-jobs --by-created-after 2026-10-31T23:59:59.999Z --by-created-before 2026-11-02T00:00:00.000Z --by-complete-after 2026-11-01T11:59:59.999Z ${end}`,
      ]);
      const before = lines(kind, { completed: "/2026-11-02T00:00:00.001Z" });
      expect(before).toEqual([
        `aws backup list-${kind}-jobs --by-complete-before 2026-11-02T00:00:00.001Z ${end}`,
      ]);
    },
  );

  it("of a resource's restore jobs ask by the resource, and say what that operation can't", () => {
    expect(lines("restore", { resourceArns: ["arn:x", "-y"], states: ["FAILED"] })).toEqual([
      `aws backup list-restore-jobs-by-protected-resource --resource-arn arn:x --by-status FAILED ${end}`,
      `aws backup list-restore-jobs-by-protected-resource --resource-arn=-y --by-status FAILED ${end}`,
    ]);
    const each = { resourceArns: ["arn:x", "arn:y"], created: "2026-11-01/" };
    expect(lines("restore", each).filter((line) => line.startsWith("#"))).toHaveLength(1);
    const timed = { resourceArns: ["arn:x"], created: "2026-11-01/", completed: "2026-11-01/" };
    expect(lines("restore", timed)).toEqual([
      "# Not narrowed by the time of creation. This operation has no option for it.",
      "# Not narrowed by the time of completion. This operation has no option for it.",
      `aws backup list-restore-jobs-by-protected-resource --resource-arn arn:x ${end}`,
    ]);
    expect(summary("restore", timed)).toBe(
      "Copied an AWS CLI command. A comment says which part of the filter is left out.",
    );
  });

  it("of failures without a later good backup list all failures, and say so", () => {
    const filter = { laterBackup: ["none"] };
    expect(lines("copy", filter)).toEqual([
      "# Not narrowed to jobs without a later good backup. A query compares no jobs with each other.",
      expect.stringMatching(
        /^aws backup list-copy-jobs .*CopyJobs\[\?.*FAILED.*EXPIRED.*ABORTED.*PARTIAL.*State/,
      ),
    ]);
    expect(summary("copy", filter)).toContain("which part of the filter is left out");
  });

  it("are one for each query", () => {
    const filter = { states: ["FAILED", "EXPIRED"], vaults: ["a", "b"] };
    expect(lines("backup", filter)).toHaveLength(4);
    expect(summary("backup", filter)).toBe("Copied 4 AWS CLI commands.");
  });

  it("tell completed from completed with issues in --query", () => {
    const clean = `(contains(['\\''SUCCESS'\\'', '\\''Success'\\'', '\\''success'\\''], MessageCategory) || not_null(MessageCategory, '\\'''\\'')=='\\'''\\'' && not_null(StatusMessage, '\\'''\\'')=='\\'''\\'')`;
    const quiet = `not_null(StatusMessage, '\\'''\\'')=='\\'''\\''`;
    const note =
      "# Needs the AWS CLI of November 2023 or later. Older versions leave out members that the query needs.";
    expect(lines("backup", { states: ["COMPLETED"] })).toEqual([
      note,
      `aws backup list-backup-jobs --by-state COMPLETED ${queried(`'BackupJobs[?${clean}]'`)}`,
    ]);
    expect(lines("backup", { states: ["FAILED", "COMPLETED_WITH_ISSUES"] })).toEqual([
      note,
      `aws backup list-backup-jobs --by-state FAILED ${queried("BackupJobs")}`,
      `aws backup list-backup-jobs --by-state COMPLETED ${queried(`'BackupJobs[?${clean}==\`false\`]'`)}`,
    ]);
    expect(summary("backup", { states: ["COMPLETED"] })).toBe(
      "Copied an AWS CLI command. A part of the filter is in --query, because AWS Backup has no option for it.",
    );
    expect(lines("restore", { states: ["COMPLETED"] })).toEqual([
      `aws backup list-restore-jobs --by-status COMPLETED ${queried(`'RestoreJobs[?${quiet}]'`)}`,
    ]);
  });

  it.each<[ViewKind, JobFilter, string]>([
    ["backup", { states: ["ODD", "FAILED"] }, "contains(['ODD', 'FAILED'], State)"],
    ["restore", { states: ["ODD"] }, "Status=='ODD'"],
    // A state of backup jobs alone is none of a restore job's, whatever AWS calls it.
    ["restore", { states: ["ODD", "EXPIRED"] }, "Status=='ODD'"],
    [
      "backup",
      { backupPlans: ["gold"] },
      "(CreatedBy.BackupPlanName=='gold' || CreatedBy.BackupPlanId=='gold' || CreatedBy.BackupPlanArn=='gold')",
    ],
    [
      "backup",
      { backupRules: ["gold"] },
      "(CreatedBy.BackupRuleName=='gold' || CreatedBy.BackupRuleId=='gold')",
    ],
    [
      "restore",
      { vaults: ["v"] },
      "(ends_with(not_null(BackupVaultArn, ''), ':backup-vault:v') || BackupVaultArn=='v')",
    ],
  ])("put into --query what the API has no parameter for: %s %j", (kind, filter, condition) => {
    const shown = condition.replaceAll("'", "'\\''");
    const member = kind === "backup" ? "BackupJobs" : "RestoreJobs";
    expect(lines(kind, filter).at(-1)).toBe(
      `aws backup list-${kind}-jobs ${queried(`'${member}[?${shown}]'`)}`,
    );
  });

  it.each<[ViewKind, JobFilter, string]>([
    ["backup", { resourceTypes: twentyOne }, `contains([${list}], ResourceType)`],
    ["backup", { resourceArns: twentyOne }, `contains([${list}], ResourceArn)`],
    ["backup", { parentJobIds: twentyOne }, `contains([${list}], ParentJobId)`],
    ["restore", { resourceTypes: twentyOne }, `contains([${list}], ResourceType)`],
    ["restore", { resourceArns: twentyOne }, `contains([${list}], SourceResourceArn)`],
    ["restore", { parentJobIds: twentyOne }, `contains([${list}], ParentJobId)`],
    [
      "restore",
      { restoreTestingPlanArns: twentyOne },
      `contains([${list}], CreatedBy.RestoreTestingPlanArn)`,
    ],
  ])("put into --query what would be too many queries: %s %#", (kind, filter, condition) => {
    expect(lines(kind, filter).at(-1)).toContain(`[?${condition}]`);
  });

  it("ask for the whole organization where there are too many accounts", () => {
    expect(lines("backup", { accountIds: twentyOne })).toEqual([
      `aws backup list-backup-jobs --by-account-id '*' ${queried(`'BackupJobs[?contains([${list}], AccountId)]'`)}`,
    ]);
  });

  it("say that spellings of a category count where there are too many", () => {
    const [note, , command = ""] = lines("backup", { messageCategories: [...twentyOne, "Odd"] });
    expect(note).toBe(
      "# Finds message categories as spelled here, in upper case and in lower case.",
    );
    expect(command).toContain("'\\''Odd'\\'', '\\''ODD'\\'', '\\''odd'\\''");
  });

  it.each<[ViewKind, JobFilter, string]>([
    [
      "restore",
      { backupPlans: ["x"], states: ["EXPIRED"] },
      "Restore jobs have no state Expired. Restore jobs have no backup plans.",
    ],
    ["backup", { restoreTestingPlanArns: ["x"] }, "Backup jobs have no restore testing plans."],
    ["restore", { messageCategories: ["x"] }, "Restore jobs have no message categories."],
  ])("are none where nothing can match: %s %j", (kind, filter, why) => {
    expect(lines(kind, filter)).toEqual([`refused: No job can match the filter. ${why}`]);
  });

  it("say it once for several sessions, and which have none", () => {
    const scopeOf = (filter: JobFilter, kind: ViewKind) =>
      planFilter(filter, kind, rangesOf(filter, readRange, noon));
    const filter = { states: ["FAILED"], messageCategories: ["x"] };
    const scope = scopeOf(filter, "backup");
    const impossible = scopeOf(filter, "restore");
    const elsewhere = { profile: "test", region: "us-east-1" };
    const views = [session, elsewhere].map((each) => ({ filter, scope, session: each }));
    const commands = listCommands([...views, { filter, scope: impossible, session }], "posix");
    if (commands.type === "refused") throw new Error(commands.why);
    const [first = "", second = ""] = commands.text.split("\n").slice(-2);
    expect(second).toBe(
      first.replace("--profile prod --region eu-west-1", "--profile test --region us-east-1"),
    );
    expect(commands.text.split("\n").filter((line) => line.startsWith("#"))).toHaveLength(
      new Set(commands.text.split("\n")).size - 2,
    );
    expect(commands.summary).toMatch(
      /^Copied 2 AWS CLI commands for 2 sessions\. .*None for another session: No job can match/,
    );
  });

  it("are none where a time can't be read", () => {
    const scope = planFilter({ created: "who knows" }, "backup", { readAt: noon });
    expect(listCommands([{ filter: {}, scope, session }], "posix")).toEqual({
      type: "refused",
      why: "No job can match the filter. The time “who knows” is empty now.",
    });
  });

  it("give what the CLI would read from a file, and what is unprintable, as JSON", () => {
    const filter = { vaults: ["file://x"], resourceTypes: ["a\u202eb"], parentJobIds: ["-p"] };
    expect(lines("backup", filter)).toEqual([
      `aws backup list-backup-jobs --by-parent-job-id=-p --cli-input-json '{"ByBackupVaultName":"file://x","ByResourceType":"a\\u202eb"}' ${end}`,
    ]);
  });

  it("are refused for names that no terminal may be given, and for lines that none can take", () => {
    const odd = { ...session, region: "a\u001bb" };
    expect(lines("backup", {}, "posix", odd)).toEqual([expect.stringContaining("Region's name")]);
    const long = { backupPlans: ["x".repeat(8200)] };
    expect(lines("backup", long, "cmd")).toEqual([
      expect.stringContaining("too long for the terminal"),
    ]);
    expect(lines("backup", long)).toHaveLength(2);
    expect(lines("backup", { vaults: ["%PATH%"] }, "cmd")).toEqual([
      expect.stringContaining("can't pass a value of the filter or this profile"),
    ]);
  });

  it("have comments of the shell, and the same words in each", () => {
    const filter = { backupPlans: ["gold"], states: ["COMPLETED"] };
    const [posix = "", ...others] = lines("backup", filter);
    expect(posix).toMatch(/^# Needs the AWS CLI of October 2025 or later\./);
    expect(others).toHaveLength(1);
    expect(lines("backup", filter, "powershell")[0]).toBe(posix);
    expect(lines("backup", filter, "windowsPowerShell")[0]).toBe(posix);
    expect(lines("backup", filter, "cmd")[0]).toBe(posix.replace("#", "rem"));
  });
});

const hostile = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...Array.from("ab-\\\"'`%^!&|<>()@,;=[]{}? $#\n\r\u2019😀")),
    minLength: 1,
  }),
  fc.constantFrom(
    "-",
    "file://x",
    "it's ‘so’",
    "$(id)",
    "`n",
    '"',
    "\\",
    "\\'",
    "a\\",
    "'||'",
    "`true`",
  ),
);

const filters = fc.record(
  {
    states: fc.array(fc.oneof(hostile, fc.constantFrom("FAILED", "COMPLETED")), {
      minLength: 1,
      maxLength: 3,
    }),
    vaults: fc.array(hostile, { minLength: 1, maxLength: 3 }),
    backupPlans: fc.array(hostile, { minLength: 1, maxLength: 3 }),
    resourceTypes: fc.array(hostile, { minLength: 1, maxLength: 3 }),
    resourceArns: fc.array(hostile, { minLength: 1, maxLength: 3 }),
    messageCategories: fc.array(hostile, { minLength: 22, maxLength: 23 }),
    created: fc.constant("2026-11-01/"),
  },
  { requiredKeys: [] },
);

describe("Whatever the values and names are", () => {
  const readers = {
    powershell: powerShellWords,
    windowsPowerShell: powerShellWords,
    cmd: cmdWords,
  };

  it.each(["powershell", "windowsPowerShell", "cmd"] as const)(
    "the commands for %s are read as they were meant for sh",
    (shell) => {
      fc.assert(
        fc.property(fc.constantFrom(...viewKinds), filters, hostile, (kind, filter, profile) => {
          const of = { profile, region: "eu-west-1" };
          const meant = commandsOf(kind, filter, "posix", of);
          const commands = commandsOf(kind, filter, shell, of);
          if (meant.type === "refused" || commands.type === "refused") return;
          expect(commands.text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]/u);
          const words = linesOf(commands.text).map(readers[shell]);
          expect(words).toEqual(linesOf(meant.text).map(posixWords));
        }),
        { numRuns: runs(600) },
      );
    },
  );

  it("comments hold our own words alone, and none that any shell reads", () => {
    fc.assert(
      fc.property(fc.constantFrom(...viewKinds), filters, (kind, filter) => {
        const commands = commandsOf(kind, filter);
        if (commands.type === "refused") return;
        for (const line of commands.text.split("\n")) {
          expect(line).toMatch(/^(?:aws backup list-|# [A-Za-z0-9 ,.]+$)/);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => !/^(?:#|rem) /.test(line));
}

/** The words of a line of bare words and single quotes, as sh reads them. */
function posixWords(line: string): readonly string[] {
  const words: string[] = [];
  let rest = line;
  while (rest !== "") {
    const [all = ""] = /^(?:'[^']*'|\\'|[\w@%+:,./=-]+)+(?: |$)/.exec(rest) ?? [];
    if (all === "") throw new Error(`Not literal: ${rest}`);
    const word = all.replace(/ $/, "").replace(/'([^']*)'|\\(')/g, "$1$2");
    words.push(word);
    rest = rest.slice(all.length);
  }
  return words;
}
