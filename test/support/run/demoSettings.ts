import type { EndpointControl } from "../endpoint/endpointControl";
import { readText } from "../endpoint/wire";

const day = 24 * 3_600_000;

/** Hours. A weekly backup may fail once: the last good one is then 11 days old at most. The one that a person made is 12 days old. */
const freshness = { EBS: 270 };

/** A server that was shut down: what is said of it is expected. */
export const mutedName = "old-intranet";

/**
 * The user's settings that fill the groups Stale and Muted of the demo account.
 * @param now milliseconds since the epoch
 */
export async function demoSettings(
  control: Pick<EndpointControl, "listed">,
  now: number,
): Promise<Readonly<Record<string, unknown>>> {
  const backups = await control.listed("backup");
  const muted = backups.find((job) => job["ResourceName"] === mutedName);
  const resourceArn = readText(muted?.["ResourceArn"]);
  const until = new Date(now + 30 * day).toISOString().slice(0, 10);
  return {
    "awsBackup.freshness": freshness,
    "awsBackup.muted": [{ resourceArn, until, reason: "Was shut down" }],
  };
}
