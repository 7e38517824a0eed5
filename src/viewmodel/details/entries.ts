import type { Field, Notice } from "../../protocol/jobDetails";
import { blockText } from "../text/blockText";
import { shownValue } from "./fields";
import type { PartContext } from "./partContext";

type Entries = NonNullable<Field["entries"]>;

const maxEntries = 500;
const maxValue = 10_000;

/** A map, and a sentence where it has more than a page shows; no field for an empty one. */
export function entriesField(
  name: {
    readonly key: string;
    readonly label: string;
    readonly one: string;
    readonly many: string;
  },
  map: Readonly<Record<string, string>>,
  { formats }: Pick<PartContext, "formats">,
): { readonly field: Field | undefined; readonly notices: readonly Notice[] } {
  const { key, label, one, many } = name;
  const counted = (count: number): string => `${formats.count(count)} ${count === 1 ? one : many}`;
  const { entries, hidden } = entriesOf(map);
  if (entries.length === 0) return { field: undefined, notices: [] };
  const field = { key, label, value: counted(entries.length + hidden), entries, actions: [] };
  const text = `Shows the first ${counted(entries.length)}. ${formats.count(hidden)} more ${hidden === 1 ? "is" : "are"} not shown.`;
  return { field, notices: hidden === 0 ? [] : [{ kind: "information", text, actions: [] }] };
}

/** Names and values, as text; how many of them are left out where there are too many. */
function entriesOf(map: Readonly<Record<string, string>>): {
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
