import { describe, expect, it } from "vitest";
import {
  apiStateOf,
  compareDisplayStates,
  completedWithIssues,
  displayState,
  displayStatesOfKind,
  isUnfinished,
  statesOf,
  unknownStateName,
} from "../../../../src/domain/job/jobState";
import { aBackupJob, aRestoreJob, aScanJob } from "../../../support/jobs/jobBuilders";

describe("Completed with issues", () => {
  it.each([
    [{ messageCategory: "SUCCESS" }, "COMPLETED"],
    [{ messageCategory: "Success", statusMessage: "all well" }, "COMPLETED"],
    [{ messageCategory: "AccessDenied" }, completedWithIssues],
    [{ messageCategory: "", statusMessage: "Some objects were skipped" }, completedWithIssues],
    [{ messageCategory: "" }, "COMPLETED"],
    [{ messageCategory: "AccessDenied", state: "FAILED" }, "FAILED"],
  ])("of %j is %s", (members, state) => {
    expect(displayState(aBackupJob(members))).toBe(state);
  });

  it("is what an old record without a category and with a message is", () => {
    const { messageCategory, ...old } = aBackupJob({ statusMessage: "Some objects were skipped" });
    expect(messageCategory).toBe("SUCCESS");
    expect(displayState(old)).toBe(completedWithIssues);
  });

  it("is what a restore job with a message is: it has no category", () => {
    expect(displayState(aRestoreJob({ statusMessage: "2477 objects were skipped" }))).toBe(
      completedWithIssues,
    );
    expect(displayState(aRestoreJob())).toBe("COMPLETED");
    expect(displayStatesOfKind("restore")).toContain(completedWithIssues);
  });

  it("is AWS's own state of scan jobs, whatever else they say", () => {
    expect(displayState(aScanJob({ statusMessage: "successful" }))).toBe("COMPLETED");
    expect(displayState(aScanJob({ state: "COMPLETED_WITH_ISSUES" }))).toBe(completedWithIssues);
    expect(displayStatesOfKind("scan")).toEqual(statesOf("scan"));
    expect(apiStateOf("scan", completedWithIssues)).toBe(completedWithIssues);
  });

  it("is asked for as COMPLETED", () => {
    expect(apiStateOf("backup", completedWithIssues)).toBe("COMPLETED");
  });
});

describe("A state that the API model does not know", () => {
  it.each(["QUARANTINED", "completed", "COMPLETED_WITH_ISSUES", "__proto__", ""])(
    "keeps its name: %j",
    (state) => {
      const display = displayState(aBackupJob({ state }));
      expect(unknownStateName(display)).toBe(state);
      expect(apiStateOf("backup", display)).toBeUndefined();
    },
  );

  it("can still change, for all we know, until it has an end", () => {
    const { completionDate, ...job } = aBackupJob({ state: "QUARANTINED" });
    expect(isUnfinished(job)).toBe(true);
    expect(isUnfinished({ ...job, completionDate: completionDate ?? 0 })).toBe(false);
    expect(isUnfinished(aBackupJob({ state: "RUNNING" }))).toBe(true);
  });

  it("is unknown for the kind of job that has no such state", () => {
    expect(unknownStateName(displayState(aRestoreJob({ state: "CREATED" })))).toBe("CREATED");
  });
});

describe("States", () => {
  it("stand in the order that a person on call wants", () => {
    const states = [...displayStatesOfKind("backup"), "?ODD", "?NEW"].sort(compareDisplayStates);
    expect(states).toEqual([
      "FAILED",
      "EXPIRED",
      "ABORTED",
      "PARTIAL",
      completedWithIssues,
      "?NEW",
      "?ODD",
      "RUNNING",
      "ABORTING",
      "PENDING",
      "CREATED",
      "COMPLETED",
    ]);
  });
});
