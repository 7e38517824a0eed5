import { clockOfDay } from "../text/clockOfDay";
import { oneLine } from "../text/plainText";
import {
  entryAccount,
  type EntryFacts,
  entryPlace,
  entryTrouble,
  type EntryTrouble,
  regionsText,
} from "./entryFacts";
import {
  plainStatus,
  sessionStatus,
  type SessionStatus,
  statusLength,
  type StatusContext,
} from "./sessionStatus";

/** In a tooltip, which VS Code does not scroll. */
const mostLines = 10;
const longestName = 60;

/**
 * While rows of sessions that were left may still be drawn: no name, for the rows below it would be taken for those of
 * that profile.
 */
export const switchingStatus: SessionStatus = plainStatus("$(loading~spin)", "Switching…", [
  "The views still show the rows of before.",
]);

/** What the status bar tells of all that the user added to the views. Undefined while nothing was resolved. */
export function sessionsStatus(
  entries: readonly EntryFacts[],
  context: StatusContext,
): SessionStatus | undefined {
  const [first, ...others] = entries;
  const sessions = entries.flatMap((entry) => entry.sessions);
  const [only] = sessions;
  if (first === undefined || only === undefined) return undefined;
  if (others.length === 0 && !first.hasAllRegions) return sessionStatus(only, context);
  if (sessions.every(({ state }) => state.kind === "idle")) return undefined;
  const troubled = entries.flatMap((entry) => {
    const trouble = entryTrouble(entry);
    return trouble === undefined ? [] : { entry, trouble };
  });
  const subject = others.length === 0 ? regionsSubject(first) : `${entries.length} sessions`;
  const lines = [...entryLines(entries, context), "Select this item to see what you can do."];
  if (sessions.some(({ isSigningIn }) => isSigningIn)) {
    return plainStatus("$(loading~spin)", `${subject} · signing in…`, lines);
  }
  const [{ entry, trouble } = {}, ...more] = troubled;
  if (entry === undefined || trouble === undefined) return plainStatus("$(cloud)", subject, lines);
  const said =
    others.length === 0
      ? trouble.label
      : troublesText(
          entry,
          trouble,
          more.map((each) => each.trouble),
        );
  const room = statusLength - said.length - " · ".length;
  const words = `${oneLine(subject, Math.max(room, longestName / 2))} · ${said}`;
  return { ...plainStatus("$(warning)", words, lines), warning: true };
}

function regionsSubject(entry: EntryFacts): string {
  const account = entryAccount(entry);
  return [
    oneLine(entry.name, longestName / 2),
    regionsText(entry),
    ...(account === undefined || entry.name.includes(account) ? [] : [oneLine(account, 20)]),
  ].join(" · ");
}

/** What is wrong with the only one that has a trouble, else how many have one. */
function troublesText(
  entry: EntryFacts,
  trouble: EntryTrouble,
  more: readonly EntryTrouble[],
): string {
  const count = more.length + 1;
  if (count > 1) {
    const needSignIn = [trouble, ...more].every(({ kind }) => kind === "signInNeeded");
    return `${count} ${needSignIn ? "need sign-in" : "with problems"}`;
  }
  const label = oneLine(trouble.label, longestName);
  return trouble.namesItself ? label : `${oneLine(entry.name, longestName / 2)}: ${label}`;
}

/** A line for each, those in trouble first. */
function entryLines(entries: readonly EntryFacts[], context: StatusContext): readonly string[] {
  const all = entries.map((entry) => ({ entry, trouble: entryTrouble(entry) }));
  const inTrouble = all.filter(({ trouble }) => trouble !== undefined);
  const well = all.filter(({ trouble }) => trouble === undefined);
  const shown = [...inTrouble, ...well].slice(0, mostLines);
  const left = all.length - shown.length;
  return [
    ...shown.map(({ entry, trouble }) => entryLine(entry, trouble, context)),
    ...(left > 0 ? [`and ${left} more`] : []),
  ];
}

function entryLine(
  entry: EntryFacts,
  trouble: EntryTrouble | undefined,
  context: StatusContext,
): string {
  const place = entryPlace(entry);
  const account = entryAccount(entry);
  const name = oneLine(entry.name, longestName);
  const told = [
    place === undefined ? name : `${name} (${oneLine(place, longestName)})`,
    ...(entry.hasAllRegions ? [regionsText(entry)] : []),
    ...(account === undefined ? [] : [`account ${oneLine(account, 20)}`]),
  ].join(", ");
  return `${told}: ${healthText(entry, trouble, context)}.`;
}

function healthText(
  entry: EntryFacts,
  trouble: EntryTrouble | undefined,
  { formats, now }: StatusContext,
): string {
  const since = (time: number): string => ` since ${clockOfDay(time, now, formats)}`;
  if (trouble !== undefined) {
    const { sessions, label } = trouble;
    const isOfSome = entry.sessions.some(({ health }) => health.kind === "fine");
    const where = isOfSome ? ` in ${sessions.length} of them` : "";
    const when = trouble.since === undefined ? "" : since(trouble.since);
    return `${oneLine(label, longestName)}${where}${when}`;
  }
  const working = entry.sessions.find(({ health }) => health.kind === "fine");
  if (working !== undefined) return `requests work${since(working.health.since)}`;
  const isLoading = entry.sessions.some(({ state }) => state.kind === "loading");
  return isLoading ? "its AWS profile is looked for" : "nothing was asked yet";
}
