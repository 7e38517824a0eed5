/** A number in [0, 1) that depends on nothing but its arguments: the same on every machine and run. */
export function chanceOf(seed: number, ...salt: readonly number[]): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  for (const part of salt) {
    hash = Math.imul(hash ^ part ^ Math.floor(part / 4294967296), 0xc2b2ae35);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** A stream of pseudo-random values from a seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Whole numbers from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.next() * choices.length)];
    if (choice === undefined) {
      throw new Error("Nothing to pick from.");
    }
    return choice;
  }

  hex(digits: number): string {
    let text = "";
    while (text.length < digits) {
      text += this.#hex32();
    }
    return text.slice(0, digits);
  }

  guid(): string {
    const [a, b, c, d] = [this.#hex32(), this.#hex32(), this.#hex32(), this.#hex32()];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
  }

  /** Eight digits, put together from pairs: toString(16) is twenty times slower. */
  #hex32(): string {
    const bits = Math.floor(this.next() * 4294967296);
    return pair(bits >>> 24) + pair(bits >>> 16) + pair(bits >>> 8) + pair(bits);
  }
}

const pairs = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));

function pair(bits: number): string {
  return pairs[bits & 255] ?? "";
}
