import type { BackupError } from "../../domain/query/backupError";
import type { Watch } from "../../domain/live/watch";
import type { WatchAnswer } from "../../domain/live/watchAnswer";

/** Why a watch has ended without its job. */
export type WatchLoss =
  /** The session was removed, or another profile was selected. */
  | "sessionLeft"
  /** The profile is not in the AWS config files any more. */
  | "profileMissing"
  /** AWS Backup does not know the job: it lists no job for longer than some 30 days. */
  | "jobUnknown";

/** What there is to say of a watched job. */
export interface WatchFacts {
  readonly watch: Watch;
  /** What its session is called. Untrusted text. */
  readonly sessionName: string;
  /** Undefined until AWS has answered. */
  readonly answer: WatchAnswer | undefined;
  /** When it did last, in milliseconds since the epoch. */
  readonly answeredAt: number | undefined;
  /** Why AWS did not answer last. */
  readonly error: BackupError | undefined;
  /** It is watched no more. */
  readonly loss: WatchLoss | undefined;
}
