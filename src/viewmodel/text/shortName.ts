import { lazily } from "../../base/lazily";

/** How many characters of a name a row has room for: the first ones and the last ones, with an ellipsis between them. */
export interface NameRoom {
  readonly first: number;
  readonly last: number;
}

/** To make one takes milliseconds (measured). */
const segmenter = lazily(() => new Intl.Segmenter());

/**
 * A name that leaves room for what comes after it: names differ at their beginnings and at their ends, so a longer one is
 * shortened in the middle. What a person takes for one character stays whole (surrogate pairs, combining marks).
 * @param name of one line, and bounded
 */
export function shortName(name: string, { first, last }: NameRoom): string {
  if (name.length <= first + 1 + last) return name;
  const characters = [...segmenter().segment(name)].map(({ segment }) => segment);
  if (characters.length <= first + 1 + last) return name;
  return `${characters.slice(0, first).join("")}…${characters.slice(-last).join("")}`;
}
