import type { Health } from "../../domain/session/health";
import type { Session, SessionResolution } from "../../domain/session/session";
import { clockOfDay } from "../text/clockOfDay";
import { ownerText } from "../text/credentialOwner";
import { errorText } from "../text/errorText";
import { forIconText } from "../text/escape";
import type { Formats } from "../text/formats";
import { capitalised, oneLine } from "../text/plainText";
import { profileName } from "./sessionName";
import { sessionProblem } from "./sessionProblem";

/** What the status bar tells of a session; `text` may draw icons, the rest is plain. */
export interface SessionStatus {
  readonly text: string;
  /** The same without an icon. */
  readonly words: string;
  readonly tooltip: string;
  readonly accessibleLabel: string;
  /** Something stands in the way: shown with the warning background, and in words. */
  readonly warning: boolean;
}

export interface SessionFacts {
  readonly state:
    | SessionResolution
    | { readonly kind: "idle" }
    | { readonly kind: "loading" }
    | { readonly kind: "failed" };
  readonly health: Health;
  /** In a terminal or in a box for a code. */
  readonly isSigningIn: boolean;
  /** The account of the credentials; where they don't tell, those that own the loaded jobs. */
  readonly accountIds: readonly string[];
}

export interface StatusContext {
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const accountsShown = 3;
/** An item with a hostile or generated name must not push the others out. */
const longest = 80;
const longestProfile = 60;
/** What is left of a long name beside what else the item says. */
const shortestProfile = 20;

/** Undefined while nothing was resolved: the item is not shown then. */
export function sessionStatus(
  facts: SessionFacts,
  context: StatusContext,
): SessionStatus | undefined {
  const { state } = facts;
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
      return warning(label, sentence);
    }
    case "failed":
      return warning("AWS Backup: failed", "The session could not be opened.");
    case "ready":
      return readyStatus(state.session, facts, context);
  }
}

function readyStatus(
  session: Session,
  { health, isSigningIn, accountIds }: SessionFacts,
  context: StatusContext,
): SessionStatus {
  const { error } = health;
  const problem = error && errorText(error, session);
  const region = oneLine(session.region, 30);
  const [account = "", ...otherAccounts] = accountIds;
  // IAM Identity Center's own names of profiles end with the account.
  const isNamed = session.profile.includes(account);
  const after = [
    region,
    ...(otherAccounts.length === 0 && !isNamed ? [oneLine(account, 20)] : []),
    ...(isSigningIn ? ["signing in…"] : problem === undefined ? [] : [problem.label]),
  ].join(" · ");
  const room = Math.max(shortestProfile, longest - after.length - " · ".length);
  const words = `${profileName(session.profile, Math.min(room, longestProfile))} · ${after}`;
  const told = [
    `${capitalised(ownerText(session.profile))}, Region ${region}`,
    accountLine(accountIds),
    isSigningIn ? "You are signing in." : healthLine(health, problem, context),
    "Select this item to see what you can do.",
  ].filter((line) => line !== undefined);
  if (isSigningIn) return status("$(loading~spin)", words, told);
  return problem === undefined
    ? status("$(cloud)", words, told)
    : { ...status("$(warning)", words, told), warning: true };
}

/** How a session stands, and since when; undefined where nothing is to be said. */
export function healthLine(
  { kind, since }: Health,
  problem: { readonly label: string; readonly sentence: string } | undefined,
  { formats, now }: StatusContext,
): string | undefined {
  const time = clockOfDay(since, now, formats);
  if (problem !== undefined) return `${problem.label} since ${time}. ${problem.sentence}`;
  return kind === "fine" ? `Requests work since ${time}.` : undefined;
}

function warning(text: string, remedy: string): SessionStatus {
  return { ...status("$(warning)", text, [remedy]), warning: true };
}

function status(icon: string, text: string, lines: readonly string[]): SessionStatus {
  const words = oneLine(text, longest);
  return {
    text: `${icon} ${forIconText(words)}`,
    words,
    tooltip: lines.join("\n"),
    accessibleLabel: ["AWS Backup", words, ...lines].join(", "),
    warning: false,
  };
}

/** No request is made for it. */
/** The accounts of a session. */
export function accountLine(ids: readonly string[]): string {
  if (ids.length === 0) return "Account unknown";
  const shown = ids
    .slice(0, accountsShown)
    .map((id) => oneLine(id, 20))
    .join(", ");
  const more = ids.length - accountsShown;
  return `${ids.length === 1 ? "Account" : "Accounts"} ${shown}${more > 0 ? ` and ${more} more` : ""}`;
}

export { longest as statusLength, status as plainStatus };
