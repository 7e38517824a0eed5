import type { Credential } from "../../support/endpoint/authentication";

/** Every profile of the shared endpoint, and its account there; the first is the one that is signed in. */
export const PROFILES = {
  demo: "demo",
  small: "small",
  empty: "empty",
  hostile: "hostile",
  medium: "generated:150:60",
  large: "generated:900:60",
  busyDay: "generated:1000:60:1",
} as const;

export type Profile = keyof typeof PROFILES;

/** What globalSetup.ts starts for each window: one endpoint, one VS Code server with the package. */
export interface Stage {
  /** Of the workbench. */
  readonly url: string;
  readonly workspace: string;
  readonly controlUrl: string;
  readonly region: string;
  /** One for each profile, in their order. */
  readonly credentials: readonly Credential[];
}
