import type { Field } from "../../protocol/jobDetails";
import { blockText } from "../blockText";
import { shownValue } from "./fields";

export type Entries = NonNullable<Field["entries"]>;

const maxEntries = 500;
const maxValue = 10_000;

/** Names and values of a map, as text; how many of them are left out where there are too many. */
export function entriesOf(map: Readonly<Record<string, string>>): {
  readonly entries: Entries;
  readonly hidden: number;
} {
  const all = Object.entries(map);
  const entries = all.slice(0, maxEntries).map(([name, value]) => {
    const { text, hidden } = blockText(value, maxValue);
    return {
      name: shownValue(name),
      value: `${text === "" ? "Blank" : text}${hidden > 0 ? "…" : ""}`,
    };
  });
  return { entries, hidden: all.length - entries.length };
}
