import type { BackupErrorKind } from "../../domain/query/backupError";
import {
  environmentProfile,
  profileLabel,
  type SessionResolution,
} from "../../domain/session/session";
import { forIconText } from "../text/escape";
import { capitalised, oneLine } from "../text/plainText";
import { sessionProblem } from "./sessionProblem";
import { ownerText } from "./sessionText";

/** What the status bar tells of a session; `text` may draw icons, the rest is plain. */
export interface SessionStatus {
  readonly text: string;
  readonly tooltip: string;
  readonly accessibleLabel: string;
  /** Something stands in the way: shown with the warning background, and in words. */
  readonly warning: boolean;
}

export interface StatusInput {
  readonly state:
    | SessionResolution
    | { readonly kind: "idle" }
    | { readonly kind: "loading" }
    | { readonly kind: "failed" };
  readonly accountIds: readonly string[];
  /** The failure that still stands, and its sentence. */
  readonly problem?: { readonly kind: BackupErrorKind; readonly sentence: string };
}

const problemWords: Readonly<Record<BackupErrorKind, string | undefined>> = {
  signInNeeded: "sign-in needed",
  accessDenied: "access denied",
  throttled: "slowed down by AWS",
  unavailable: "AWS Backup unavailable",
  offline: "can't reach AWS",
  timeout: "no answer",
  notFound: undefined,
  invalidRequest: "request refused",
  pageExpired: undefined,
  notConfigured: "not configured",
  cancelled: undefined,
  unexpected: "unexpected error",
};

const accountsShown = 3;
/** An item with a hostile or generated name must not push the others out. */
const longest = 80;

/** Undefined while nothing was resolved: the item is not shown then. */
export function sessionStatus({
  state,
  accountIds,
  problem,
}: StatusInput): SessionStatus | undefined {
  switch (state.kind) {
    case "idle":
      return undefined;
    case "loading":
      return status("$(loading~spin)", "AWS Backup", ["Looking for the AWS profile."]);
    case "noProfile":
    case "filesUnreadable":
    case "profileMissing":
    case "environmentMissing":
    case "noRegion":
    case "regionInvalid": {
      const { label, sentence } = sessionProblem(state);
      return status("$(warning)", label, [sentence], true);
    }
    case "failed":
      return status("$(warning)", "AWS Backup: failed", ["The session could not be opened."], true);
    case "ready": {
      const { profile } = state.session;
      const region = oneLine(state.session.region, 30);
      const words = problem && problemWords[problem.kind];
      const session = `${nameOf(profile)} · ${region}`;
      const told = [
        `${capitalised(ownerText(profile))}, Region ${region}`,
        accountLine(accountIds),
        problem && words !== undefined ? problem.sentence : undefined,
        "Select this item to select another profile.",
      ];
      return words === undefined
        ? status("$(cloud)", session, told)
        : status("$(warning)", `${session} · ${words}`, told, true);
    }
  }
}

function status(
  icon: string,
  text: string,
  told: readonly (string | undefined)[],
  warning = false,
): SessionStatus {
  const lines = told.filter((line) => line !== undefined);
  return {
    text: `${icon} ${forIconText(oneLine(text, longest))}`,
    tooltip: lines.join("\n"),
    accessibleLabel: ["AWS Backup", text, ...lines].join(", "),
    warning,
  };
}

/** A profile may be called as the environment is. */
function nameOf(profile: string): string {
  if (profile === environmentProfile) return profileLabel(profile);
  const name = oneLine(profile, 60);
  return name === profileLabel(environmentProfile) ? `profile ${name}` : name;
}

function accountLine(ids: readonly string[]): string | undefined {
  if (ids.length === 0) return undefined;
  const shown = ids
    .slice(0, accountsShown)
    .map((id) => oneLine(id, 20))
    .join(", ");
  const more = ids.length - accountsShown;
  return `${ids.length === 1 ? "Account" : "Accounts"} ${shown}${more > 0 ? ` and ${more} more` : ""}`;
}
