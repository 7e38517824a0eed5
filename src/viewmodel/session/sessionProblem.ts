import {
  type ConfigFileFault,
  type ConfigFileState,
  configFileProblems,
  type UnreadableSection,
} from "../../domain/session/configFile";
import type { SessionResolution } from "../../domain/session/session";
import { quoted } from "../../domain/time/timeProblem";
import { oneLine } from "../text/plainText";

/** A session that could not be opened, for want of a profile, a Region or a file. */
export type UnopenedSession = Exclude<SessionResolution, { kind: "ready" }>;

/** Why there is no session. All of it is plain text. */
export interface SessionProblem {
  /** The first that a narrow side bar or the status bar shows. */
  readonly label: string;
  /** What names the thing that is missing. */
  readonly description: string;
  /** What happened and what helps, in full sentences. */
  readonly sentence: string;
  /** The files that were looked at, or the line that can't be read. */
  readonly facts: readonly SessionFact[];
  readonly helps: "selectProfile" | "selectRegion";
}

interface SessionFact {
  readonly label: string;
  readonly description: string;
  readonly isFault: boolean;
}

export function sessionProblem(state: UnopenedSession): SessionProblem {
  const none = { description: "", facts: [], helps: "selectProfile" } as const;
  switch (state.kind) {
    case "noProfile":
      return { ...none, label: "No AWS profile", sentence: "Select an AWS profile first." };
    case "filesUnreadable":
      return { ...none, ...unreadableFiles(state.files) };
    case "profileMissing":
      return missingProfile(state);
    case "environmentMissing":
      return {
        ...none,
        label: "environment: no credentials",
        description: namers.workspace[0],
        sentence: `VS Code was started without AWS credentials in its environment variables. ${startAnew}, or select a profile.`,
      };
    case "noRegion":
      return {
        ...none,
        label: `${profileText(state.profile)} · no Region`,
        sentence: "Select a Region first. The profile has none.",
        helps: "selectRegion",
      };
    case "regionInvalid":
      return invalidRegion(state);
  }
}

/** Says of the environment what a running program can't change. */
const startAnew = "Start VS Code anew from a shell that has them";

/** What gives a name to the session: beside the name, where a side bar has little room, and in a sentence. */
const namers = {
  workspace: ["this workspace", "selected in this workspace"],
  setting: ["settings", "named in the settings"],
  AWS_PROFILE: ["AWS_PROFILE", "named by AWS_PROFILE"],
  AWS_DEFAULT_PROFILE: ["AWS_DEFAULT_PROFILE", "named by AWS_DEFAULT_PROFILE"],
  AWS_REGION: ["AWS_REGION", "named by AWS_REGION"],
  AWS_DEFAULT_REGION: ["AWS_DEFAULT_REGION", "named by AWS_DEFAULT_REGION"],
  profile: ["the profile", "named by the profile"],
} as const;

function missingProfile(state: Extract<UnopenedSession, { kind: "profileMissing" }>) {
  const profile = profileText(state.profile);
  const [description, namer] = namers[state.namedBy];
  const { unreadable, files } = state;
  const facts =
    unreadable === undefined
      ? files.map(fileFact)
      : [{ ...unreadableText(unreadable), isFault: true }];
  return {
    label: `${profile}: profile not found`,
    description,
    sentence: `The profile ${profile}, ${namer}, is not in the AWS config files. ${factsText(facts)} Select another profile, or correct the files.`,
    facts,
    helps: "selectProfile",
  } as const;
}

function unreadableFiles(files: readonly ConfigFileState[]) {
  const [fault, ...others] = configFileProblems(files);
  const isOne = fault !== undefined && others.length === 0;
  const what = isOne ? "AWS config file not readable" : "AWS config files not readable";
  const label = isOne ? faultLabels[fault.reason] : what;
  const facts = files.map(fileFact);
  return { label, facts, sentence: `${what}. ${factsText(facts)} Correct that, then retry.` };
}

function factsText(facts: readonly SessionFact[]): string {
  return facts.map(({ label, description }) => `${label}: ${description}.`).join(" ");
}

function invalidRegion(state: Extract<UnopenedSession, { kind: "regionInvalid" }>) {
  const text = quoted(state.text);
  const [description, namer] = namers[state.namedBy];
  const meant = state.offer === undefined ? "" : ` ${state.offer} is meant.`;
  return {
    label: `${text} is not a Region`,
    description,
    sentence: `${text}, ${namer}, is not a Region.${meant} Select a Region, or correct that.`,
    facts:
      state.offer === undefined
        ? []
        : [{ label: `The Region is ${state.offer}`, description: "", isFault: false }],
    helps: "selectRegion",
  } as const;
}

const fileStates: Readonly<Record<ConfigFileState["state"], string>> = {
  read: "read",
  missing: "there is no such file",
  folder: "is a folder",
  noPermission: "you have no permission to read it",
  notUtf8: "is not UTF-8 text",
  tooLarge: "is too large",
  unreadable: "can't be read",
};

/** The only fault, for a row that a narrow side bar shows whole: the file's path takes the room of the next one. */
const faultLabels: Readonly<Record<ConfigFileFault, string>> = {
  folder: "AWS config file is a folder",
  noPermission: "AWS config file forbidden",
  notUtf8: "AWS config file not UTF-8",
  tooLarge: "AWS config file too large",
  unreadable: "AWS config file not readable",
};

/** A config file, and what became of reading it. */
export function fileFact({ file, state }: ConfigFileState): SessionFact {
  return {
    label: oneLine(file, 200),
    description: fileStates[state],
    isFault: state !== "read" && state !== "missing",
  };
}

const unreadableReasons: Readonly<Record<UnreadableSection["reason"], string>> = {
  unquotedName: "a name with spaces must stand in quotes",
  openQuote: "a quotation mark is not closed",
  noName: "no name follows the word profile",
  noProfileWord: "the word profile must stand before the name",
};

/** Where a profile stands that nobody can read, and why. */
export function unreadableText({ file, line, reason }: UnreadableSection): {
  readonly label: string;
  readonly description: string;
} {
  return {
    label: `Line ${line} of ${oneLine(file, 200)}`,
    description: unreadableReasons[reason],
  };
}

function profileText(profile: string): string {
  return oneLine(profile, 60);
}
