/** What lets others have their turn, and tells when nobody wants the result any more. */
export interface Turn {
  /** Resolves when others had their turn. */
  nextTask(): Promise<void>;
  isCancelled(): boolean;
}

/** A job looked at once counts 1: some milliseconds (measured). */
const workAtOnce = 2000;

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
