import type { JobKind } from "../../domain/job/job";

/** A paragraph of a hover; both texts are untrusted. */
export interface HoverLine {
  readonly strong?: string;
  readonly text: string;
}

/** What a link of a hover does. */
export type HoverIntent =
  | { readonly type: "showJobs" | "goToArn" | "openConsole"; readonly arn: string }
  | { readonly type: "openJob"; readonly kind: JobKind; readonly id: string };

export interface HoverAction {
  /** Our own words. */
  readonly label: string;
  readonly intent: HoverIntent;
}

/** What a hover says and offers. */
export interface HoverContent {
  readonly lines: readonly HoverLine[];
  readonly actions: readonly HoverAction[];
}
