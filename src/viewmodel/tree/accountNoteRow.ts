import { jobKinds } from "../../domain/job/jobKinds";
import { oneLine } from "../text/plainText";
import { informationRow } from "./informationRow";
import type { RowContext } from "./rowContext";
import type { AccountNote, NodeRow } from "./treeNode";

/** One row: a view that is asked about an organization for months must not say it at length. */
export function accountNoteRow(id: string, about: AccountNote, context: RowContext): NodeRow {
  const { label, description } = shortTexts(about, context);
  const isFilterable = about === "ownAccountOnly";
  return {
    ...informationRow(id, label, description),
    accessibleLabel: `${accountNoteText(about, context)}${isFilterable ? " Press Enter to filter by account." : ""}`,
    ...(isFilterable && { action: "filterByAccount" }),
  };
}

function shortTexts(
  about: AccountNote,
  { projection }: RowContext,
): { readonly label: string; readonly description: string } {
  switch (about) {
    case "ownAccountOnly":
      return {
        label: "This account only",
        description: "filter by account for others",
      };
    case "noOtherAccount":
      return {
        label: `Only account ${accountOf(projection.list.jobs.accountIds)}`,
        description: "AWS listed no jobs of others",
      };
  }
}

/** In full sentences. AWS documents no answer for an account that may not list the others' jobs: nothing more is known. */
export function accountNoteText(about: AccountNote, { projection, session }: RowContext): string {
  const { scope, jobs } = projection.list;
  const { many } = jobKinds[scope.kind];
  switch (about) {
    case "ownAccountOnly":
      return `AWS Backup lists other accounts' ${many} only account by account. These are the ${many} of the session's own account. Filter by account to see those of other accounts.`;
    case "noOtherAccount":
      return `All ${many} that AWS listed for the organization belong to account ${accountOf(jobs.accountIds)}. If other accounts have ${many} in ${oneLine(session.region, 40)}, then the session's account is not the organization's management account or a delegated administrator account of AWS Backup, or cross-account monitoring is off in the AWS Backup settings of the management account.`;
  }
}

function accountOf(accountIds: ReadonlySet<string>): string {
  const [id = ""] = accountIds;
  return oneLine(id, 20);
}
