import type { Emitter } from "../../base/emitter";
import type { Job } from "../../domain/job/job";
import type { BackupError } from "../../domain/query/backupError";
import type { DetailsParts } from "../../protocol/jobDetails";
import type { DetailsIntent } from "./actions";
import type { Navigation } from "./movingParts";

/** What a page is about, as plain values. Its methods never reject: failures stand in the part that failed. */
export interface PageDetails {
  /** Something reads differently: ask for the parts again. */
  readonly changed: Emitter<void>["event"];
  /** The job, as far as it is known; undefined on the page of something else. */
  readonly job: Job | undefined;
  /** What a person calls it, where that is known and it is no job. */
  readonly name?: string | undefined;
  /** Why there is nothing to show. */
  readonly error: BackupError | undefined;
  /** The first failure on the page, whose retry may want other credentials. */
  readonly problem: BackupError | undefined;
  readonly isBusy: boolean;
  /** AWS has answered, and did so the last time that it was asked. */
  readonly isDescribed: boolean;
  /** The last answer is so old that {@link follow} should have asked again by now. */
  readonly isDue: boolean;
  /** Milliseconds until {@link follow} should ask again; undefined while it need not. */
  readonly nextRefresh: number | undefined;
  dispose(): void;
  open(): Promise<void>;
  /** The same, where the user did not open the page just now. */
  openQuietly(): Promise<void>;
  /** Asks quietly for what can have changed by itself. */
  follow(): Promise<void>;
  /** The session works again: asks again quietly where something failed for it. */
  recover(): Promise<void>;
  /** The related jobs came into sight. */
  showRelated(): Promise<void>;
  do(intent: DetailsIntent): Promise<void>;
  /** All that the page shows; undefined while nothing is known. */
  parts(navigation: Navigation): DetailsParts | undefined;
  /** The parts that move with the clock; undefined while nothing is known. */
  movingParts(navigation: Navigation): Pick<DetailsParts, "header" | "timeline"> | undefined;
}
