/** What lets others have their turn, and tells when nobody wants the result any more. */
export interface Turn {
  /** Resolves when others had their turn. */
  nextTask(): Promise<void>;
  isCancelled(): boolean;
}

/** A job looked at once counts 1: some milliseconds (measured). */
const workAtOnce = 2000;

/** Work in steps: each tells how much it was, in jobs that are looked at. Many small ones may be told as one. */
export type Steps<T> = Generator<number, T, undefined>;

/** To tell of so many jobs at once costs less than to tell of each: others are the caller's to tell. */
export const jobsAtOnce = 200;

/** True where so many jobs are to be told. @param index of the job that was looked at */
export function isTold(index: number): boolean {
  return (index + 1) % jobsAtOnce === 0;
}

/** @returns undefined where it was cancelled */
export async function inSlices<T>(steps: Steps<T>, turn: Turn): Promise<T | undefined> {
  const slices = new Slices(turn);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (slices.isFull(step.value) && !(await slices.next())) return undefined;
  }
}

/** For little work. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Cuts a long work into tasks of some milliseconds, without asking a clock. */
export class Slices {
  readonly #turn: Turn;
  #done = 0;

  constructor(turn: Turn) {
    this.#turn = turn;
  }

  /** Counts work that was done. @returns true when it is enough for one task: {@link next} has to follow */
  isFull(work: number): boolean {
    this.#done += work;
    return this.#done >= workAtOnce;
  }

  /** @returns false when the work was cancelled meanwhile */
  async next(): Promise<boolean> {
    this.#done = 0;
    await this.#turn.nextTask();
    return !this.#turn.isCancelled();
  }
}
