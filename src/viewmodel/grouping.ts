/** How a view groups its jobs: *State › Vault* or *Vault › State*. */
export type Grouping = "stateVault" | "vaultState";

export const groupings: readonly Grouping[] = ["stateVault", "vaultState"];

export function isGrouping(value: unknown): value is Grouping {
  return groupings.some((grouping) => grouping === value);
}
