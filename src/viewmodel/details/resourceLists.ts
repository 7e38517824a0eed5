import { drainPageSize } from "../../domain/query/cursorSet";
import { type JobQuery, ofAccount } from "../../domain/query/jobQuery";
import { PagedJobs, type PagedJobsOptions } from "../../domain/query/pagedJobs";
import type { DetailsList } from "./actions";

export type ResourceList = Extract<DetailsList, "history" | "copies" | "restores">;

/**
 * The lists of jobs on the page of a resource.
 * @param accountId where requests must name it
 */
export function resourceLists(
  resourceArn: string,
  accountId: string | undefined,
  options: Omit<PagedJobsOptions, "query">,
): Readonly<Record<ResourceList, PagedJobs>> {
  const list = (query: JobQuery, pageSize = options.pageSize): PagedJobs =>
    new PagedJobs({ ...options, query: ofAccount(query, accountId), pageSize });
  return {
    history: list({ kind: "backup", resourceArn }, drainPageSize),
    copies: list({ kind: "copy", resourceArn }),
    restores: list({ kind: "restore", resourceArn }),
  };
}
