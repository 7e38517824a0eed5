import type { WireObject } from "./wire";

/** A backup plan as the account holds it. */
export interface HeldPlan {
  readonly planId: string;
  /** BackupPlan of the API: the name and the rules. */
  readonly record: WireObject;
  /** Milliseconds. */
  readonly created: number;
  /** Milliseconds: from then on it has a DeletionDate. */
  readonly deleted?: number;
  readonly selections: readonly HeldSelection[];
}

export interface HeldSelection {
  readonly selectionId: string;
  /** Milliseconds; when the plan was created unless told. */
  readonly created?: number;
  /** BackupSelection of the API. */
  readonly record: WireObject;
}
