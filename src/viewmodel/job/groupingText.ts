import type { Grouping } from "../../domain/job/jobKinds";

/** What each grouping is called, in lists and in the settings editor. */
export const groupingTexts: Readonly<Record<Grouping, string>> = {
  stateVault: "State, Then Vault",
  vaultState: "Vault, Then State",
  resourceTypeState: "Resource Type, Then State",
  dayState: "Day, Then State",
  planState: "Plan, Then State",
  accountState: "Account, Then State",
  category: "Message Category",
  resultState: "Result, Then State",
  none: "No Groups",
};
