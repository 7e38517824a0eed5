import type { HeldJob } from "../heldJob";
import type { WireObject } from "../wire";
import { readDate } from "../wire";

/** The completed backup jobs of a resource that belong to no parent, oldest first, those to come too. */
export function completedBackups(
  backups: readonly HeldJob[],
  resourceName: string,
): readonly WireObject[] {
  return backups
    .map(({ record }) => record)
    .filter(
      (record) =>
        record["ResourceName"] === resourceName &&
        record["State"] === "COMPLETED" &&
        record["ParentJobId"] === undefined &&
        record["CreatedBy"] !== undefined,
    )
    .sort((a, b) => completionOf(a) - completionOf(b));
}

/** The newest of them that was complete at a time, or the one `back` places before it. */
export function completedBefore(
  completed: readonly WireObject[],
  time: number,
  back = 0,
): WireObject {
  const record = completed.filter((each) => completionOf(each) < time).at(-1 - back);
  if (record === undefined) {
    throw new Error("A story of the demo account needs a completed backup that isn't there.");
  }
  return record;
}

/** When a completed job ended, in milliseconds. */
export function completionOf(record: WireObject): number {
  return readDate(record["CompletionDate"]) ?? 0;
}
