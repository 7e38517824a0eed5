import type { Dimension } from "../job/jobDimension";
import type { DaySplits } from "./daySplits";
import type { LoadedJobs } from "./loadedJobs";
import type { Regrouping } from "./regrouping";

/** Jobs that are placed in new groups in one go: some ten milliseconds (measured). */
const placedAtOnce = 5000;

export interface RegroupRequest {
  /** What the groups are to be made by, outermost first. */
  readonly dimensions: readonly Dimension[];
  /** Resolves when others had their turn. */
  readonly nextTask: () => Promise<void>;
  /** The new groups stand: at once for some thousand jobs, later for more, never where others were asked for. */
  readonly done: () => void;
}

/** Makes the groups of loaded jobs by other dimensions, slice by slice; what is asked for last is made. */
export class Regroupings {
  readonly #jobs: LoadedJobs;
  readonly #splits: DaySplits;
  readonly #signal: AbortSignal;
  #underWay: Regrouping | undefined;

  /** @param signal aborted: nothing is made any more */
  constructor(jobs: LoadedJobs, splits: DaySplits, signal: AbortSignal) {
    this.#jobs = jobs;
    this.#splits = splits;
    this.#signal = signal;
  }

  make({ dimensions, nextTask, done }: RegroupRequest): void {
    const regrouping = this.#jobs.regrouping(dimensions);
    this.#underWay = regrouping;
    const goOn = (): void => {
      if (this.#signal.aborted || this.#underWay !== regrouping) return;
      if (regrouping.place(placedAtOnce)) {
        void nextTask().then(goOn);
        return;
      }
      this.#underWay = undefined;
      this.#jobs.take(regrouping);
      this.#splits.decide();
      done();
    };
    goOn();
  }
}
