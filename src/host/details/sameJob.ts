import { jobKey } from "../../domain/job/jobOrder";
import type { JobRef } from "../../viewmodel/details/actions";

/** Jobs that AWS gave no id are told apart by what the list said of them. */
export function isSameJob(a: JobRef, b: JobRef): boolean {
  return a.kind === b.kind && key(a) === key(b);
}

function key({ id, known }: JobRef): string {
  return id === "" && known !== undefined ? jobKey(known) : id;
}
