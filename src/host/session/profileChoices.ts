import { regionId } from "../../domain/arn/regionReading";
import { configFileProblems } from "../../domain/session/configFile";
import {
  environmentProfile,
  type EnvironmentSource,
  type Profile,
  profileLabel,
  type ProfileList,
  type ProfileSource,
} from "../../domain/session/session";
import { fileFact, unreadableText } from "../../viewmodel/session/sessionProblem";
import type { Choice, Line, Note } from "../picks/quickPick";
import type { RegionOfProfile } from "./sessionChoices";

/** Whose credentials a session is to have, and the Region that comes with them. */
export interface ProfileChoice {
  readonly profile: string;
  readonly region: RegionOfProfile;
}

/** What a line of the list stands for. */
export type ProfilePick = ProfileChoice | "guide" | "default";

/**
 * The environment's credentials, profiles by their source, what stands in the files and can't be read, and the way back
 * to the settings.
 */
export function profileChoices(
  list: ProfileList,
  current: string | undefined,
): readonly Line<ProfilePick>[] {
  const { profiles, environment } = list;
  const notes = unreadableNotes(list);
  const isEmpty = profiles.length === 0 && environment === undefined && notes.length === 0;
  return [
    ...(environment === undefined ? [] : [environmentChoice(environment, current)]),
    ...fileChoices(profiles, current),
    ...notes,
    ...(isEmpty ? [noProfiles] : []),
    defaultProfile,
  ];
}

const defaultProfile: Choice<"default"> = {
  label: "Default Profile",
  description: "from the settings, environment or config files",
  group: "not selected in this workspace",
  value: "default",
};

const noProfiles: Choice<"guide"> = {
  label: "The AWS config files contain no profile",
  description: "Opens the AWS guide to creating a profile",
  value: "guide",
};

const environmentSources: Readonly<Record<EnvironmentSource, string>> = {
  "access keys": "AWS_ACCESS_KEY_ID",
  "web identity": "AWS_WEB_IDENTITY_TOKEN_FILE",
  container: "credentials of the container",
  instance: "role of the instance",
};

function environmentChoice(
  { source, region }: NonNullable<ProfileList["environment"]>,
  current: string | undefined,
): Choice<ProfileChoice> {
  return {
    label: profileLabel(environmentProfile),
    description: `${environmentSources[source]} · ${region ?? "no Region"}`,
    group: "environment variables",
    value: { profile: environmentProfile, region: regionOf(region) },
    current: current === environmentProfile,
  };
}

/** What the sources are called, in the order in which they stand. */
const sourceNames: Readonly<Record<ProfileSource, string>> = {
  "IAM Identity Center": "IAM Identity Center",
  "aws login": "aws login",
  "assumed role": "assumed role",
  "access keys": "access keys",
  "credential process": "credential process",
  "web identity": "web identity",
  unknown: "no credentials of its own",
};

function fileChoices(
  profiles: readonly Profile[],
  current: string | undefined,
): readonly Choice<ProfileChoice>[] {
  const order = Object.keys(sourceNames);
  return profiles
    .toSorted((a, b) => order.indexOf(a.source) - order.indexOf(b.source))
    .map(({ name, region, source }) => ({
      label: name,
      description: region ?? "no Region",
      group: sourceNames[source],
      value: { profile: name, region: regionOf(region) },
      current: name === current,
    }));
}

function regionOf(named: string | undefined): RegionOfProfile {
  if (named === undefined) return "none";
  const id = regionId(named);
  return id === undefined ? "invalid" : { id };
}

function unreadableNotes({ unreadable, files }: ProfileList): readonly Note[] {
  const group = "can't be read";
  return [
    ...configFileProblems(files).map(({ file, reason }) => {
      const { label, description } = fileFact({ file, state: reason });
      return { label, description, group };
    }),
    ...unreadable.map((section) => {
      const { label, description } = unreadableText(section);
      return { label: section.name, description, detail: label, group };
    }),
  ];
}
