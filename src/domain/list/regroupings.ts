import type { Dimension } from "../job/jobDimension";
import type { DaySplits } from "./daySplits";
import type { LoadedJobs } from "./loadedJobs";
import type { Regrouping } from "./regrouping";

/** Jobs that are placed in new groups in one go: some ten milliseconds (measured). */
const placedAtOnce = 5000;

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

  /** @param done the new groups stand: at once for some thousand jobs, later for more */
  make(dimensions: readonly Dimension[], done: () => void): void {
    const regrouping = this.#jobs.regrouping(dimensions);
    this.#underWay = regrouping;
    const goOn = (): void => {
      if (this.#signal.aborted || this.#underWay !== regrouping) return;
      if (regrouping.place(placedAtOnce)) {
        setImmediate(goOn);
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
