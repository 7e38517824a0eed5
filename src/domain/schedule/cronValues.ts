/** What a field of a cron expression counts. */
export interface FieldRange {
  readonly least: number;
  readonly most: number;
  /** In the order of the numbers, the first for `least`; upper case. */
  readonly names?: readonly string[];
}

/**
 * The numbers of a field: lists, ranges, names and steps (1/10: from 1 on every tenth; * begins at the least).
 * undefined for what AWS does not document, a range that ends before it begins (22-2) included.
 */
export function readValues(text: string, range: FieldRange): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const span = readSpan(part, range);
    if (span === undefined) return undefined;
    for (let value = span.from; value <= span.to; value += span.step) values.add(value);
  }
  return values;
}

/** A number or a name. */
export function readValue(
  text: string,
  { least, most, names = [] }: FieldRange,
): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return least + named;
  if (!/^\d{1,4}$/.test(text) || text.length > String(most).length) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

function readSpan(part: string, range: FieldRange) {
  const [, start = "", end, every] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d{1,4}))?$/.exec(part) ?? [];
  const step = Number(every ?? 1);
  if (step === 0) return undefined;
  if (start === "*")
    return end === undefined ? { from: range.least, to: range.most, step } : undefined;
  const from = readValue(start, range);
  // Without an end, a step goes on to the last number.
  const to = end === undefined ? (every === undefined ? from : range.most) : readValue(end, range);
  return from === undefined || to === undefined || from > to ? undefined : { from, to, step };
}
