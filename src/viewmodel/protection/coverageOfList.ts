import type { Coverage } from "../../domain/protection/coverage";
import { everyAccount } from "../../domain/job/listedBy";
import type { JobQuery } from "../../domain/query/jobQuery";
import type { ShownList } from "../tree/loadOutcome";

/** Of what time a view has read every job; undefined where it lacks some, or shows some only. */
export function coverageOf(
  list: Pick<ShownList, "scope" | "asOf" | "isComplete">,
): Coverage | undefined {
  const { scope, asOf } = list;
  const [query, ...others] = scope.queries;
  if (query === undefined || others.length > 0 || scope.narrowedBy.length > 0) return undefined;
  if (asOf === undefined || !isForAll(query) || !list.isComplete({})) return undefined;
  // "After" leaves the moment itself out.
  const since = query.createdAfter === undefined ? -Infinity : query.createdAfter + 1;
  return { since, until: asOf };
}

/** True where a query asks for every job from a moment on. */
function isForAll({ accountId, ...rest }: JobQuery): boolean {
  const narrows = Object.keys(rest).filter((name) => !["kind", "createdAfter"].includes(name));
  return narrows.length === 0 && (accountId === undefined || accountId === everyAccount);
}
