import type { ConfigFiles } from "../config/configFiles";
import { BackupError } from "../../domain/query/backupError";
import type { BackupErrorDetails } from "../../domain/query/backupError";

/**
 * What an error tells of the profile whose part failed.
 * @param path the profiles from the session's to it
 */
export function hopDetails(path: readonly string[]): BackupErrorDetails {
  const profile = path.at(-1);
  return path.length < 2 || profile === undefined ? {} : { profile, chain: path };
}

/** @param lack words that follow the profile's name: "has no role_arn" */
export function profileIncomplete(path: readonly string[], lack: string): BackupError {
  return new BackupError("profileIncomplete", { ...hopDetails(path), lack });
}

/** Why a section that a profile names is not there, as words that follow the name. */
export function missingSection(name: string, { unreadable }: ConfigFiles): string {
  const found = unreadable.find((section) => section.name === name);
  return found === undefined
    ? "which is not in the AWS config files"
    : `whose section in line ${found.line} of ${found.file} can't be read`;
}
