export interface RecentAnswersOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds for which an answer counts. */
  readonly keptFor: number;
  /** So many answers are kept at most, the newest. */
  readonly most: number;
}

interface UnderWay<T> {
  readonly owner: object;
  readonly key: string;
  readonly abort: AbortController;
  readonly answer: Promise<T>;
  /** Those who wait and have not given up. */
  waiting: number;
}

/**
 * Answers that are used again for a while. One request is under way at a time: the same question joins
 * it, another one ends it. Failures are not kept. Who was asked owns the answer: the same question to another is
 * another question.
 */
export class RecentAnswers<T> {
  readonly #options: RecentAnswersOptions;
  readonly #answers = new Map<
    string,
    { readonly owner: object; readonly answer: T; readonly at: number }
  >();
  readonly #numbers = new WeakMap<object, number>();
  #owners = 0;
  #underWay: UnderWay<T> | undefined;

  constructor(options: RecentAnswersOptions) {
    this.#options = options;
  }

  /**
   * @param owner who is asked
   * @param signal ends the request unless somebody else waits for the same answer
   */
  ask(
    owner: object,
    question: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const key = `${this.#numberOf(owner)} ${question}`;
    const known = this.#answers.get(key);
    const { now, keptFor } = this.#options;
    if (known !== undefined && Math.abs(now() - known.at) < keptFor) {
      return Promise.resolve(known.answer);
    }
    const underWay = this.#underWay?.key === key ? this.#underWay : this.#begin(owner, key, work);
    underWay.waiting++;
    const giveUp = (): void => {
      if (--underWay.waiting > 0) return;
      underWay.abort.abort();
      // Who asks now begins anew.
      if (this.#underWay === underWay) this.#underWay = undefined;
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
    return underWay.answer.finally(() => {
      signal.removeEventListener("abort", giveUp);
    });
  }

  /** Forgets what all but these owners answered, also what is under way. */
  retain(owners: readonly object[]): void {
    for (const [key, { owner }] of this.#answers) {
      if (!owners.includes(owner)) this.#answers.delete(key);
    }
    if (this.#underWay === undefined || owners.includes(this.#underWay.owner)) return;
    this.#underWay.abort.abort();
    this.#underWay = undefined;
  }

  #numberOf(owner: object): number {
    const number = this.#numbers.get(owner) ?? ++this.#owners;
    this.#numbers.set(owner, number);
    return number;
  }

  #begin(owner: object, key: string, work: (signal: AbortSignal) => Promise<T>): UnderWay<T> {
    this.#underWay?.abort.abort();
    const abort = new AbortController();
    const underWay: UnderWay<T> = {
      owner,
      key,
      abort,
      answer: this.#settle({ owner, key, abort }, work),
      waiting: 0,
    };
    this.#underWay = underWay;
    return underWay;
  }

  async #settle(
    { owner, key, abort: { signal } }: Pick<UnderWay<T>, "owner" | "key" | "abort">,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    try {
      const answer = await work(signal);
      if (!signal.aborted) this.#keep(owner, key, answer);
      return answer;
    } finally {
      if (this.#underWay?.abort.signal === signal) this.#underWay = undefined;
    }
  }

  #keep(owner: object, key: string, answer: T): void {
    this.#answers.delete(key);
    this.#answers.set(key, { owner, answer, at: this.#options.now() });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#options.most && oldest !== undefined) {
      this.#answers.delete(oldest);
    }
  }
}
