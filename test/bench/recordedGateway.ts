import { JobMapper } from "../../src/aws/requests/jobMapper";
import type { Job } from "../../src/domain/job/job";
import type { JobGateway, JobListPage } from "../../src/domain/query/jobGateway";
import type { JobQuery } from "../../src/domain/query/jobQuery";
import type { PageRequest } from "../../src/domain/query/pageRequest";
import type { Account } from "../support/endpoint/account";
import { answer } from "../support/endpoint/answer";
import { encodeBody } from "../support/endpoint/encodeBody";
import { dateMembers } from "../support/endpoint/shapes";
import { noGateway } from "../support/jobs/noGateway";

/** The texts of answers by request, shared by the gateways of a run. */
export type Answers = Map<string, string>;

/**
 * Answers of the endpoint, computed once and then repeated: what is measured is the product, not the
 * endpoint. What it does with an answer's text is JSON, dates and the mapper.
 */
export function recordedGateway(options: {
  readonly account: Account;
  readonly now: number;
  readonly answers: Answers;
}): JobGateway {
  const mapper = new JobMapper();
  return {
    ...noGateway,
    listJobs: (query, page) => Promise.resolve(pageIn(recorded(options, query, page), mapper)),
  };
}

function recorded(
  { account, now, answers }: Parameters<typeof recordedGateway>[0],
  query: JobQuery,
  { maxResults, nextToken }: PageRequest,
): string {
  const params: Record<string, string> = {
    maxResults: String(maxResults),
    ...(query.state !== undefined && { state: query.state }),
    ...(query.backupVaultName !== undefined && { backupVaultName: query.backupVaultName }),
    ...(nextToken !== undefined && { nextToken }),
  };
  const key = JSON.stringify(params);
  let text = answers.get(key);
  if (text === undefined) {
    const { body } = answer({ account, now, params, operation: "ListBackupJobs" });
    text = encodeBody(body, {});
    answers.set(key, text);
  }
  return text;
}

function pageIn(text: string, mapper: JobMapper): JobListPage {
  const body = JSON.parse(text) as { BackupJobs: Record<string, unknown>[]; NextToken?: string };
  for (const job of body.BackupJobs) {
    for (const member of dateMembers) {
      const value = job[member];
      if (typeof value === "number") job[member] = new Date(value * 1000);
    }
  }
  const jobs: readonly Job[] = mapper.jobs("backup", body.BackupJobs);
  return body.NextToken ? { jobs, nextToken: body.NextToken } : { jobs };
}
