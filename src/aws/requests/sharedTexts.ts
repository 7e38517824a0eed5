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
    const end = json.plainEnd();
    if (end === undefined) return json.unusualText();
    json.at = end + 1;
    const slot = json.plain.hash(start, end) & (slots - 1);
    const known = this.#texts[slot] ?? "";
    if (json.isText(known, start, end)) return known;
    const text = json.ascii(start, end);
    if (text.length <= longest) this.#texts[slot] = text;
    return text;
  }
}
