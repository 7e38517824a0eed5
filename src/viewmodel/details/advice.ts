/** What the user can look at in the AWS console. */
export type CheckedThing = "role" | "key" | "vault" | "resource" | "plan";

/** What a cause usually means, and what to check. */
export interface Advice {
  readonly text: string;
  /** What the text says to check and the AWS console has a page for, the most likely first. */
  readonly check?: readonly CheckedThing[];
}
