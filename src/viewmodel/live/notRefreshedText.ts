import type { BackupError } from "../../domain/query/backupError";
import { clockOfDay } from "../text/clockOfDay";
import { errorCauses } from "../text/errorCauses";
import type { Formats } from "../text/formats";
import { oneLine } from "../text/plainText";

/** A session whose jobs could not be refreshed in a view. */
export interface NotRefreshed {
  /** What the session is called; left out where the view shows no other. Untrusted. */
  readonly name?: string;
  /** When its jobs were up to date, milliseconds since the epoch. */
  readonly since: number;
  readonly error: BackupError;
}

/** e.g. "Not refreshed since 14:02: sign-in needed"; "" where everything was refreshed. */
export function notRefreshedText(
  sessions: readonly NotRefreshed[],
  { now, formats }: { readonly now: number; readonly formats: Formats },
): string {
  const [first, ...others] = sessions;
  if (first === undefined) return "";
  const since = clockOfDay(Math.min(...sessions.map((each) => each.since)), now, formats);
  const causes = new Set(sessions.map(({ error }) => causeOf(error)));
  const [cause = ""] = causes.size === 1 ? causes : [];
  const who =
    others.length > 0
      ? `${sessions.length} sessions not`
      : first.name === undefined
        ? "Not"
        : `${oneLine(first.name, 60)} not`;
  return `${who} refreshed since ${since}${cause === "" ? "" : `: ${cause}`}`;
}

/** In the middle of a sentence: "Sign-in needed" becomes "sign-in needed", "AWS …" and "MFA …" stay. */
function causeOf({ reason }: BackupError): string {
  const { label } = errorCauses[reason];
  return /^[A-Z][A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
