/** A text that begins at a point of a line, or ends there when it would stand out of the picture. */
export interface Placed {
  readonly at: number;
  readonly text: string;
}

/** A letter's width as a share of a picture of 620 px; a smaller picture goes without its words. */
const letter = 7 / 620;

/**
 * The line that each text stands on, so that none covers another; undefined where there is no room. From the
 * right, so that the text which gives way downwards is the left one: its stem passes before the other begins.
 */
export function lanes(all: readonly Placed[], most: number): readonly (number | undefined)[] {
  const begins: number[] = [];
  const found = new Map<Placed, number>();
  for (const placed of [...all].sort((one, other) => other.at - one.at)) {
    const [from, to] = extent(placed);
    const free = Array.from({ length: most }, (_, lane) => lane).find(
      (lane) => to + letter <= (begins[lane] ?? Infinity),
    );
    if (free === undefined) continue;
    begins[free] = from;
    found.set(placed, free);
  }
  return all.map((placed) => found.get(placed));
}

export function anchorOf({ at, text }: Placed): "start" | "end" {
  return at + text.length * letter > 1 ? "end" : "start";
}

function extent(placed: Placed): readonly [number, number] {
  const { at, text } = placed;
  const width = text.length * letter;
  return anchorOf(placed) === "start" ? [at, at + width] : [at - width, at];
}
