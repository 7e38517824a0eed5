import type { ResourceProtection } from "../../domain/protection/protection";
import type { BackupError } from "../../domain/query/backupError";
import type { PlanReading } from "../../domain/resource/backupPlan";
import type { DescribedResource } from "../../domain/resource/protectedResource";
import type { JobsInput } from "./jobItems";
import type { Requested } from "./onRequest";
import type { ResourcePoints } from "./resourcePoints";

/** What is known of a resource and of what belongs to it. */
export interface KnownOfResource {
  readonly resourceArn: string;
  /** Undefined until its jobs are read, and where it has none. */
  readonly protection: ResourceProtection | undefined;
  /** Why it could not be worked out: a fault of ours. */
  readonly fault: BackupError | undefined;
  readonly history: JobsInput;
  readonly copies: JobsInput;
  readonly restores: JobsInput;
  /** The user looked at the related jobs. */
  readonly showsRelated: boolean;
  readonly resource: Requested<DescribedResource>;
  readonly points: Pick<
    ResourcePoints,
    "points" | "descriptions" | "asked" | "hasMore" | "isLoading" | "error"
  >;
  readonly planOf: (planArn: string) => PlanReading;
  readonly deniedActions: readonly string[];
  /** Hours, by resource type. */
  readonly freshness: ReadonlyMap<string, number>;
  readonly plansError: BackupError | undefined;
  readonly isBusy: boolean;
  /** When its jobs were last read; milliseconds since the epoch. */
  readonly asOf: number | undefined;
  /** Milliseconds until the page asks again by itself. */
  readonly nextRefresh: number | undefined;
}
