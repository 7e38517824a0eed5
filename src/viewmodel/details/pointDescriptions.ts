import { parseArn } from "../../domain/arn/arn";
import type { RecoveryPoint } from "../../domain/job/recoveryPoint";
import type { BackupError } from "../../domain/query/backupError";
import type { JobGateway } from "../../domain/query/jobGateway";
import { asBackupError } from "../../domain/query/queryCursor";
import type { ResourcePoint } from "../../domain/resource/protectedResource";

export interface PointDescriptionsOptions {
  readonly gateway: Pick<JobGateway, "describeRecoveryPoint">;
  /** The session's. */
  readonly region: string;
  /** The account that requests must name: another's. Nothing is asked about its recovery points. */
  readonly accountId: string | undefined;
  readonly signal: AbortSignal;
  /** Something reads differently. */
  readonly changed: () => void;
}

/**
 * What the list of a resource's recovery points does not tell, such as when they expire: one request for each, once it is
 * in sight. After a failure no other is asked for until the user wants that. Never rejects.
 */
export class PointDescriptions {
  readonly #options: PointDescriptionsOptions;
  readonly #known = new Map<string, RecoveryPoint | "gone">();
  /** Since the page was opened or refreshed. */
  readonly #asked = new Set<string>();
  #error: BackupError | undefined;

  constructor(options: PointDescriptionsOptions) {
    this.#options = options;
  }

  /** Why nothing more is asked for. */
  get error(): BackupError | undefined {
    return this.#error;
  }

  /** What AWS last told of a recovery point. */
  of(recoveryPointArn: string): RecoveryPoint | "gone" | undefined {
    return this.#known.get(recoveryPointArn);
  }

  /** True for one that is to be asked for when it comes into sight. */
  isWanted({ recoveryPointArn, vaultName }: ResourcePoint): boolean {
    const { region, accountId } = this.#options;
    if (vaultName === undefined || accountId !== undefined || this.#error !== undefined)
      return false;
    const place = parseArn(recoveryPointArn)?.region;
    return (place === "" || place === region) && !this.#asked.has(recoveryPointArn);
  }

  /** A recovery point is in sight. */
  async describe(point: ResourcePoint): Promise<void> {
    if (!this.isWanted(point)) return;
    const { recoveryPointArn: arn, vaultName = "" } = point;
    const { gateway, signal, changed } = this.#options;
    this.#asked.add(arn);
    try {
      this.#known.set(arn, await gateway.describeRecoveryPoint({ arn, vaultName }, signal));
    } catch (error) {
      const failure = asBackupError(error);
      if (failure.kind === "notFound") this.#known.set(arn, "gone");
      else {
        this.#asked.delete(arn);
        this.#error = failure;
      }
    }
    changed();
  }

  /** Those in sight are asked for again; what is known stays until then. */
  refresh(): void {
    this.#asked.clear();
    this.retry();
  }

  /** Goes on after a failure. */
  retry(): void {
    this.#error = undefined;
    this.#options.changed();
  }
}
