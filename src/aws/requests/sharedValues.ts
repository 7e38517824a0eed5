/** Distinct values that are kept; beyond it sharing starts anew, so that hostile data can't fill the memory. */
const capacity = 20_000;

/**
 * One copy of the values that many jobs repeat (vaults, roles, plans). Without it every job would
 * hold its own, because JSON.parse makes a new string for each.
 */
export class SharedValues<T> {
  readonly #values = new Map<string, T>();

  /** The value that was first given under the key. */
  get(key: string, value: T): T {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (this.#values.size >= capacity) this.#values.clear();
    this.#values.set(key, value);
    return value;
  }
}
