/** The time by which jobs advance: the real one, or one that stands still until it is moved. */
export class Clock {
  #frozen: number | undefined;

  constructor(frozen?: number) {
    this.#frozen = frozen;
  }

  readonly now = (): number => this.#frozen ?? Date.now();

  set(time: number): void {
    this.#frozen = time;
  }

  /** Back to the real time. */
  run(): void {
    this.#frozen = undefined;
  }
}
