import { describe, expect, it } from "vitest";
import { completedWithIssues, displayStatesOfKind } from "../../../../src/domain/job/jobState";
import { stateText } from "../../../../src/viewmodel/job/stateText";

describe("A state's text", () => {
  it("shows a job that expired as a start that failed, not as a watch", () => {
    expect(stateText("EXPIRED").icon).toEqual({ id: "run-errors", color: "testing.iconFailed" });
  });

  it("is given to every state that AWS documents", () => {
    const labels = [...displayStatesOfKind("backup"), ...displayStatesOfKind("restore")].map(
      (state) => stateText(state).label,
    );
    expect(labels).not.toContain(expect.stringContaining("_"));
    expect(stateText(completedWithIssues).label).toBe("Completed with issues");
  });

  it("is a state's own name where nobody has heard of it", () => {
    expect(stateText("?QUARANTINED")).toMatchObject({
      label: "QUARANTINED",
      icon: { id: "question" },
    });
  });

  it("says when AWS gave no state", () => {
    expect(stateText("?").label).toBe("State not reported");
  });

  it.each(["__proto__", "constructor", "toString"])("of %s is a name like any other", (name) => {
    expect(stateText(`?${name}`).label).toBe(name);
  });

  it("of a state of AWS's that is called like one of ours is told from it by its icon", () => {
    expect(stateText("?COMPLETED_WITH_ISSUES").icon).not.toEqual(
      stateText(completedWithIssues).icon,
    );
  });
});
