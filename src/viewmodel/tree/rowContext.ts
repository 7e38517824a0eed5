import type { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import type { Formats } from "../text/formats";
import type { JobTreeOptions } from "./jobTreeOptions";
import type { TreeProjection } from "./treeProjection";

/** What rows are made from, beside their nodes. */
export interface RowContext {
  readonly projection: TreeProjection;
  readonly session: Session;
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly reloadError: BackupError | undefined;
  /** Long names give way to what comes after them. */
  readonly shortensNames: boolean;
  readonly isWatched: JobTreeOptions["isWatched"];
}
