import type { Job } from "../../domain/job/job";
import { compareJobs } from "../../domain/job/jobOrder";
import { jobKinds } from "../../domain/job/jobKinds";
import { type MarkCounts, markCountsText, noMarks, spokenMarkCounts } from "../live/markText";
import type { PortionEnds } from "./jobRows";
import type { RowContext } from "./rowContext";
import { shownTime } from "./rowTime";
import type { TreeProjection } from "./treeProjection";
import type { NodeRow, PortionNode } from "./treeNode";

/** *Jobs 501–1,000*, with the times of the first and of the last. */
export function portionRow(node: PortionNode, context: RowContext): NodeRow {
  const { projection, formats, now } = context;
  const { id, from, holder } = node;
  const ends = projection.jobRows.endsOf(node);
  const day = holder?.type === "group" ? holder.path.day : undefined;
  const timeOf = (job: Job | undefined): string | undefined =>
    job && shownTime(job, { formats, now, ...(day !== undefined && { day }) }, false);
  const times = [...new Set([timeOf(ends.first), timeOf(ends.last)])].filter(
    (time) => time !== undefined,
  );
  const marks = marksIn(node, ends, projection);
  const [first, last] = [formats.count(from + 1), formats.count(ends.to)];
  const { many } = jobKinds[projection.list.scope.kind];
  return {
    id,
    label: first === last ? `Job ${first}` : `Jobs ${first}–${last}`,
    description: [markCountsText(marks, formats), times.join(" – ")]
      .filter((part) => part !== "")
      .join(" · "),
    icon: { id: "list-flat" },
    expandable: true,
    capabilities: [],
    accessibleLabel: [
      `${first} to ${last} of the ${many}`,
      times.length === 0 ? "" : `created ${times.join(" to ")}`,
      spokenMarkCounts(marks, formats),
    ]
      .filter((part) => part !== "")
      .join(", "),
  };
}

/** How many jobs of a group's portion are new or changed; children are marked in their own groups. */
function marksIn(
  { holder }: PortionNode,
  ends: PortionEnds,
  { marks, list }: TreeProjection,
): MarkCounts {
  const { first, last } = ends;
  if (marks === undefined || first === undefined || last === undefined) return noMarks;
  if (holder?.type === "job") return noMarks;
  const isAmong = (job: Job): boolean =>
    compareJobs(first, job) <= 0 && compareJobs(job, last) <= 0;
  return marks.among(list, holder?.path ?? {}, isAmong);
}
