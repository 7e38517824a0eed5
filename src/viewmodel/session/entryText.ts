import {
  type SessionColor,
  type SessionEntry,
  withoutMark,
} from "../../domain/session/sessionEntry";
import { capitalised } from "../text/plainText";
import { entryName } from "./sessionName";

/** "prod · eu-west-1", whatever its own name is. Untrusted text. */
export function entryOwnName(entry: SessionEntry): string {
  return entryName(withoutMark(entry, "name"));
}

/** What an entry says of itself beside its name, as one line. Untrusted text. */
export function entryDescription(entry: SessionEntry): string {
  return [
    ...(entry.name === undefined ? [] : [entryOwnName(entry)]),
    ...(entry.accounts === undefined ? [] : ["all accounts of the organization"]),
    ...(entry.color === undefined ? [] : [colorText(entry.color)]),
  ].join(" · ");
}

/** "Red". */
export function colorText(color: SessionColor): string {
  return capitalised(color);
}
