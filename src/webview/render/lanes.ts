/** A text beside a point of a line. */
export interface Placed {
  readonly at: number;
  readonly text: string;
}

/** A letter's width as a share of a picture of 620 px; below that the picture goes without its words. */
const letter = 7 / 620;

/** The line that each text stands on, so that none covers another; undefined where there is no room. */
export function lanes(all: readonly Placed[], most: number): readonly (number | undefined)[] {
  const ends: number[] = [];
  const order = all.map((_, index) => index).sort((one, other) => at(one) - at(other));
  const found = new Map<number, number>();
  for (const index of order) {
    const [from, to] = extent(at(index), all[index]?.text ?? "");
    const free = [...Array(most).keys()].find((lane) => (ends[lane] ?? -1) < from);
    if (free === undefined) continue;
    ends[free] = to + letter;
    found.set(index, free);
  }
  return all.map((_, index) => found.get(index));

  function at(index: number): number {
    return all[index]?.at ?? 0;
  }
}

export type Anchor = "start" | "middle" | "end";

/** Words near an end of the picture stay inside it. */
export function anchorOf(at: number): Anchor {
  return at < 0.08 ? "start" : at > 0.92 ? "end" : "middle";
}

function extent(at: number, text: string): readonly [number, number] {
  const width = text.length * letter;
  switch (anchorOf(at)) {
    case "start":
      return [at, at + width];
    case "middle":
      return [at - width / 2, at + width / 2];
    case "end":
      return [at - width, at];
  }
}
