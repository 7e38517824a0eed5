import type { Verdict } from "../../domain/check/checkArns";
import type { CheckGroup } from "../../domain/check/checkGroup";
import { accountsText } from "../session/sessionText";
import { oneLine } from "../text/plainText";
import { type GroupText, protectionTexts } from "./protectionText";

/** What the groups of a check are called. */
export const checkGroupTexts: Readonly<Record<CheckGroup, GroupText>> = {
  failing: protectionTexts.failing,
  noBackupKnown: {
    label: "No backup known",
    meaning: "AWS Backup lists no good backup of it in this account and Region.",
    icon: protectionTexts.neverSucceeded.icon,
  },
  overdue: protectionTexts.overdue,
  stale: protectionTexts.stale,
  notKnown: protectionTexts.notKnown,
  maybeByParent: {
    label: "Maybe covered by its parent",
    meaning:
      "It has no backup of its own that is known. Instances or clusters here have backups, and these hold their volumes or databases. No ARN says whose part it is.",
    icon: { id: "type-hierarchy" },
  },
  elsewhere: {
    label: "Another Region or account",
    meaning: "A session shows one account in one Region. Only a session there can tell.",
    icon: { id: "globe" },
  },
  protected: {
    label: "Protected",
    meaning: "It has a good backup, and its rules ran as they should.",
    icon: protectionTexts.upToDate.icon,
  },
  cannotBeBackedUp: {
    label: "Can't be backed up",
    meaning:
      "AWS Backup does not support it: it is a setting, a backup itself, or of another service.",
    icon: { id: "dash" },
  },
};

/** What a row says of a resource that AWS Backup does not know. */
export function verdictText(verdict: Exclude<Verdict, { readonly type: "known" }>): string {
  switch (verdict.type) {
    case "noBackupKnown":
      if (!verdict.isAllRead) return "no backup known so far";
      return verdict.isPlaceUnknown ? "no backup known in this Region" : "no backup known";
    case "maybeByParent":
      return verdict.parent === "instance" ? "maybe with its instance" : "maybe with its cluster";
    case "cannotBeBackedUp":
      return "not supported by AWS Backup";
    case "elsewhere":
      return elsewhereText(verdict);
  }
}

/** "us-east-1 · account 444455556666 · see prod-us", or that there is no such session. */
function elsewhereText({
  region,
  accountId,
  session,
}: Extract<Verdict, { readonly type: "elsewhere" }>): string {
  const parts = [
    region === undefined ? undefined : oneLine(region, 40),
    accountId === undefined ? undefined : accountsText([accountId]),
    session === undefined ? "no session there" : `see ${oneLine(session, 60)}`,
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}
