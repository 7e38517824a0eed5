import { configFileProblems } from "../../domain/session/configFile";
import { readRegion } from "../../domain/arn/regionReading";
import { environmentProfile } from "../../domain/session/session";
import type {
  EnvironmentSource,
  RegionNaming,
  SessionChoice,
  SessionResolution,
} from "../../domain/session/session";
import type { ConfigFiles } from "./configFiles";
import type { ConfigSection } from "./configSections";
import { environmentSource, namedProfile, variable } from "./environment";
import type { Environment } from "./environment";
import { profileSource } from "./profiles";

/** What a session can be found out from, besides the files. */
export interface Machine {
  readonly env: Environment;
  /** Of Amazon EC2. */
  readonly isInstance: boolean;
}

/** Where there are credentials without a profile. */
export function machineSource({ env, isInstance }: Machine): EnvironmentSource | undefined {
  return environmentSource(env) ?? (isInstance ? "instance" : undefined);
}

/**
 * Finds out profile and Region without asking anybody, in the order of the AWS CLI. What was chosen counts as its
 * `--profile` and `--region`.
 */
export function resolveSession(
  choice: SessionChoice,
  files: ConfigFiles,
  machine: Machine,
): SessionResolution {
  const { env } = machine;
  const owner = sessionOwner(choice, files, machine);
  if (typeof owner !== "string") return owner;
  const named =
    choice.region === undefined
      ? ownRegion(sessionSection(owner, files, env), env)
      : { text: choice.region, namedBy: choice.regionFrom ?? ("workspace" as const) };
  if (named === undefined) return { kind: "noRegion", profile: owner };
  const region = readRegion(named.text);
  return region.kind === "region"
    ? { kind: "ready", session: { profile: owner, region: region.id } }
    : { kind: "regionInvalid", profile: owner, ...named, offer: region.offer };
}

/** The profile of the session, or why there is none. */
function sessionOwner(
  choice: SessionChoice,
  files: ConfigFiles,
  machine: Machine,
): string | SessionResolution {
  const { env } = machine;
  if (choice.profile === environmentProfile) {
    return machineSource(machine) === undefined
      ? { kind: "environmentMissing" }
      : environmentProfile;
  }
  const named =
    choice.profile === undefined
      ? namedProfile(env)
      : { profile: choice.profile, namedBy: choice.profileFrom ?? ("workspace" as const) };
  if (named !== undefined && !files.profiles.has(named.profile)) {
    // Whatever else the environment has: the CLI refuses it, too, and somebody meant that profile.
    const unreadable = files.unreadable.find(({ name }) => name === named.profile);
    return { kind: "profileMissing", ...named, files: files.files, unreadable };
  }
  if (choice.profile !== undefined) return choice.profile;
  const isProblem = configFileProblems(files.files).length > 0;
  return (
    unnamedOwner(named?.profile ?? "default", files, machine) ??
    (isProblem ? { kind: "filesUnreadable", files: files.files } : { kind: "noProfile" })
  );
}

/**
 * Whose credentials count where nobody chose, by botocore's create_credential_resolver: keys in the environment; a role
 * with a source in the profile; a web identity in the environment; all else of the profile; what a container or an instance
 * of Amazon EC2 has.
 */
function unnamedOwner(profile: string, files: ConfigFiles, machine: Machine): string | undefined {
  const section = files.profiles.get(profile);
  const source = section === undefined ? "unknown" : profileSource(section);
  switch (machineSource(machine)) {
    case "access keys":
      return environmentProfile;
    case "web identity":
      return source === "assumed role" ? profile : environmentProfile;
    case "container":
    case "instance":
      return source === "unknown" ? environmentProfile : profile;
    case undefined:
      return section === undefined ? undefined : profile;
  }
}

/**
 * The section that settings come from: the Region, the endpoint. With the credentials of the environment it is that of
 * AWS_PROFILE, else `default`, as in the CLI.
 */
export function sessionSection(
  profile: string,
  files: Pick<ConfigFiles, "profiles">,
  env: Environment,
): ConfigSection | undefined {
  const isEnvironment = profile === environmentProfile;
  return files.profiles.get(isEnvironment ? (namedProfile(env)?.profile ?? "default") : profile);
}

interface NamedRegion {
  readonly text: string;
  readonly namedBy: RegionNaming;
}

/** The Region where nobody chose one. The CLI asks the environment before the profile. */
export function ownRegion(
  section: ConfigSection | undefined,
  env: Environment,
): NamedRegion | undefined {
  for (const namedBy of ["AWS_REGION", "AWS_DEFAULT_REGION"] as const) {
    const text = variable(env, namedBy);
    if (text !== undefined) return { text, namedBy };
  }
  const text = section?.["region"];
  return text === undefined ? undefined : { text, namedBy: "profile" };
}
