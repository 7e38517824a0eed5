import { environmentProfile, type Session } from "../domain/session";
import { oneLine } from "./plainText";

/** Where was looked, as part of a sentence: "eu-west-1 with profile prod". Untrusted text. */
export function sessionPlace({ profile, region }: Session): string {
  const owner =
    profile === environmentProfile
      ? "the credentials in the environment variables"
      : `profile ${oneLine(profile, 60)}`;
  return `${oneLine(region, 40)} with ${owner}`;
}
