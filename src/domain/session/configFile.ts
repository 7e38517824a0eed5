/**
 * Why a config file could not be read. notUtf8: it was read all the same, unless it is UTF-16.
 * unreadable: the file system says no in another way.
 */
export type ConfigFileFault = "folder" | "noPermission" | "notUtf8" | "tooLarge" | "unreadable";

/** A config file that was looked for. */
export interface ConfigFileState {
  /** The path as the environment names it, its variables replaced. */
  readonly file: string;
  readonly state: "read" | "missing" | ConfigFileFault;
}

/** A config file that is there and could not be read as it should. */
export interface ConfigFileProblem {
  readonly file: string;
  readonly reason: ConfigFileFault;
}

/** The files that are there and could not be read as they should. */
export function configFileProblems(
  files: readonly ConfigFileState[],
): readonly ConfigFileProblem[] {
  return files.flatMap(({ file, state }) =>
    state === "read" || state === "missing" ? [] : [{ file, reason: state }],
  );
}

/**
 * Why nobody reads a section.
 * unquotedName: a name with spaces stands without quotes. openQuote: a quotation mark is not closed.
 * noName: nothing stands behind the word. noProfileWord: the config file wants the word profile before a name.
 */
export type UnreadableReason = "unquotedName" | "openQuote" | "noName" | "noProfileWord";

/** A section that looks like a profile's and that neither the AWS CLI nor this extension can read. */
export interface UnreadableSection {
  /** What the profile was to be called, as far as one can tell. */
  readonly name: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly reason: UnreadableReason;
}

/** A profile of the AWS config files. */
export interface ProfilePlace {
  readonly name: string;
  /** What to look at, as a profile may stand in both files: its access keys, or how it is set up. */
  readonly holds: "keys" | "settings";
}

/** A place in a config file. */
export interface ConfigFileLine {
  readonly file: string;
  /** From 1; absent where the files don't have what was looked for. */
  readonly line?: number;
}
