import { environmentProfile } from "../../domain/session/session";
import type { Session, SessionChoice, SessionResolution } from "../../domain/session/session";
import type { ConfigFiles } from "./configFiles";
import { variable } from "./environment";
import type { Environment } from "./environment";
import { environmentHasCredentials } from "./environment";
import { profileSource } from "./profiles";

/**
 * Finds out profile and Region without asking anybody.
 * Profile: chosen, AWS_PROFILE, `default`, else the environment's own credentials.
 * Region: chosen, AWS_REGION, the profile's, AWS_DEFAULT_REGION (which the SDK for JavaScript
 * ignores, but the AWS CLI honours).
 */
export function resolveSession(
  choice: SessionChoice,
  files: ConfigFiles,
  env: Environment,
): SessionResolution {
  const profile = profileName(choice, files, env);
  if (profile === undefined) return { kind: "noProfile" };
  if (profile !== environmentProfile && !files.profiles.has(profile)) {
    return { kind: "profileMissing", profile };
  }
  const section = files.profiles.get(profile === environmentProfile ? "default" : profile);
  const region =
    choice.region ??
    variable(env, "AWS_REGION") ??
    section?.["region"] ??
    variable(env, "AWS_DEFAULT_REGION");
  if (region === undefined) return { kind: "noRegion", profile };
  const session: Session = { profile, region };
  return { kind: "ready", session };
}

function profileName(
  choice: SessionChoice,
  files: ConfigFiles,
  env: Environment,
): string | undefined {
  const named = choice.profile ?? variable(env, "AWS_PROFILE");
  if (named !== undefined) return named;
  const fallback = files.profiles.get("default");
  const fromEnvironment = environmentHasCredentials(env);
  // A `default` that only names a Region must not hide the credentials that the environment has.
  if (fallback !== undefined && (profileSource(fallback) !== "unknown" || !fromEnvironment)) {
    return "default";
  }
  return fromEnvironment ? environmentProfile : undefined;
}
