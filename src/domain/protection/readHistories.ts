import { Emitter } from "../../base/emitter";
import type { BackupJob } from "../job/job";
import type { Source } from "../session/source";

/** All backup jobs that AWS lists of a resource. */
export interface ReadHistory {
  readonly jobs: readonly BackupJob[];
  /** When they were read; milliseconds since the epoch. */
  readonly at: number;
}

/** So many are kept of a source: a page has up to a thousand jobs, and pages come and go. */
const mostKept = 50;

/** What the pages of resources have read, for the view that has read less. */
export class ReadHistories {
  readonly changed: Emitter<void>["event"];
  readonly #changes = new Emitter<void>();
  readonly #bySource = new WeakMap<Source, Map<string, ReadHistory>>();

  constructor() {
    this.changed = this.#changes.event;
  }

  /** By resource ARN. */
  of(source: Source): ReadonlyMap<string, ReadHistory> {
    return this.#bySource.get(source) ?? new Map<string, ReadHistory>();
  }

  /** The ones that were read last stay. */
  put(source: Source, resourceArn: string, history: ReadHistory): void {
    const all = this.#bySource.get(source) ?? new Map<string, ReadHistory>();
    this.#bySource.set(source, all);
    const before = all.get(resourceArn);
    all.delete(resourceArn);
    all.set(resourceArn, history);
    const [oldest] = all.keys();
    if (all.size > mostKept && oldest !== undefined) all.delete(oldest);
    if (before === undefined || !saySame(before, history)) this.#changes.fire();
  }
}

/** A page that is polled says the same again and again: nobody has to look at all resources for that. */
function saySame(before: ReadHistory, after: ReadHistory): boolean {
  return (
    before.jobs.length === after.jobs.length &&
    before.jobs.every((job, at) => {
      const other = after.jobs[at];
      return job.id === other?.id && job.state === other.state;
    })
  );
}
