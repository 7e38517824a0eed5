/** Which loaded jobs a group holds: those that match every member that is set. The root holds all. */
export interface GroupPath {
  /** A display state, see jobState.ts; not always a state of the API. */
  readonly state?: string;
  /** Key of a vault, see vault.ts. */
  readonly vault?: string;
  /** ISO date in the user's zone, or "" for jobs without a creation date. */
  readonly day?: string;
}
