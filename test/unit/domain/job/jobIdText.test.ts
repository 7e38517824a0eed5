import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JobKind } from "../../../../src/domain/job/job";
import { isJobId, jobIdAt, jobIdsIn } from "../../../../src/domain/job/jobIdText";

const id = "34176239-e96d-4e22-94b8-7a8c5d6f0e12";
const upper = "B6EC38D2-CB3C-4D2A-8F1B-0A9E8D7C6B5A";

/** ID1 and ID2 stand for ids; then what the text says of them. */
const tables: [string, string, (JobKind | undefined)[]][] = [
  ["CSV", "State,Backup Job ID,Plan\nFAILED,ID1,\nEXPIRED,ID2,x", ["backup", "backup"]],
  ["CSV with quotes", '"a, b","CopyJobId"\n"1, 2 ""3""","ID1"\n,"ID2"', ["copy", "copy"]],
  ["CSV of logs", "@timestamp,detail.restoreJobId\n2026,ID1\n2026,ID2\n", ["restore", "restore"]],
  ["two columns of CSV", "restoreJobId;backupJobId\nID1;ID2", ["restore", "backup"]],
  ["CSV, of the next column", "PlanId,BackupJobId\nID1,ID2", [undefined, "backup"]],
  ["CSV, beside the words of a job", "Job,Plan,CopyJobId\nBackup job,ID1,ID2", [undefined, "copy"]],
  ["TSV", "backup_job_id\tstate\nID1\tFAILED\nID2\tFAILED", ["backup", "backup"]],
  [
    "Markdown",
    "| State | Restore job |\n|---|:--|\n| ok | `ID1` |\n|  | [ID2](https://x.test) |",
    ["restore", "restore"],
  ],
  ["Markdown without a frame", "Scan job | State\n--- | ---\nID1 | ok\nID2 | ok", ["scan", "scan"]],
  [
    "the AWS CLI",
    "------------\n|  ListBackupJobs  |\n+-----+-----+\n||  BackupJobs  ||\n|+----+----+|\n" +
      "||  State  |  BackupJobId ||\n|+----+----+|\n||  FAILED  |  ID1 ||\n||  ABORTED |  ID2 ||\n|+---+---+|",
    ["backup", "backup"],
  ],
  [
    "the AWS CLI with a name of one's own",
    "|  ListCopyJobs  |\n+-----+-----+\n|  Id | By |\n+----+----+\n|  ID1  |  ID2 |\n",
    ["copy", undefined],
  ],
  [
    "the AWS CLI, upright",
    "|  DescribeRestoreJob  |\n|  AccountId | 1 |\n|  RestoreJobId | ID1 |\n|  ParentId | ID2 |",
    ["restore", undefined],
  ],
  ["boxes", "│ Copy job ID │ x │\n├───┼───┤\n│ ID1 │ a │\n│ ID2 │ b │", ["copy", "copy"]],
  [
    "aligned text",
    `STATE     BACKUP JOB ID                         PLAN\nFAILED    ID1  ID2`,
    ["backup", undefined],
  ],
  ["short headings", "Backup job ID   Copy job ID\nID1   ID2", ["backup", "copy"]],
  [
    "aligned text with gaps",
    "JOB     BACKUP JOB ID                         x\n        ID1\n        ID2",
    ["backup", "backup"],
  ],
  ["a list", "Backup jobs:\n- ID1\n- ID2\n", ["backup", "backup"]],
  ["YAML", "copy_job_ids:\n  - 'ID1'\n  - ID2 # late\n", ["copy", "copy"]],
  ["JSON", '"RestoreJobIds": [\n  "ID1",\n  "ID2"\n]', ["restore", "restore"]],
  ["another paragraph", "Backup job,Plan\nID1,a\n\nID2,b", ["backup", undefined]],
];

describe("job ids in a text", () => {
  it.each([
    [id, undefined],
    [`  ${id}\n`, undefined],
    [`"BackupJobId": "${id}"`, "backup"],
    [`\\"RestoreJobId\\":\\"${id}\\"`, "restore"],
    [`CopyJobId=${id}`, "copy"],
    [`copy_job_id: ${id}`, "copy"],
    [`CreatedByBackupJobId: ${id}`, "backup"],
    [`aws backup describe-backup-job --backup-job-id ${id}`, "backup"],
    [`aws backup describe-restore-job --restore-job-id=${id}`, "restore"],
    [`Backup job ${id} failed`, "backup"],
    [`restore job ID is ${id}.`, "restore"],
    [`backup-job/${id}`, "backup"],
    [`https://x.test/backup/home?region=eu-west-1#/jobs/copy/details/${id}`, "copy"],
    [`?BackupJobId%22%3A%22${id}%22`, "backup"],
    // Aligned in columns, and a table of the AWS CLI or of Markdown.
    [`backup_job_id          = "${id}"`, "backup"],
    [`|  RestoreJobId            |  ${id}  |`, "restore"],
    [`arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:job-${id}`, "backup"],
    [`ParentJobId: ${id}`, undefined],
    [`the backup of ${id}`, undefined],
    // Members of DynamoDB, Amazon SNS and SQS, stacks and Terraform.
    [`{"BackupJobId": {"S": "${id}"}}`, "backup"],
    [`"restoreJobId" : {"Type":"String","Value":"${id}"}`, "restore"],
    [`"copyJobId": {"DataType": "String", "StringValue": "${id}"}`, "copy"],
    [`{"OutputKey": "BackupJobId", "OutputValue": "${id}"}`, "backup"],
    [`"scan_job_id": {\n  "sensitive": false,\n  "type": "string",\n  "value": "${id}"\n}`, "scan"],
    [`Name=BackupJobId,Value=${id}`, "backup"],
    // JSON in JSON, once and twice, and as .NET writes it.
    [String.raw`"Message": "{\"backupJobId\": \"${id}\"}"`, "backup"],
    [String.raw`"body":"{\"Message\":\"{\\\"copyJobId\\\":{\\\"S\\\":\\\"${id}\\\"}}\"}"`, "copy"],
    [String.raw`"{\u0022restoreJobId\u0022:\u0022${id}\u0022}"`, "restore"],
    [String.raw`"text": "*Backup Job ID:*\n${id}"`, "backup"],
    [`&quot;BackupJobId&quot;:&quot;${id}&quot;`, "backup"],
    // In a terminal's colours.
    [`\u001b[1mBackup job\u001b[0m \u001b[31m${id}\u001b[0m`, "backup"],
    // Below their label.
    [`Backup job ID:\n${id}`, "backup"],
    [`Restore Job ID\r\n\r\n    ${id}\r\n`, "restore"],
    [`backupJobId:\n  - ${id}`, "backup"],
    [`copy_job_id: >-\n  ${id}`, "copy"],
    [`{"value": "BackupJob ID"},\n{"short": false, "value": "\`${id}\`"}`, "backup"],
    [`{"type":"mrkdwn","text":"*Copy job*"},{"type":"mrkdwn","text":"\`${id}\`"}`, "copy"],
    [`{\n "title": "Restore Job",\n "short": true\n},\n{\n "value": "${id}"\n}`, "restore"],
    [`<tr><th>Backup job ID</th>\n<td><code>${id}</code></td></tr>`, "backup"],
    // Addresses.
    [`https://x.test/backup/home?region=eu-west-1#/jobs/backup/${id}`, "backup"],
    [`redirect_uri=https%3A%2F%2Fx.test%2Fhome%23%2Fjobs%2Frestore%2Fdetails%2F${id}`, "restore"],
    [`https://backup.eu-west-1.amazonaws.com/copy-jobs/${id}`, "copy"],
    [`awsbackup:copyjob-${id}`, "copy"],
    [`awsbackup%3Ajob-${id}`, "backup"],
    // The label has another value, or is another member's.
    [`{"backupJobId": "", "id": "${id}"}`, undefined],
    [String.raw`{\"backupJobId\": \"\", \"id\": \"${id}\"}`, undefined],
    [`backupJobId: null, id: ${id}`, undefined],
    [`Backup jobs\n\n\n\n\n\n\n\n${id}`, undefined],
    [`{"value": "BackupJob ID"}, {"value": "vol-1"}, {"value": "${id}"}`, undefined],
  ])("%s", (text, kind) => {
    const [found, ...others] = jobIdsIn(text);
    expect(found?.id).toBe(id);
    expect(found?.kind).toBe(kind);
    expect(text.slice(found?.start, found?.end)).toBe(id);
    expect(others).toEqual([]);
  });

  it.each(tables)("of %s are told by the heading of their column", (_, text, kinds) => {
    const found = jobIdsIn(text.replaceAll("ID1", id).replaceAll("ID2", upper));
    expect(Object.fromEntries(found.map((each) => [each.id, each.kind]))).toEqual({
      [id]: kinds[0],
      [upper]: kinds[1],
    });
  });

  it("are all told in a list of one line", () => {
    const text = `"backupJobIds": ["${id}", "${upper}"]`;
    expect(jobIdsIn(text).map(({ kind }) => kind)).toEqual(["backup", "backup"]);
  });

  it("keep their case, each once, with what is said of one anywhere", () => {
    expect(jobIdsIn(`${id} ${upper} backup job ${id}`)).toMatchObject([
      { id, kind: "backup" },
      { id: upper },
    ]);
  });

  it("are words where no GUID is, those first that are said to be one", () => {
    expect(jobIdsIn("2026-11-21 job-7 and backup job x9-abc").map((each) => each.id)).toEqual([
      "x9-abc",
    ]);
    expect(jobIdsIn("2026-11-21 job-7, run8").map((each) => each.id)).toEqual(["job-7", "run8"]);
    expect(jobIdsIn(" nightly ").map((each) => each.id)).toEqual(["nightly"]);
    expect(jobIdsIn("no such thing here")).toEqual([]);
  });

  it("are no parts of ARNs, but where one says that it holds a job's", () => {
    const volume = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-0abc";
    expect(jobIdsIn(volume)).toEqual([]);
    expect(jobIdsIn(`?arn=${encodeURIComponent(volume)}&x=1`)).toEqual([]);
    expect(jobIdsIn(`${volume}, job-7`).map((each) => each.id)).toEqual(["job-7"]);
    const job = "arn:aws:backup:eu-west-1:111122223333:copy-job:x9-abc";
    expect(jobIdsIn(job)).toMatchObject([{ id: "x9-abc", kind: "copy" }]);
    expect(jobIdsIn("barn:eu-west-1").map((each) => each.id)).toEqual(["eu-west-1"]);
  });

  it("are no part of longer words", () => {
    expect(jobIdsIn(`x${id} y`).map((each) => each.id)).not.toContain(id);
    expect(jobIdsIn(`${id}9 y`).map((each) => each.id)).not.toContain(id);
  });

  it("are few and may be sent, whatever the text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.uuid(),
      fc.constantFrom("backup job ", "-", '"'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        const found = jobIdsIn(text);
        expect(found.length).toBeLessThanOrEqual(20);
        for (const each of found) {
          expect(isJobId(each.id)).toBe(true);
          expect(text.slice(each.start, each.end)).toBe(each.id);
        }
      }),
    );
    expect(jobIdsIn(`${"a1-".repeat(400_000)} ${id}`).length).toBeLessThanOrEqual(20);
  });
});

describe("the job id under the cursor", () => {
  it("counts where the words before it say what it is", () => {
    const text = `x "BackupJobId": "${id}", "other": "${upper}"`;
    expect(jobIdAt(text, text.indexOf(id) + 4)).toEqual({
      kind: "backup",
      id,
      start: text.indexOf(id),
      end: text.indexOf(id) + id.length,
    });
    expect(jobIdAt(text, text.indexOf(upper) + 4)?.kind).toBeUndefined();
    expect(jobIdAt(text, 1)).toBeUndefined();
  });

  it.each([
    ["restore", `restore job: \`${id}\``],
    ["restore", `Restore job **${id}**`],
    ["backup", `| backup job | ${id} |`],
    ["backup", `backup job started: ${id}`],
    ["backup", `Backup job failed (id=${id})`],
    ["copy", `copy job with ID '${id}' completed`],
  ])("is a %s job's in %s", (kind, text) => {
    expect(jobIdAt(text, text.indexOf(id) + 4)).toMatchObject({ kind, id });
  });

  it.each([`backup job of resource ${id}`, `backup job role ${id}`, `restore jobs. Request ${id}`])(
    "is none where another word stands before it: %s",
    (text) => {
      expect(jobIdAt(text, text.indexOf(id) + 4)?.kind).toBeUndefined();
    },
  );

  it("is found in a long line", () => {
    const noise = "x".repeat(1_000_000);
    const text = `${noise} restore job ${id} ${noise}`;
    expect(jobIdAt(text, text.indexOf(id) + 10)).toMatchObject({ kind: "restore", id });
  });

  it("stand first where the text tells their kind, as in AWS's event of a scan", () => {
    const point = "0a0b0c0d-1111-4222-8333-444455556666";
    const scan = "1a1b1c1d-1111-4222-8333-444455556666";
    const job = "2a2b2c2d-1111-4222-8333-444455556666";
    const event = JSON.stringify({
      detail: {
        recoveryPointArn: `arn:aws:backup:us-west-2:111122223333:recovery-point:${point}`,
        scanId: scan,
        scanJobId: job,
      },
    });
    const [first, ...others] = jobIdsIn(event);
    expect(first).toMatchObject({ id: job, kind: "scan" });
    expect(others.map(({ id }) => id)).toEqual([point, scan]);
  });
});
