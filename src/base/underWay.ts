/** Work that is under way, by key. Who asks for the same work joins it; what is over is forgotten, failed or not. */
export class UnderWay<T> {
  readonly #promises = new Map<string, Promise<T>>();

  get(key: string): Promise<T> | undefined {
    return this.#promises.get(key);
  }

  /** Joins the work of this key, or begins it. */
  join(key: string, work: () => Promise<T>): Promise<T> {
    const underWay = this.#promises.get(key);
    if (underWay !== undefined) return underWay;
    const promise = work().finally(() => this.#promises.delete(key));
    this.#promises.set(key, promise);
    return promise;
  }
}
