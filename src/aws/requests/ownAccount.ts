import { membersOf } from "../../base/membersOf";
import { readJobs } from "./jobListProtocol";
import { text } from "./members";

/** Lists that hold the caller's own jobs, unless the request names an account. */
const ownLists = ["BackupJobs", "RestoreJobs"] as const;

/** The account of the credentials, as far as an answer tells it: that of the first listed job. */
export function ownAccount(input: unknown, output: unknown): string | undefined {
  if (membersOf(input)["ByAccountId"] !== undefined) return undefined;
  const members = membersOf(output);
  const accounts = ownLists.map((list) => firstAccount(members[list]));
  return accounts.find((accountId) => accountId !== undefined && /^\d{12}$/.test(accountId));
}

function firstAccount(jobs: unknown): string | undefined {
  const [first] = readJobs(jobs) ?? [];
  if (first !== undefined) return first.accountId;
  if (!Array.isArray(jobs)) return undefined;
  return text(membersOf(jobs[0])["AccountId"]);
}
