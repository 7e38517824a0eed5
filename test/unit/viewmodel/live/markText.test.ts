import { expect, it } from "vitest";
import type { Alert } from "../../../../src/domain/live/alerts";
import { badgeText } from "../../../../src/viewmodel/live/badgeText";
import {
  markCountsText,
  noMarks,
  spokenMark,
  spokenMarkCounts,
  sumOfMarks,
} from "../../../../src/viewmodel/live/markText";
import { utcFormats } from "../../../support/jobs/treeFixture";

it("says in plain words what is new and what has changed", () => {
  expect(spokenMark("changed")).toBe("changed since you last looked");
  const counts = sumOfMarks([{ new: 1200, changed: 0 }, noMarks, { new: 0, changed: 1 }]);
  expect(markCountsText(counts, utcFormats)).toBe("1,200 new · 1 changed");
  expect(spokenMarkCounts(counts, utcFormats)).toBe(
    "1,200 new and 1 changed since you last looked",
  );
  expect(markCountsText(noMarks, utcFormats) + spokenMarkCounts(noMarks, utcFormats)).toBe("");
});

it("says what a badge counts", () => {
  const alerts = (failed: number, watched: number): readonly Alert[] =>
    [
      ...Array.from({ length: failed }, () => "failed" as const),
      ...Array.from({ length: watched }, () => "watched" as const),
    ].map((why) => ({
      kind: "backup",
      id: "a",
      session: { profile: "p", region: "r" },
      why,
    }));
  expect(badgeText(alerts(1, 0), "backup", utcFormats)).toBe(
    "1 backup job that failed, not seen yet",
  );
  expect(badgeText(alerts(2, 1), "scan", utcFormats)).toBe(
    "2 scan jobs that failed or found threats and 1 scan job that you watched, not seen yet",
  );
  expect(badgeText(alerts(0, 2), "copy", utcFormats)).toBe(
    "2 copy jobs that you watched, not seen yet",
  );
});
