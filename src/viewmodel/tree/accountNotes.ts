import { everyAccount } from "../../domain/job/listedBy";
import type { JobList } from "../../domain/list/jobList";
import { queryKey } from "../../domain/query/jobQuery";
import type { AccountNote, MessageNode } from "./treeNode";

/** The note at the head of a view whose jobs are to be those of all accounts; none for most views. */
export function accountNotes(rootId: string, list: JobList): readonly MessageNode[] {
  const about = accountNote(list);
  return about === undefined
    ? []
    : [{ type: "message", id: `${rootId}/${about}`, parent: undefined, about }];
}

function accountNote({ scope, jobs, isOpen, hasRows }: JobList): AccountNote | undefined {
  if (scope.listsOwnAccountOnly === true) return hasRows ? "ownAccountOnly" : undefined;
  const [query, ...others] = scope.queries;
  // What narrows the list may well leave the jobs of one account.
  const isWholeList =
    query !== undefined &&
    queryKey(query) === queryKey({ kind: scope.kind, accountId: everyAccount }) &&
    others.length + scope.narrowedBy.length === 0;
  return isWholeList && isOpen && jobs.accountIds.size === 1 ? "noOtherAccount" : undefined;
}
