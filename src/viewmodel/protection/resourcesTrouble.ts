import type { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { errorText } from "../text/errorText";
import type { Trouble } from "../tree/problemRow";
import type { MessageNode, RemedyNode } from "../tree/treeNode";
import type { SessionResources } from "./sessionResources";

/** What went wrong where a row stands; undefined where nothing did. */
export function troubleOf(
  { about }: MessageNode | RemedyNode,
  { account, problem, source }: SessionResources,
): Trouble | undefined {
  if (about === "empty") return undefined;
  if (about === "problem") return problem && troubleIn("load", problem, source.session);
  const { error, fault, jobs } = account;
  if (error === undefined) return undefined;
  if (error === fault) return troubleIn("work out the protection", error, source.session);
  const what = jobs.error === undefined ? "read the plans" : "read the jobs";
  return troubleIn(what, error, source.session);
}

export function troubleIn(failed: string, error: BackupError, session: Session): Trouble {
  return { failed, reason: error.reason, text: errorText(error, session) };
}
