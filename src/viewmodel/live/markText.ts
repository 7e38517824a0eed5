import type { Mark } from "../../domain/live/seenMarks";
import type { Formats } from "../text/formats";

/** How many jobs are marked. */
export type MarkCounts = Readonly<Record<Mark, number>>;

export const noMarks: MarkCounts = { new: 0, changed: 0 };

const since = "since you last looked";

/** "new since you last looked" */
export function spokenMark(mark: Mark): string {
  return `${mark} ${since}`;
}

/** "3 new · 1 changed"; "" for none. */
export function markCountsText(counts: MarkCounts, formats: Formats): string {
  return parts(counts, formats).join(" · ");
}

/** "3 new and 1 changed since you last looked"; "" for none. */
export function spokenMarkCounts(counts: MarkCounts, formats: Formats): string {
  const text = parts(counts, formats).join(" and ");
  return text === "" ? "" : `${text} ${since}`;
}

export function sumOfMarks(all: readonly MarkCounts[]): MarkCounts {
  const sum = (mark: Mark): number => all.reduce((count, each) => count + each[mark], 0);
  return { new: sum("new"), changed: sum("changed") };
}

function parts(counts: MarkCounts, formats: Formats): readonly string[] {
  return (["new", "changed"] as const).flatMap((mark) =>
    counts[mark] === 0 ? [] : [`${formats.count(counts[mark])} ${mark}`],
  );
}
