import type { BackupError, BackupErrorReason } from "../../domain/query/backupError";
import { actionHint, errorActionTexts, retryText } from "../text/errorActionText";
import { errorText, type ErrorText } from "../text/errorText";
import type { RowContext } from "./rowContext";
import type { LoadMoreNode, MessageNode, NodeRow, RemedyNode } from "./treeNode";

/** What a row of a problem is about. */
export interface Trouble {
  /** "load", "refresh" … */
  readonly failed: string;
  readonly reason: BackupErrorReason;
  readonly text: ErrorText;
}

/** What went wrong where a row stands; undefined where nothing did. */
export function troubleOf(
  node: MessageNode | RemedyNode | LoadMoreNode,
  { projection, session, reloadError }: RowContext,
): Trouble | undefined {
  const trouble = (failed: string, error: BackupError | undefined): Trouble | undefined =>
    error && { failed, reason: error.reason, text: errorText(error, session) };
  if (node.type === "loadMore" || node.about === "loadProblem") {
    const { parent } = node;
    const isFirst = parent?.type === "job" && !projection.list.children.isAsked(parent.jobKey);
    return trouble(isFirst ? "load child jobs" : "load more", projection.loadState(parent).error);
  }
  const problem = projection.rootProblem(reloadError);
  return node.about === "problem" && problem !== undefined
    ? trouble(problem.failed, problem.error)
    : undefined;
}

/** What happened: the cause comes first, for a narrow side bar shows no more. */
export function problemRow({ id, about }: MessageNode, trouble: Trouble): NodeRow {
  const { failed, reason, text } = trouble;
  const isOfView = about === "problem";
  // Nothing failed: the user was not to be asked unasked.
  const isWaiting = reason === "mfaNeeded";
  return {
    id,
    label: text.label,
    description: isWaiting ? "" : `${failed} failed`,
    icon: isWaiting
      ? { id: "lock" }
      : isOfView
        ? { id: "error", color: "list.errorForeground" }
        : { id: "warning", color: "list.warningForeground" },
    expandable: false,
    capabilities: ["canRetry"],
    accessibleLabel: `Could not ${failed}. ${sentenceEnd(text.sentence)} Press Enter to ${isWaiting ? "enter the code" : "retry, or see below what helps"}`,
    // The pointer rests here after a click on *Load more*, and the tooltip covers the rows below.
    action: "retry",
  };
}

/** What helps; with what it is good for where that is the remedy of the problem. */
export function remedyRow({ id, action }: RemedyNode, trouble: Trouble | undefined): NodeRow {
  const isRetry = action === "retry";
  const { label, icon } = isRetry ? retryText(trouble?.reason) : errorActionTexts[action];
  const hint = trouble === undefined ? "" : hintOf(action, trouble.text);
  const why = trouble && `could not ${trouble.failed}: ${trouble.text.label}`;
  return {
    id,
    label,
    // "Retry in a minute" need not say so twice.
    description: isRetry ? hint.replace(/^(?:Retry(?:,? |$)|Enter the MFA code )/, "") : hint,
    icon: { id: icon },
    expandable: false,
    capabilities: isRetry ? ["canRetry"] : [],
    accessibleLabel: [label, why, hint].filter(Boolean).join(", "),
    action,
  };
}

/** What stands beside a remedy: what to do beside the likeliest, nothing beside the others. */
function hintOf(action: RemedyNode["action"], { actions, hint }: ErrorText): string {
  const [likeliest] = actions;
  if (likeliest?.kind !== action) return "";
  return actionHint(likeliest, hint);
}

/** The sentence with a full stop, where it has no end of its own. */
function sentenceEnd(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
