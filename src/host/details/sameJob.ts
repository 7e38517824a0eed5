import { jobKey } from "../../domain/job/jobOrder";
import type { PageRef } from "../../viewmodel/details/actions";

/** Jobs that AWS gave no id are told apart by what the list said of them. */
export function isSameJob(a: PageRef, b: PageRef): boolean {
  return a.kind === b.kind && key(a) === key(b);
}

function key({ id, known }: PageRef): string {
  return id === "" && known !== undefined ? jobKey(known) : id;
}
