import type { JsonBytes } from "./jsonBytes";

/** Texts that are kept; one takes the place of another of the same hash, so nothing grows. */
const slots = 8192;
/** Characters; longer texts are seldom the same, and not kept. */
const longest = 500;

/** One string for each text that jobs repeat, found by its bytes: a text that is known is not made again. */
export class SharedTexts {
  readonly #texts: string[] = new Array<string>(slots).fill("");

  /** The text between the quotes that come next. */
  take(json: JsonBytes): string {
    const start = json.at + 1;
    const hash = json.hashPlainText();
    if (hash === undefined) return json.unusualText();
    const slot = (hash ^ (hash >>> 16)) & (slots - 1);
    const end = json.at - 1;
    const known = this.#texts[slot] ?? "";
    if (json.isText(known, start, end)) return known;
    const text = json.ascii(start, end);
    if (text.length <= longest) this.#texts[slot] = text;
    return text;
  }
}
