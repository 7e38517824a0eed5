import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJobId, jobIdAt, jobIdsIn } from "../../../../src/domain/job/jobIdText";

const id = "34176239-e96d-4e22-94b8-7a8c5d6f0e12";
const upper = "B6EC38D2-CB3C-4D2A-8F1B-0A9E8D7C6B5A";

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
  ])("%s", (text, kind) => {
    const [found, ...others] = jobIdsIn(text);
    expect(found?.id).toBe(id);
    expect(found?.kind).toBe(kind);
    expect(text.slice(found?.start, found?.end)).toBe(id);
    expect(others).toEqual([]);
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
    expect(jobIdAt(text, text.indexOf(upper) + 4)).toBeUndefined();
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
      expect(jobIdAt(text, text.indexOf(id) + 4)).toBeUndefined();
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
