import { completedWithIssues, unknownStateName } from "../../domain/job/jobState";
import { oneLine } from "../text/plainText";

/** A codicon id and, beside the shape, a theme colour id. */
export interface StateIcon {
  readonly id: string;
  readonly color?: string;
}

interface StateText {
  readonly label: string;
  readonly icon: StateIcon;
}

/** Shapes differ as well as colours: no state is told by its colour alone. */
const texts: Readonly<Record<string, StateText>> = {
  FAILED: { label: "Failed", icon: { id: "error", color: "testing.iconFailed" } },
  EXPIRED: {
    label: "Expired",
    // It did not start in time: a start, crossed out.
    icon: { id: "run-errors", color: "testing.iconFailed" },
  },
  ABORTED: {
    label: "Aborted",
    icon: { id: "circle-slash", color: "problemsWarningIcon.foreground" },
  },
  CANCELED: {
    label: "Canceled",
    icon: { id: "circle-slash", color: "problemsWarningIcon.foreground" },
  },
  PARTIAL: {
    label: "Partial",
    icon: { id: "pie-chart", color: "problemsWarningIcon.foreground" },
  },
  [completedWithIssues]: {
    label: "Completed with issues",
    icon: { id: "warning", color: "problemsWarningIcon.foreground" },
  },
  RUNNING: { label: "Running", icon: { id: "sync", color: "charts.blue" } },
  ABORTING: {
    label: "Aborting",
    icon: { id: "stop-circle", color: "problemsWarningIcon.foreground" },
  },
  PENDING: { label: "Pending", icon: { id: "clock", color: "charts.blue" } },
  CREATED: { label: "Created", icon: { id: "circle-outline", color: "charts.blue" } },
  COMPLETED: { label: "Completed", icon: { id: "pass", color: "testing.iconPassed" } },
};

/** Label and icon of a display state; a state we have never heard of is shown under its own name. */
export function stateText(display: string): StateText {
  const known = Object.hasOwn(texts, display) ? texts[display] : undefined;
  if (known !== undefined) return known;
  const name = oneLine(unknownStateName(display) ?? display, 60);
  return {
    label: name === "" ? "State not reported" : name,
    icon: { id: "question" },
  };
}
