import type { HealthKind } from "../../domain/session/health";
import { profileLabel } from "../../domain/session/session";
import { accountLine, healthLine } from "../session/sessionStatus";
import { markCountsText, spokenMarkCounts } from "../live/markText";
import { clockOfDay } from "../text/clockOfDay";
import { errorText, type ErrorText } from "../text/errorText";
import type { Formats } from "../text/formats";
import { oneLine } from "../text/plainText";
import type { StateIcon } from "../job/stateText";
import { type Marks, markCountsOf } from "./marks";
import type { NodeRow, RowCapability } from "./treeNode";
import type { ViewSession } from "./viewSession";

export interface SessionRowContext {
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Undefined while nobody knows what is new or changed. */
  readonly marks: Marks | undefined;
}

const longestName = 80;

/** By what the shape alone tells how a session stands. */
const icons: Readonly<Record<HealthKind, string>> = {
  unknown: "cloud",
  fine: "cloud",
  denied: "warning",
  signInNeeded: "lock",
  mfaNeeded: "lock",
  roleDenied: "error",
  keyRefused: "error",
  noCredentials: "error",
  notConfigured: "error",
  offline: "debug-disconnect",
  throttled: "watch",
  unavailable: "warning",
};

/**
 * A session's row: its name, then what is wrong, how many jobs there are, account and Region. The time of its jobs is in the
 * tooltip alone: each refresh changes it, and VS Code would read all rows of the session again for it.
 */
export function sessionRow(
  session: ViewSession,
  { formats, marks: shownMarks }: Omit<SessionRowContext, "now">,
): NodeRow {
  const { shown, tree } = session;
  const marks = markCountsOf(tree.list, shownMarks);
  const label = oneLine(shown.name, longestName);
  const trouble = troubleOf(session);
  const isLoading = isLoadingFirst(session);
  const counts = session.counts(formats);
  const accounts = accountsOf(session);
  const region = oneLine(shown.session?.region ?? "", 30);
  const unsaid = (text: string): string => (label.includes(text) ? "" : text);
  return {
    id: session.node.id,
    label,
    description: join(
      [
        trouble?.label,
        // A side bar has room for the first and the account, and the rows below have the others.
        counts?.wrong[0],
        markCountsText(marks, formats),
        unsaid(accounts.short),
        counts?.running,
        counts?.total,
        unsaid(region),
      ],
      " · ",
    ),
    icon: iconOf(session, trouble !== undefined),
    expandable: true,
    capabilities: capabilitiesOf(session, trouble !== undefined),
    accessibleLabel: join(
      [
        label,
        trouble?.label ?? (isLoading ? "loading" : undefined),
        ...(counts?.wrong ?? []),
        counts?.running,
        counts?.totalInWords,
        spokenMarkCounts(marks, formats),
        accounts.long,
        region === "" ? undefined : `Region ${region}`,
        shown.color && `${shown.color} mark`,
      ],
      ", ",
    ),
  };
}

/** All that is known of a session; plain text. */
export function sessionTooltip(session: ViewSession, { formats, now }: SessionRowContext): string {
  const { shown, tree } = session;
  const { list } = tree;
  const trouble = troubleOf(session);
  const counts = session.counts(formats);
  const names = shown.session;
  const { asOf } = list ?? {};
  return [
    oneLine(shown.name, longestName),
    names && `Profile: ${oneLine(profileLabel(names.profile), 200)}`,
    names && `Region: ${oneLine(names.region, 40)}`,
    accountLine(accountIdsOf(session)),
    trouble?.sentence ?? healthLine(shown.health, undefined, { formats, now }),
    counts && join([...counts.wrong, counts.running, counts.totalInWords], ", "),
    asOf === undefined ? undefined : `As of ${clockOfDay(asOf, now, formats)}`,
  ]
    .filter((line) => line !== undefined)
    .join("\n");
}

/** What is wrong with a session in this view: with its jobs here, with all its requests, or that it is not open. */
export function troubleOf(session: ViewSession): Pick<ErrorText, "label" | "sentence"> | undefined {
  const { shown, tree, instead, isFoundOut } = session;
  const { health } = shown;
  if (!isFoundOut) return undefined;
  if (tree.source === undefined) {
    const [first] = instead;
    return first && { label: first.row.label, sentence: first.row.accessibleLabel };
  }
  // That one operation is refused is no matter of the other views.
  const ofSession = health.kind === "denied" ? undefined : health.error;
  const error = tree.status.problem ?? ofSession;
  return error && errorText(error, tree.source.session);
}

function iconOf({ shown, tree, isFoundOut }: ViewSession, isInTrouble: boolean): StateIcon {
  const ofTrouble = isInTrouble ? "list.warningForeground" : undefined;
  const color = shown.color === undefined ? ofTrouble : `charts.${shown.color}`;
  const id = isFoundOut ? healthIcon(shown.health.kind, isInTrouble) : "loading~spin";
  return {
    id: isFoundOut && tree.source === undefined ? "error" : id,
    ...(color !== undefined && { color }),
  };
}

function healthIcon(kind: HealthKind, isInTrouble: boolean): string {
  if (!isInTrouble) return icons.fine;
  return icons[kind] === icons.fine ? icons.denied : icons[kind];
}

function isLoadingFirst({ tree, isFoundOut }: ViewSession): boolean {
  return !isFoundOut || (tree.list?.isOpen === false && tree.status.problem === undefined);
}

function capabilitiesOf({ tree }: ViewSession, isInTrouble: boolean): readonly RowCapability[] {
  const { list } = tree;
  const hasMore = list?.isOpen === true && !list.isComplete({});
  return [
    ...(hasMore ? (["canLoadMore", "canLoadAll"] as const) : []),
    ...(isInTrouble ? (["canRetry"] as const) : []),
  ];
}

function accountIdsOf({ shown, tree }: ViewSession): readonly string[] {
  return shown.accountIds.length > 0 ? shown.accountIds : tree.status.accountIds;
}

/** AWS lists other accounts' jobs of some kinds only account by account: there the session has those of its own. */
function isOfOrganization({ tree }: ViewSession): boolean {
  const isMeant = tree.source?.accounts === "organization";
  return isMeant && tree.list?.scope.listsOwnAccountOnly !== true;
}

/** The account of a session, or how many there are: for a row, and in words. */
export function accountsOf(session: ViewSession): {
  readonly short: string;
  readonly long: string;
} {
  if (isOfOrganization(session)) {
    return { short: "all accounts", long: "all accounts of the organization" };
  }
  const [first = "", ...others] = accountIdsOf(session);
  const id = oneLine(first, 20);
  if (others.length > 0) {
    const text = `${others.length + 1} accounts`;
    return { short: text, long: text };
  }
  return { short: id, long: id === "" ? "" : `account ${id}` };
}

function join(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== "").join(separator);
}
