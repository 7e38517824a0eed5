import { errorActionTexts } from "../text/errorActionText";
import { oneLine } from "../text/plainText";
import { entryAccount, type EntryFacts, entryTrouble, regionsText } from "./entryFacts";
import { copyLines, helpingLines, type SessionMenuAction } from "./sessionMenuLines";
import type { SessionFacts } from "./sessionStatus";

/** What the list of several sessions does. */
export type SessionsMenuAction =
  /** Opens the list of one of them. */
  | { readonly kind: "show"; readonly entry: string }
  /** Does it for the session of an entry, and for no other. */
  | { readonly kind: "inEntry"; readonly entry: string; readonly action: SessionMenuAction }
  | { readonly kind: "remove"; readonly entry: string }
  | { readonly kind: "removeSession" }
  | { readonly kind: "ofAll"; readonly action: SessionMenuAction };

export interface SessionsMenuLine {
  readonly label: string;
  readonly description?: string;
  readonly group: string;
  readonly action: SessionsMenuAction;
}

const longestName = 60;

/**
 * What can be done about several sessions: what helps each that is in trouble, once where it helps several of one
 * profile, then each session, with a list of its own, then what is about all.
 */
export function sessionsMenuLines(entries: readonly EntryFacts[]): readonly SessionsMenuLine[] {
  const helping = entries.flatMap(likeliestHelp);
  return [...withoutDuplicates(helping), ...entryLines(entries), ...linesOfAll(entries.length)];
}

/** What can be done about one of several. */
export function entryMenuLines(entry: EntryFacts): readonly SessionsMenuLine[] {
  const helping = helpOf(entry);
  const inEntry = (action: SessionMenuAction): SessionsMenuAction => {
    return { kind: "inEntry", entry: entry.id, action };
  };
  const group = "Session";
  const account = entryAccount(entry);
  const { retry, showLog } = errorActionTexts;
  const usual: readonly SessionsMenuLine[] = [
    { label: retry.label, group, action: inEntry({ kind: "retry" }) },
    ...copyLines(account === undefined ? [] : [account], group).map((line) => {
      return { ...line, action: inEntry(line.action) };
    }),
    { label: "Remove Session", group, action: { kind: "remove", entry: entry.id } },
    { label: showLog.label, group, action: inEntry({ kind: "showLog" }) },
  ];
  const offered = new Set(helping.map(({ action }) => whatFor(action)));
  return [...helping, ...usual.filter(({ action }) => !offered.has(whatFor(action)))];
}

function whatFor(action: SessionsMenuAction): string {
  return action.kind === "inEntry" ? action.action.kind : action.kind;
}

/** Another profile or Region is no help for one of several: it would take the place of all of them. */
const replacing: readonly SessionMenuAction["kind"][] = ["selectProfile", "selectRegion"];

function helpOf(entry: EntryFacts): readonly SessionsMenuLine[] {
  const [session] = entryTrouble(entry)?.sessions ?? [];
  if (session === undefined) return [];
  const lines = helpingLines(session).filter(({ action }) => !replacing.includes(action.kind));
  return lines.map((line) => {
    return { ...line, action: { kind: "inEntry", entry: entry.id, action: line.action } };
  });
}

function likeliestHelp(entry: EntryFacts): readonly (SessionsMenuLine & Helps)[] {
  const trouble = entryTrouble(entry);
  const [line] = helpOf(entry);
  const [session] = trouble?.sessions ?? [];
  if (trouble === undefined || line === undefined || session === undefined) return [];
  const label = oneLine(trouble.label, longestName);
  const name = oneLine(entry.name, longestName);
  const description = trouble.namesItself ? label : `${name}: ${label}`;
  return [{ ...line, description, does: whatIsDone(line, session, entry.id) }];
}

interface Helps {
  /** Equal where one does the same as the other. */
  readonly does: string;
}

/** A sign-in and a change of a file help all sessions of the profile. */
function whatIsDone({ action }: SessionsMenuLine, { state }: SessionFacts, entry: string): string {
  if (action.kind !== "inEntry") return entry;
  switch (action.action.kind) {
    case "signIn":
    case "copySignIn":
    case "openConfig":
    case "copyPolicy":
      return JSON.stringify(action.action);
    case "retry":
    case "selectProfile":
    case "selectRegion":
    case "clearFilters":
    case "filterByAccount":
    case "showLog":
    case "refresh":
    case "addSession":
    case "copyAccountId":
      return JSON.stringify([action.action.kind, state.kind, entry]);
  }
}

function withoutDuplicates(
  lines: readonly (SessionsMenuLine & Helps)[],
): readonly SessionsMenuLine[] {
  const first = new Map<string, SessionsMenuLine>();
  const counts = new Map<string, number>();
  for (const { does, ...line } of lines) {
    if (!first.has(does)) first.set(does, line);
    counts.set(does, (counts.get(does) ?? 0) + 1);
  }
  return [...first].map(([does, line]) => {
    const more = (counts.get(does) ?? 1) - 1;
    return more === 0
      ? line
      : { ...line, description: `${line.description ?? ""} · and ${more} more` };
  });
}

/** Those in trouble first. */
function entryLines(entries: readonly EntryFacts[]): readonly SessionsMenuLine[] {
  const lines = entries.map((entry) => {
    const trouble = entryTrouble(entry);
    const account = entryAccount(entry);
    const description = [
      ...(trouble === undefined ? [] : [oneLine(trouble.label, longestName)]),
      ...(entry.hasAllRegions ? [regionsText(entry)] : []),
      ...(account === undefined ? [] : [oneLine(account, 20)]),
    ].join(" · ");
    const line: SessionsMenuLine = {
      label: oneLine(entry.name, longestName),
      description,
      group: "Sessions",
      action: { kind: "show", entry: entry.id },
    };
    return { line, isInTrouble: trouble !== undefined };
  });
  const inTrouble = lines.filter(({ isInTrouble }) => isInTrouble);
  const others = lines.filter(({ isInTrouble }) => !isInTrouble);
  return [...inTrouble, ...others].map(({ line }) => line);
}

function linesOfAll(count: number): readonly SessionsMenuLine[] {
  const group = "All sessions";
  const ofAll = (action: SessionMenuAction): SessionsMenuAction => ({ kind: "ofAll", action });
  return [
    { label: "Add Session…", group, action: ofAll({ kind: "addSession" }) },
    ...(count < 2
      ? []
      : [{ label: "Remove Session…", group, action: { kind: "removeSession" } } as const]),
    {
      label: errorActionTexts.selectProfile.label,
      description: `replaces ${count < 2 ? "all Regions" : `all ${count} sessions`} by one`,
      group,
      action: ofAll({ kind: "selectProfile" }),
    },
    { label: "Refresh", group, action: ofAll({ kind: "refresh" }) },
    { label: errorActionTexts.showLog.label, group, action: ofAll({ kind: "showLog" }) },
  ];
}
