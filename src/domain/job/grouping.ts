import type { ViewKind } from "./job";
import type { Dimension } from "./jobDimension";

/** How a view groups its jobs, outermost first: *State › Vault*, *Vault › State* … */
export type Grouping =
  | "stateVault"
  | "vaultState"
  | "resourceTypeState"
  | "dayState"
  | "planState"
  | "category"
  | "none";

const dimensions: Readonly<Record<Grouping, readonly Dimension[]>> = {
  stateVault: ["state", "vault"],
  vaultState: ["vault", "state"],
  resourceTypeState: ["resourceType", "state"],
  dayState: ["day", "state"],
  planState: ["plan", "state"],
  category: ["category"],
  none: [],
};

const all: readonly Grouping[] = [
  "stateVault",
  "vaultState",
  "resourceTypeState",
  "dayState",
  "planState",
  "category",
  "none",
];

/** The groupings that tell jobs of a kind apart: restore jobs have no message category. */
export function groupingsOf(kind: ViewKind): readonly Grouping[] {
  return kind === "backup" ? all : all.filter((grouping) => grouping !== "category");
}

export function isGrouping(value: unknown, kind: ViewKind): value is Grouping {
  return groupingsOf(kind).some((grouping) => grouping === value);
}

export function dimensionsOf(grouping: Grouping): readonly Dimension[] {
  return dimensions[grouping];
}
