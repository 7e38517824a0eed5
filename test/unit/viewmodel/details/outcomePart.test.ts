import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import type { OutcomePart } from "../../../../src/protocol/jobDetails";
import { outcomePart } from "../../../../src/viewmodel/details/outcomePart";
import { aBackupJob, aCopyJob, aRestoreJob } from "../../../support/jobs/jobBuilders";
import { aContext } from "./partFixture";

function outcome(job: Job, context = aContext()): OutcomePart {
  return outcomePart(job, { notices: [], described: true }, context);
}

function fieldsOf(job: Job): Record<string, string> {
  return Object.fromEntries(outcome(job).fields.map(({ key, value }) => [key, value]));
}

describe("The outcome", () => {
  it("has the status message in full, line by line, and copies it", () => {
    const statusMessage = `Access denied.\n${"Ask the owner. ".repeat(200)}\tEnd`;
    const context = aContext();
    const { message, messageMissing, copyMessage } = outcome(
      aBackupJob({ state: "FAILED", statusMessage }),
      context,
    );
    const shown = statusMessage.replace("\t", " ");
    expect(message).toBe(shown);
    expect(messageMissing).toBe(false);
    expect(copyMessage).toEqual({
      id: "copy:StatusMessage",
      label: "Copy",
      icon: "copy",
      accessibleLabel: "Copy the status message",
    });
    expect(context.actions.intent("copy:StatusMessage")).toEqual({
      type: "copy",
      text: shown,
      what: "the status message",
    });
  });

  it.each([
    [aBackupJob({ state: "RUNNING" }), "No status message so far."],
    [aBackupJob(), "Completed without a status message."],
    [aBackupJob({ state: "FAILED" }), "AWS Backup gave no status message."],
    [aBackupJob({ state: "QUARANTINED" }), "AWS Backup gave no status message."],
    [
      aBackupJob({ state: "FAILED", statusMessage: "\u200b \u0000" }),
      "The status message is blank.",
    ],
  ] as const)("says why there is no message (%#)", (job, message) => {
    expect(outcome(job)).toMatchObject({ message, messageMissing: true });
    expect(outcome(job).copyMessage).toBeUndefined();
  });

  it("says how much of an endless message it leaves out, which copying does not", () => {
    const context = aContext();
    const { message } = outcome(
      aBackupJob({ state: "FAILED", statusMessage: "x".repeat(1_000_000) }),
      context,
    );
    expect(message.length).toBeLessThan(20_100);
    expect(message).toMatch(
      /^x{20000}\n… \(980,000 more characters are not shown\. Copy copies all of them\.\)$/,
    );
    expect(context.actions.intent("copy:StatusMessage")).toMatchObject({
      text: "x".repeat(1_000_000),
    });
  });

  it("has the message's category, for restore jobs there is none", () => {
    expect(fieldsOf(aBackupJob({ messageCategory: "KMS_KEY_ERROR" }))).toEqual({
      MessageCategory: "KMS_KEY_ERROR",
    });
    expect(fieldsOf(aCopyJob())).toEqual({ MessageCategory: "SUCCESS" });
    expect(fieldsOf(aRestoreJob())).toEqual({});
  });

  it("has what AWS said in place of a percentage, which the header shows, while the job can change", () => {
    expect(fieldsOf(aRestoreJob({ state: "RUNNING", percentDone: "45.7" }))).toEqual({});
    expect(fieldsOf(aRestoreJob({ state: "RUNNING", percentDone: "1e999" }))).toEqual({
      PercentDone: "1e999",
    });
    expect(fieldsOf(aRestoreJob({ percentDone: "0.0" }))).toEqual({});
  });

  it("says what restore testing found, in words, colour and shape", () => {
    const { fields } = outcome(
      aRestoreJob({
        validationStatus: "TIMED_OUT",
        validationStatusMessage: "No result within 8 hours.",
        deletionStatus: "SUCCESSFUL",
        deletionStatusMessage: "Gone.",
      }),
    );
    expect(fields).toMatchObject([
      {
        key: "ValidationStatus",
        value: "Timed out",
        detail: "TIMED_OUT",
        state: { label: "Timed out", icon: "clockface", tone: "failed" },
      },
      { key: "ValidationStatusMessage", value: "No result within 8 hours." },
      { key: "DeletionStatus", value: "Successful", state: { tone: "completed" } },
      { key: "DeletionStatusMessage", value: "Gone." },
    ]);
  });

  it("says what AWS did not report, once AWS has described the job", () => {
    const missing = (job: Job, described = true): Record<string, string> => {
      const { fields } = outcomePart(job, { notices: [], described }, aContext());
      for (const field of fields) expect(field.missing).toBe(true);
      return Object.fromEntries(fields.map(({ key, value }) => [key, value]));
    };
    const backup: Job = { kind: "backup", id: "1", state: "FAILED" };
    const copy: Job = { kind: "copy", id: "1", state: "COMPLETED" };
    for (const job of [backup, copy]) {
      expect(missing(job)).toEqual({ MessageCategory: "Not reported" });
      expect(missing(job, false)).toEqual({});
    }
    expect(missing({ ...backup, state: "RUNNING" })).toEqual({
      MessageCategory: "Not yet",
      PercentDone: "Not reported",
    });
    // Validation is restore testing's alone, and comes when the restore has completed.
    const plan = { restoreTestingPlanArn: "arn:x" };
    expect(missing(aRestoreJob())).toEqual({});
    expect(missing(aRestoreJob({ ...plan, state: "FAILED" }))).toEqual({});
    expect(missing(aRestoreJob(plan))).toEqual({
      ValidationStatus: "Not reported",
      DeletionStatus: "Not reported",
    });
  });

  it("shows a status that the API model does not know as it is", () => {
    const [field] = outcome(aRestoreJob({ validationStatus: "<b>ODD</b>" })).fields;
    expect(field).toEqual({
      key: "ValidationStatus",
      label: "Validation",
      value: "<b>ODD</b>",
      actions: [],
    });
  });

  it("passes on what the page has to say of the job", () => {
    const notice = { kind: "error", text: "Could not read the job.", actions: [] } as const;
    expect(
      outcomePart(aBackupJob(), { notices: [notice], described: true }, aContext()).notices,
    ).toEqual([notice]);
  });
});
