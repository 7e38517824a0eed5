import { oneLine } from "../text/plainText";
import { listed } from "../text/listed";
import type { NodeRow } from "../tree/treeNode";
import type { ResourcesEntry } from "./resourcesEntry";
import type { RegionsFoldNode } from "./resourcesNode";

const icons: Readonly<Record<RegionsFoldNode["about"], string>> = {
  loading: "loading~spin",
  refusing: "circle-slash",
  empty: "dash",
};

/** A row of the Regions of a profile that have none of their own. */
export function regionsFoldRow(
  { id, about }: RegionsFoldNode,
  regions: readonly ResourcesEntry[],
): NodeRow {
  const label = labelOf(about, regions.length);
  return {
    id,
    label,
    icon: { id: icons[about] },
    expandable: false,
    capabilities: [],
    accessibleLabel: label,
  };
}

/** Names the Regions; plain text. */
export function regionsFoldTooltip(
  { about }: RegionsFoldNode,
  regions: readonly ResourcesEntry[],
): string {
  const names = regions.map(({ shown }) => oneLine(shown.session?.region ?? shown.name, 60));
  return `${labelOf(about, regions.length)}: ${listed(names, "and")}`;
}

function labelOf(about: RegionsFoldNode["about"], count: number): string {
  const regions = count === 1 ? "1 Region" : `${count} Regions`;
  switch (about) {
    case "loading":
      return count === 0 ? "Loading Regions…" : `Loading ${regions}…`;
    case "refusing":
      return `${regions} ${count === 1 ? "refuses" : "refuse"}`;
    case "empty":
      return `${regions} without resources`;
  }
}
