import type { Dimension } from "./jobDimension";
import type { Grouping } from "./jobKinds";

const dimensions: Readonly<Record<Grouping, readonly Dimension[]>> = {
  stateVault: ["state", "vault"],
  vaultState: ["vault", "state"],
  resourceTypeState: ["resourceType", "state"],
  dayState: ["day", "state"],
  planState: ["plan", "state"],
  accountState: ["account", "state"],
  category: ["category"],
  resultState: ["result", "state"],
  none: [],
};

/** The dimensions of a grouping, outermost first. */
export function dimensionsOf(grouping: Grouping): readonly Dimension[] {
  return dimensions[grouping];
}
