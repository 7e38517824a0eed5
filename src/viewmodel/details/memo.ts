/** Makes a value again only when something that it is made from is another. */
export class Memo<T> {
  #made: { readonly from: readonly unknown[]; readonly value: T } | undefined;

  /** @param from arrays are the same when their elements are */
  get(from: readonly unknown[], make: () => T): T {
    if (this.#made === undefined || !isSame(this.#made.from, from)) {
      this.#made = { from, value: make() };
    }
    return this.#made.value;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return (
    a.length === b.length &&
    a.every((value, i) => {
      const other = b[i];
      return (
        value === other || (Array.isArray(value) && Array.isArray(other) && isSame(value, other))
      );
    })
  );
}
