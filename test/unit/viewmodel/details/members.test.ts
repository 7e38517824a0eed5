import { describe, expect, it } from "vitest";
import { JobMapper } from "../../../../src/aws/requests/jobMapper";
import type { Job, JobKind } from "../../../../src/domain/job/job";
import { leavesOf as leavesOfKind } from "../../../../src/domain/job/memberLeaves";
import type { Field } from "../../../../src/protocol/jobDetails";
import { headerPart } from "../../../../src/viewmodel/details/headerPart";
import { outcomePart } from "../../../../src/viewmodel/details/outcomePart";
import { sections } from "../../../../src/viewmodel/details/sections";
import type { JobShape, ShapeMember } from "../../../support/schema/shapeMembers";
import { jobShapeNames, shapeMembers } from "../../../support/schema/shapeMembers";
import { timelinePart } from "../../../../src/viewmodel/details/timelinePart";
import { noon } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { aContext } from "./partFixture";

/**
 * Every member that AWS Backup can tell of a job has its place on the page, by the SDK's own schema: a
 * member that it gains fails here until somebody gives it one.
 */
const kinds: Readonly<Record<JobShape, JobKind>> = {
  BackupJob: "backup",
  DescribeBackupJobOutput: "backup",
  RestoreJobsListMember: "restore",
  DescribeRestoreJobOutput: "restore",
  CopyJob: "copy",
  ScanJob: "scan",
  DescribeScanJobOutput: "scan",
};

/** Members that other parts of the page show, and where. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ["State", "the header's state"],
  ["Status", "the header's state"],
  ["NumberOfChildJobs", "the title of the family's children"],
  ["ChildJobsInState", "the counts of the family's children"],
]);

/** A leaf of a shape with a value that no other has, and how the page must show it. */
interface Leaf {
  readonly path: string;
  readonly value: unknown;
  readonly shown: string;
}

function leavesOf(members: readonly ShapeMember[], before = "", start = 0): readonly Leaf[] {
  return members.flatMap((member, i) => {
    const path = before + member.name;
    const number = start + i + 1;
    const text = `${path} number ${number}`;
    switch (member.type) {
      case "string":
        return [{ path, value: text, shown: text }];
      case "number": {
        const value = 1000 + number * 17;
        return [{ path, value, shown: utcFormats.count(value) }];
      }
      case "boolean":
        return [{ path, value: true, shown: "Yes" }];
      case "time": {
        const time = noon + number * 61_000;
        return [{ path, value: new Date(time), shown: utcFormats.utc(time) }];
      }
      case "map":
        return [{ path, value: { [`${path} name`]: text }, shown: `${path} name=${text}` }];
      case "structure":
        return leavesOf(member.members ?? [], `${path}.`, number * 100);
    }
  });
}

/** An answer of AWS with all leaves. */
function answerOf(leaves: readonly Leaf[]): Record<string, unknown> {
  const answer: Record<string, Record<string, unknown>> = {};
  for (const { path, value } of leaves) {
    const [member = "", inner] = path.split(".");
    if (inner === undefined) Object.assign(answer, { [member]: value });
    else (answer[member] ??= {})[inner] = value;
  }
  return answer;
}

function fieldsOf(job: Job): readonly Field[] {
  const context = aContext();
  const outcome = outcomePart(job, { notices: [], described: true }, context);
  const { message } = outcome;
  const navigation = { canGoBack: false, canGoForward: false, pinned: false };
  const header = headerPart(job, { ...navigation, busy: false, asOf: noon }, context);
  const all = sections(
    job,
    { described: true, metadata: { state: "notAsked" }, point: { state: "notAsked" } },
    context,
  );
  return [
    { key: "StatusMessage", label: "", value: message, actions: [] },
    ...header.fields,
    ...(header.account === undefined ? [] : [header.account]),
    ...outcome.fields,
    ...timelinePart(job, { described: true }, context).fields,
    ...all.flatMap(({ fields }) => fields),
  ];
}

function textOf({ value, detail, entries = [] }: Field): string {
  return [value, detail, ...entries.map((entry) => `${entry.name}=${entry.value}`)].join("\n");
}

describe.each(jobShapeNames)("The page of a %s", (shape) => {
  const leaves = leavesOf(shapeMembers(shape));
  const own = leaves.filter(({ path }) => !elsewhere.has(path));
  const jobIn = (state: string, changes: Readonly<Record<string, unknown>> = {}): Job =>
    new JobMapper().job(kinds[shape], {
      ...answerOf(leaves),
      State: state,
      Status: state,
      ...changes,
    });

  it.each(own)("has $path, with its value", ({ path, shown }) => {
    const state = path === "PercentDone" ? "RUNNING" : "COMPLETED";
    const field = fieldsOf(jobIn(state)).find(({ key }) => key === path);
    expect(field && textOf(field)).toContain(shown);
    expect(field?.missing).toBeUndefined();
  });

  it("has them also while the job runs, and when it has failed", () => {
    for (const state of ["RUNNING", "FAILED", "QUARANTINED"]) {
      const keys = fieldsOf(jobIn(state)).map(({ key }) => key);
      const missing = own.filter(({ path }) => !keys.includes(path)).map(({ path }) => path);
      // An unknown state with a completion date is an end, too.
      const hasProgress = own.some(({ path }) => path === "PercentDone");
      expect(missing).toEqual(state === "RUNNING" || !hasProgress ? [] : ["PercentDone"]);
    }
  });

  if (own.some(({ path }) => path === "IsParent")) {
    it("tells no from yes", () => {
      const job = jobIn("COMPLETED", { IsParent: false });
      expect(fieldsOf(job).find(({ key }) => key === "IsParent")?.value).toBe("No");
    });
  }

  it("names no field and no action twice", () => {
    const fields = fieldsOf(jobIn("COMPLETED"));
    const keys = fields.map(({ key }) => key);
    const actions = fields.flatMap((field) => field.actions.map(({ id }) => id));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(actions).size).toBe(actions.length);
  });

  it("labels them as the table of members does", () => {
    const fields = new Map(fieldsOf(jobIn("RUNNING")).map(({ key, label }) => [key, label]));
    const others = leavesOfKind(kinds[shape])
      .filter(({ row }) => row.path !== "StatusMessage" && fields.has(row.path))
      .filter(({ row }) => fields.get(row.path) !== row.label);
    expect(others).toEqual([]);
  });

  it("lets every ARN and id be copied", () => {
    const fields = fieldsOf(jobIn("COMPLETED"));
    const ids = own.map(({ path }) => path).filter((path) => /(?:Arn|Id)$/.test(path));
    expect(ids.length).toBeGreaterThan(4);
    for (const path of ids) {
      const field = fields.find(({ key }) => key === path);
      expect(field?.code).toBe(true);
      expect(field?.actions.map(({ id }) => id)).toContain(`copy:${path}`);
    }
  });
});

it("Members that stand elsewhere are members", () => {
  const names = jobShapeNames.flatMap((shape) => shapeMembers(shape).map(({ name }) => name));
  for (const name of elsewhere.keys()) expect(names).toContain(name);
});
