import type { BackupErrorDetails } from "../../domain/query/backupError";
import { environmentProfile } from "../../domain/session/session";
import type { Session } from "../../domain/session/session";
import { oneLine } from "./plainText";

/** Whose credentials failed, as part of a sentence, with what makes them part of the session's. */
export function credentialOwner(
  { profile, chain }: Pick<BackupErrorDetails, "profile" | "chain">,
  session: Session,
): string {
  const parent = profile === undefined ? undefined : chain?.at(-2);
  if (profile === undefined || parent === undefined) return ownerText(profile ?? session.profile);
  const key = profile === environmentProfile ? "credential_source" : "source_profile";
  return `${ownerText(profile)} (${key} of ${shownName(parent)})`;
}

/** A profile or the environment, as part of a sentence. Untrusted text. */
export function ownerText(profile: string): string {
  return profile === environmentProfile
    ? "the credentials in the environment variables"
    : `profile ${shownName(profile)}`;
}

/** The variable or setting that names the endpoint, as part of a sentence; undefined for AWS's own. */
export function endpointOwner(
  { endpointSource: source }: Pick<BackupErrorDetails, "endpointSource">,
  session: Session,
): string | undefined {
  if (source === undefined) return undefined;
  const shown = oneLine(source, 80);
  return source.startsWith("AWS_")
    ? `the environment variable ${shown}`
    : `${shown} of ${ownerText(session.profile)}`;
}

function shownName(profile: string): string {
  return oneLine(profile, 60);
}
