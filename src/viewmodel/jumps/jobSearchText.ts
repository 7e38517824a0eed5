import { allJobKinds, type JobKind } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import type { SearchedSession } from "../../domain/jumps/findJobInSessions";
import { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { moreSessions, mostNamed, sessionsText, sessionText } from "../session/sessionText";
import { errorText } from "../text/errorText";
import { listed } from "../text/listed";
import { oneLine } from "../text/plainText";

/** What a list says while a job is looked for. Untrusted text. */
export function searchingText(id: string, sessions: readonly Session[]): string {
  const where = sessions.length > 1 ? `${sessions.length} sessions` : sessionsText(sessions);
  return `Looking for job ${shownId(id)} in ${where} (Esc to cancel)`;
}

/**
 * That no session has a job, and which of them could not tell. Untrusted text.
 * @param searched at least one of them could
 * @param unopened how many sessions are not open, so that nothing was asked there
 */
export function missingJobText(
  id: string,
  searched: readonly SearchedSession[],
  unopened: number,
): string {
  const asked = searched.filter(({ type }) => type === "missing");
  const where = sessionsText(asked.map(({ source }) => source.session));
  const [only, ...others] = searched;
  const isOne = others.length === 0 && only?.type === "missing";
  const kinds = isOne ? allJobKinds.filter((kind) => !only.denied.includes(kind)) : allJobKinds;
  const kept = "AWS Backup lists backup jobs for 30 days.";
  const missing = `No ${listed(kinds, "or")} job in ${where} has the ID ${shownId(id)}. ${kept}`;
  const limits = isOne ? deniedText(only.denied) : untoldText(searched);
  return [missing, limits, unopenedText(unopened)].filter((text) => text !== undefined).join(" ");
}

function shownId(id: string): string {
  return oneLine(id, 60);
}

function deniedText(denied: readonly JobKind[]): string | undefined {
  if (denied.length === 0) return undefined;
  return `A ${listed(denied, "or")} job may have it, but access to ${permissions(denied)} is denied.`;
}

function permissions(denied: readonly JobKind[]): string {
  return listed(
    denied.map((kind) => `backup:${jobKinds[kind].describe}`),
    "and",
  );
}

function unopenedText(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? "1 session is not open." : `${count} sessions are not open.`;
}

/** The sessions that may have it all the same, the first of them by name. */
function untoldText(searched: readonly SearchedSession[]): string | undefined {
  const reasons = searched.flatMap((each) => {
    const reason = reasonOf(each);
    return reason === undefined ? [] : `${sessionText(each.source.session)} (${reason})`;
  });
  if (reasons.length === 0) return undefined;
  const named = reasons.slice(0, mostNamed);
  const all = listed([...named, ...moreSessions(reasons.length - named.length)], "and");
  return `Not everything could be looked through in ${all}.`;
}

function reasonOf(searched: SearchedSession): string | undefined {
  if (searched.type === "missing") {
    const { denied } = searched;
    return denied.length === 0 ? undefined : `access to ${permissions(denied)} is denied`;
  }
  const { error, source } = searched;
  return error instanceof BackupError ? errorText(error, source.session).label : "failed";
}
