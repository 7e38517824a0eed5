import type { JobKind } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";

/** A paragraph of a hover; both texts are untrusted. */
export interface HoverLine {
  readonly strong?: string;
  readonly text: string;
}

/** What a link of a hover does. */
export type HoverIntent = (
  | { readonly type: "showJobs" | "goToArn" | "openConsole"; readonly arn: string }
  | { readonly type: "openJob" | "watchJob"; readonly kind: JobKind; readonly id: string }
) & {
  /** Where several are open: the session that the hover asked. */
  readonly session?: Session;
};

export interface HoverAction<Intent = HoverIntent> {
  /** Our own words. */
  readonly label: string;
  readonly intent: Intent;
}

/** What a hover says and offers. */
export interface HoverContent<Intent = HoverIntent> {
  readonly lines: readonly HoverLine[];
  readonly actions: readonly HoverAction<Intent>[];
}

/**
 * The same, with the session that it is about, in words and in its links: one of several that are open.
 * @param name what the session is called; untrusted
 */
export function inSession(
  { lines, actions }: HoverContent,
  session: Session,
  name: string,
): HoverContent {
  return {
    lines: [...lines, { text: `Session: ${name}` }],
    actions: actions.map(({ label, intent }) => ({ label, intent: { ...intent, session } })),
  };
}
