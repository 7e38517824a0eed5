import { regionId } from "../../domain/arn/regionReading";
import type { SessionChoice } from "../../domain/session/session";
import type { SessionEntry } from "../../domain/session/sessionEntry";
import type { LoadAwsRuntime } from "./awsRuntime";

/**
 * What a choice leads to under its own names; of a session that can't be opened, what the user named. Undefined where
 * neither is there: nothing would be lost. Asks AWS nothing. Rejects where the config files can't be read.
 */
export async function entryInUse(
  runtime: LoadAwsRuntime,
  choice: SessionChoice,
): Promise<SessionEntry | undefined> {
  const found = await (await runtime()).resolveSession(choice);
  if (found.kind === "ready") return found.session;
  const region = regionId(choice.region);
  return choice.profile === undefined
    ? undefined
    : { profile: choice.profile, ...(region !== undefined && { region }) };
}
