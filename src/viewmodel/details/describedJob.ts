import { BackupError } from "../../domain/query/backupError";
import type { Job } from "../../domain/job/job";
import type { JobGateway } from "../../domain/query/jobGateway";
import { isUnfinished } from "../../domain/job/jobState";
import { asBackupError } from "../../domain/query/queryCursor";
import { isSameAnswer } from "../../domain/job/sameAnswer";
import type { JobRef } from "./actions";

export interface DescribedJobOptions {
  readonly ref: JobRef;
  readonly gateway: JobGateway;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Ends the request under way; a late answer is dropped. */
  readonly signal: AbortSignal;
  readonly changed: () => void;
}

/** What a list said of a job, until AWS has described it. */
export class DescribedJob {
  readonly #options: DescribedJobOptions;
  #job: Job | undefined;
  #describedAt: number | undefined;
  #error: BackupError | undefined;
  #underWay: Promise<void> | undefined;
  #hasEnded = false;

  constructor(options: DescribedJobOptions) {
    this.#options = options;
    this.#job = options.ref.known;
  }

  /** undefined until AWS has described a job that no list told of. */
  get job(): Job | undefined {
    return this.#job;
  }

  /** When AWS described it last, in milliseconds since the epoch. */
  get describedAt(): number | undefined {
    return this.#describedAt;
  }

  /** Why the last Describe failed. */
  get error(): BackupError | undefined {
    return this.#error;
  }

  get isBusy(): boolean {
    return this.#underWay !== undefined;
  }

  /** @returns whether a Describe has found the job ended that was not before, since this was last asked */
  takeEnd(): boolean {
    const hasEnded = this.#hasEnded;
    this.#hasEnded = false;
    return hasEnded;
  }

  /** One Describe at a time; a second caller joins the first. Never rejects. */
  describe(): Promise<void> {
    this.#underWay ??= this.#describe().finally(() => {
      this.#underWay = undefined;
      this.#options.changed();
    });
    this.#options.changed();
    return this.#underWay;
  }

  async #describe(): Promise<void> {
    const { gateway, now, ref, signal } = this.#options;
    // A job that AWS gave no id can't be asked for: what the list said of it is all there is.
    if (ref.id === "") return;
    const before = this.#job;
    try {
      const { job } = await gateway.describeJob(ref.kind, ref.id, signal);
      if (signal.aborted) return;
      if (before !== undefined && isUnfinished(before) && !isUnfinished(job)) this.#hasEnded = true;
      // What was made of it stands while nothing is new.
      this.#job = before !== undefined && isSameAnswer(before, job) ? before : job;
      this.#describedAt = now();
      this.#error = undefined;
    } catch (error) {
      const failure = ofMember(asBackupError(error), ref);
      if (!signal.aborted && failure.kind !== "cancelled") this.#error = failure;
    }
  }
}

/** No Describe operation takes an account: that a member account's job is not found says nothing of the job. */
function ofMember(error: BackupError, { accountId }: JobRef): BackupError {
  return error.kind === "notFound" && accountId !== undefined
    ? new BackupError(error.reason, { ...error.details, accountId })
    : error;
}
