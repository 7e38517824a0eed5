import type { Job } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import type { RowContext } from "./rowContext";
import { shownTime } from "./rowTime";
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
  const [first, last] = [formats.count(from + 1), formats.count(ends.to)];
  const { many } = jobKinds[projection.list.scope.kind];
  return {
    id,
    label: first === last ? `Job ${first}` : `Jobs ${first}–${last}`,
    description: times.join(" – "),
    icon: { id: "list-flat" },
    expandable: true,
    capabilities: [],
    accessibleLabel: [`${first} to ${last} of the ${many}`, times.join(" to ")]
      .filter((part) => part !== "")
      .join(", created "),
  };
}
