import type { BackupError } from "./backupError";
import type { Job, JobKind } from "./job";
import type { JobGateway } from "./jobGateway";
import { asBackupError } from "./queryCursor";

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

/** The parents of a job up to the root: one Describe a level, each there as soon as it comes. */
export class Ancestors {
  readonly #options: AncestorsOptions;
  #jobs: readonly Job[] = [];
  /** Ids of the chain, the job itself first, as they were asked for. */
  #ids: readonly string[] = [];
  /** The parent to ask for next. */
  #nextId: string | undefined;
  #end: ChainEnd | undefined;
  #error: BackupError | undefined;
  #loading: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  constructor(options: AncestorsOptions) {
    this.#options = options;
  }

  /** Nearest first. */
  get jobs(): readonly Job[] {
    return this.#jobs;
  }

  get loading(): boolean {
    return this.#loading !== undefined;
  }

  /** Undefined while the chain is not known to its end. */
  get end(): ChainEnd | undefined {
    return this.#end;
  }

  get error(): BackupError | undefined {
    return this.#error;
  }

  /** The id of the parent that could not be described. */
  get failedId(): string | undefined {
    return this.#error === undefined ? undefined : this.#nextId;
  }

  /**
   * Asks for the parents of a job. Goes on with a chain that was begun for the same job and parent, but
   * leaves a failed one to {@link retry}; begins anew for any other. Never rejects.
   */
  load(job: Job): Promise<void> {
    const [id, firstParentId] = this.#ids.length > 1 ? this.#ids : [...this.#ids, this.#nextId];
    const isSame = id === job.id && firstParentId === job.parentJobId;
    if (!isSame) this.#begin(job);
    if (!isSame && this.#end !== undefined) this.#changed();
    return this.#error === undefined ? this.#run() : Promise.resolve();
  }

  /** Asks for the parent that failed again, and goes on from there. Never rejects. */
  retry(): Promise<void> {
    this.#error = undefined;
    return this.#run();
  }

  #begin(job: Job): void {
    this.#loading?.abort.abort();
    this.#loading = undefined;
    this.#jobs = [];
    this.#ids = [job.id];
    this.#error = undefined;
    this.#goTo(job.parentJobId);
  }

  /** Decides where the chain goes after the last of {@link #ids}. */
  #goTo(parentId: string | undefined): void {
    this.#nextId = parentId;
    this.#end = endAt(this.#ids, parentId);
  }

  #run(): Promise<void> {
    if (this.#loading !== undefined) return this.#loading.done;
    if (this.#end !== undefined || this.#nextId === undefined) return Promise.resolve();
    const abort = new AbortController();
    const signal = AbortSignal.any([this.#options.signal, abort.signal]);
    const done = this.#climb(this.#nextId, signal).finally(() => {
      // Another chain may have begun meanwhile.
      if (this.#loading?.abort !== abort) return;
      this.#loading = undefined;
      this.#changed();
    });
    this.#loading = { abort, done };
    this.#changed();
    return done;
  }

  async #climb(firstId: string, signal: AbortSignal): Promise<void> {
    const { gateway, kind } = this.#options;
    let id: string | undefined = firstId;
    try {
      while (id !== undefined) {
        const { job }: { readonly job: Job } = await gateway.describeJob(kind, id, signal);
        if (signal.aborted) return;
        this.#jobs = [...this.#jobs, job];
        this.#ids = [...this.#ids, id];
        this.#goTo(job.parentJobId);
        id = this.#end === undefined ? this.#nextId : undefined;
        if (id !== undefined) this.#changed();
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

function endAt(ids: readonly string[], parentId: string | undefined): ChainEnd | undefined {
  if (parentId === undefined || parentId === "") return "root";
  if (parentId === ids.at(-1)) return "selfParent";
  if (ids.includes(parentId)) return "cycle";
  return ids.length > maxAncestors ? "tooDeep" : undefined;
}
