import type { BackupError } from "../query/backupError";
import type { Job, JobKind } from "../job/job";
import type { JobGateway } from "../query/jobGateway";
import { asBackupError } from "../query/queryCursor";

/** Why a chain of parents has come to its end. */
export type ChainEnd = "root" | "selfParent" | "cycle" | "tooDeep";

/** More levels than AWS Backup nests jobs (its quota is 10); ends a chain that has no end. */
export const maxAncestors = 25;

export interface AncestorsOptions {
  readonly gateway: JobGateway;
  readonly kind: JobKind;
  /** Ends all requests; late answers are dropped. */
  readonly signal: AbortSignal;
  /** A parent came, or the chain ended, failed or began. */
  readonly changed: () => void;
}

/** The parents of a job as far as they are known. */
interface Chain {
  /** Nearest first. */
  readonly jobs: readonly Job[];
  /** Ids of the chain, the job itself first, as they were asked for. */
  readonly ids: readonly string[];
  /** The parent to ask for next. */
  readonly nextId: string | undefined;
  readonly end: ChainEnd | undefined;
}

/** The parents of a job up to the root: one Describe a level, each there as soon as it comes. */
export class Ancestors {
  readonly #options: AncestorsOptions;
  #shown: Chain = { jobs: [], ids: [], nextId: undefined, end: undefined };
  /** What is asked for, or failed: the chain that is shown, or the one that takes its place when it is read. */
  #reading: Chain = this.#shown;
  #error: BackupError | undefined;
  #loading: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  constructor(options: AncestorsOptions) {
    this.#options = options;
  }

  /** Nearest first. */
  get jobs(): readonly Job[] {
    return this.#shown.jobs;
  }

  /** True while parents are asked for that are not there yet; a refresh is not told of. */
  get loading(): boolean {
    return this.#loading !== undefined && this.#shown.end === undefined;
  }

  /** Undefined while the chain is not known to its end. */
  get end(): ChainEnd | undefined {
    return this.#error === undefined ? this.#shown.end : undefined;
  }

  get error(): BackupError | undefined {
    return this.#error;
  }

  /** The id of the parent that could not be described. */
  get failedId(): string | undefined {
    return this.#error === undefined ? undefined : this.#reading.nextId;
  }

  /** Asks for the parents of a job, anew each time; those that are known stay until the chain is read. Never rejects. */
  load(job: Job): Promise<void> {
    this.#loading?.abort.abort();
    this.#loading = undefined;
    this.#error = undefined;
    this.#read(chainOf({ jobs: [], ids: [job.id] }, job.parentJobId));
    if (this.#reading.end !== undefined) this.#changed();
    return this.#run();
  }

  /** Asks for the parent that failed again, and goes on from there. Never rejects. */
  retry(): Promise<void> {
    this.#error = undefined;
    return this.#run();
  }

  /** A whole chain, or one that got at least as far, takes the place of the one that is shown. */
  #read(chain: Chain): void {
    this.#reading = chain;
    const { jobs, end } = this.#shown;
    const isAsFar = end === undefined && chain.jobs.length >= jobs.length;
    if (chain.end !== undefined || isAsFar) this.#shown = chain;
  }

  #run(): Promise<void> {
    if (this.#loading !== undefined) return this.#loading.done;
    if (this.#reading.end !== undefined || this.#reading.nextId === undefined) {
      return Promise.resolve();
    }
    const abort = new AbortController();
    const signal = AbortSignal.any([this.#options.signal, abort.signal]);
    const done = this.#climb(signal).finally(() => {
      // Another chain may have begun meanwhile.
      if (this.#loading?.abort !== abort) return;
      this.#loading = undefined;
      this.#changed();
    });
    this.#loading = { abort, done };
    this.#changed();
    return done;
  }

  async #climb(signal: AbortSignal): Promise<void> {
    const { gateway, kind } = this.#options;
    try {
      for (let chain = this.#reading; chain.nextId !== undefined && chain.end === undefined;) {
        const { job } = await gateway.describeJob(kind, chain.nextId, signal);
        if (signal.aborted) return;
        const { jobs, ids, nextId } = chain;
        chain = chainOf({ jobs: [...jobs, job], ids: [...ids, nextId] }, job.parentJobId);
        this.#read(chain);
        if (chain.end === undefined) this.#changed();
      }
    } catch (error) {
      const failure = asBackupError(error);
      if (!signal.aborted && failure.kind !== "cancelled") this.#error = failure;
    }
  }

  #changed(): void {
    if (!this.#options.signal.aborted) this.#options.changed();
  }
}

/** A chain that goes on with a parent, or ends there. */
function chainOf(known: Pick<Chain, "jobs" | "ids">, parentId: string | undefined): Chain {
  return { ...known, nextId: parentId, end: endAt(known.ids, parentId) };
}

function endAt(ids: readonly string[], parentId: string | undefined): ChainEnd | undefined {
  if (parentId === undefined || parentId === "") return "root";
  if (parentId === ids.at(-1)) return "selfParent";
  if (ids.includes(parentId)) return "cycle";
  return ids.length > maxAncestors ? "tooDeep" : undefined;
}
