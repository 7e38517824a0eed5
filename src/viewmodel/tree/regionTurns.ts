/** So many Regions of a profile are asked at the same time: of thirty, those that come first are not to wait for all. */
const regionsAtOnce = 6;

interface Waiting {
  readonly region: string;
  readonly resume: () => void;
}

/**
 * When the Regions of a profile may ask AWS, in all views together. The first has a head start: what the SDK does before
 * it sends a request takes the processor as long as a short way to AWS, and six at once would share it.
 */
export class RegionTurns {
  readonly #pause: () => Promise<void>;
  #first: string | undefined;
  #headStart = Promise.resolve();
  /** How much work is under way in a Region. */
  readonly #underWay = new Map<string, number>();
  #waiting: readonly Waiting[] = [];

  /** @param pause resolves when a Region that does not answer has had its head start */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** Does work in a Region when there is a place; work in a Region that has one joins it. */
  async run<T>(region: string, work: () => Promise<T>): Promise<T> {
    if (this.#first === undefined) {
      this.#first = region;
      const first = this.#inTurn(region, work);
      const ended = (): void => undefined;
      this.#headStart = Promise.race([first.then(ended, ended), this.#pause()]);
      return first;
    }
    if (region !== this.#first) await this.#headStart;
    return this.#inTurn(region, work);
  }

  async #inTurn<T>(region: string, work: () => Promise<T>): Promise<T> {
    if (this.#underWay.has(region) || this.#underWay.size < regionsAtOnce) this.#enter(region);
    else {
      // Whoever lets it go on has entered for it, so that nobody gets in between.
      await new Promise<void>((resume) => {
        this.#waiting = [...this.#waiting, { region, resume }];
      });
    }
    try {
      return await work();
    } finally {
      this.#leave(region);
    }
  }

  #enter(region: string): void {
    this.#underWay.set(region, (this.#underWay.get(region) ?? 0) + 1);
  }

  #leave(region: string): void {
    const others = (this.#underWay.get(region) ?? 1) - 1;
    if (others > 0) {
      this.#underWay.set(region, others);
      return;
    }
    this.#underWay.delete(region);
    const [next] = this.#waiting;
    const now = this.#waiting.filter((each) => each.region === next?.region);
    this.#waiting = this.#waiting.filter((each) => !now.includes(each));
    for (const each of now) {
      this.#enter(each.region);
      each.resume();
    }
  }
}
