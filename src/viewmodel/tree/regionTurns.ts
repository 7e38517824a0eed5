import { Turns } from "../../base/turns";

/** So many Regions of a profile are asked at the same time: of thirty, those that come first are not to wait for all. */
const regionsAtOnce = 6;

/**
 * When the Regions of a profile may ask AWS. The first has a head start: what the SDK does before it sends a request
 * takes the processor as long as a short way to AWS, and six at once would share it.
 */
export class RegionTurns {
  readonly #turns = new Turns(regionsAtOnce);
  readonly #pause: () => Promise<void>;
  #headStart: Promise<void> | undefined;

  /** @param pause resolves when a Region that does not answer has had its head start */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#headStart === undefined) {
      const first = this.#turns.run(work);
      const ended = (): void => undefined;
      this.#headStart = Promise.race([first.then(ended, ended), this.#pause()]);
      return first;
    }
    await this.#headStart;
    return this.#turns.run(work);
  }
}
