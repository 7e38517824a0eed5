import { describe, expect, it } from "vitest";
import { nextRuns } from "../../../support/endpoint/nextRuns";
import { handWorkedRuns } from "../../../support/schedule/handWorkedRuns";

describe.each(handWorkedRuns)("The preview of a schedule %s", (_, rows) => {
  // It reads what begins with cron( only, and looks eight years ahead.
  const known = rows.filter(({ expression, span }) => {
    const [from = 0, to = 0] = span.split("/").map((text) => Number(text.slice(0, 4)));
    return expression.startsWith("cron(") && to - from <= 8;
  });

  it.each(known)("$expression in $zone, $span", ({ expression, zone, span, runs }) => {
    const [from = 0, to = 0] = span.split("/").map((text) => Date.parse(`${text}Z`));
    const found = nextRuns(expression, zone, { from: from - 1, to });
    const year = span.slice(0, 5);
    const said = found.map((at) => new Date(at).toISOString().slice(0, 16).replace("T", " "));
    const wanted = runs.match(/[\d-]+ [\d:]+/g) ?? [];
    expect(said).toEqual(wanted.map((run) => (run.length === 11 ? `${year}${run}` : run)));
  });
});
