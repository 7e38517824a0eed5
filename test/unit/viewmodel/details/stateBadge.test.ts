import { describe, expect, it } from "vitest";
import { completedWithIssues } from "../../../../src/domain/job/jobState";
import { stateBadge, stateBadgeOf } from "../../../../src/viewmodel/details/stateBadge";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { hostileText } from "./partFixture";

describe("A state badge", () => {
  it.each([
    ["FAILED", "failed"],
    ["EXPIRED", "failed"],
    ["ABORTED", "warning"],
    ["ABORTING", "warning"],
    ["PARTIAL", "warning"],
    [completedWithIssues, "warning"],
    ["RUNNING", "running"],
    ["PENDING", "waiting"],
    ["CREATED", "waiting"],
    ["COMPLETED", "completed"],
    ["?SUSPENDED", "unknown"],
    ["?constructor", "unknown"],
    ["toString", "unknown"],
  ])("of %s has the tone %s", (state, tone) => {
    expect(stateBadgeOf(state).tone).toBe(tone);
  });

  it("has a shape and words beside its colour", () => {
    expect(stateBadge(aBackupJob({ state: "FAILED" }))).toEqual({
      label: "Failed",
      icon: "error",
      tone: "failed",
    });
  });

  it("knows completed with issues", () => {
    const job = aBackupJob({ messageCategory: "MISCELLANEOUS" });
    expect(stateBadge(job).label).toBe("Completed with issues");
  });

  it("keeps an unknown state's own name, on one line", () => {
    const { label } = stateBadge(aBackupJob({ state: hostileText }));
    expect(label.length).toBeLessThanOrEqual(60);
    expect(label).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(stateBadge(aBackupJob({ state: "" })).label).toBe("State not reported");
  });
});
