import type { Job } from "../../domain/job/job";
import type { RecoveryPoint } from "../../domain/job/recoveryPoint";
import { pointPlace } from "../../domain/protection/pointPlace";
import type { BackupError } from "../../domain/query/backupError";
import type { Source } from "../../domain/session/source";
import { OnRequest, type Requested } from "./onRequest";

export interface JobPointOptions {
  readonly source: Source;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly changed: () => void;
  /** The account that the page asks for by name. */
  readonly accountId: string | undefined;
}

/** A recovery point as AWS told of it at a time. */
export interface PointAnswer {
  readonly point: RecoveryPoint;
  /** Milliseconds since the epoch. */
  readonly asOf: number;
}

/** The recovery point of a job, which may have changed or gone since. Asked for when the user wants to know. */
export class JobPoint {
  readonly #options: JobPointOptions;
  readonly #request: OnRequest<PointAnswer>;

  constructor(options: JobPointOptions) {
    this.#options = options;
    this.#request = new OnRequest(options);
  }

  get state(): Requested<PointAnswer> {
    return this.#request.state;
  }

  /** That it is gone is an answer, not a failure. */
  get error(): BackupError | undefined {
    const { error } = this.#request;
    return error?.kind === "notFound" ? undefined : error;
  }

  /** Asks nothing where the session can't ask. */
  async load(job: Job): Promise<void> {
    const { source, signal, now, accountId } = this.#options;
    const { region } = source.session;
    const place = pointPlace(job, { region, namedAccountId: accountId });
    if (place?.type !== "here") return;
    await this.#request.load(async () => {
      const point = await source.gateway.describeRecoveryPoint(place, signal);
      return { point, asOf: now() };
    });
  }

  /** Asks again, where the user has asked. */
  async refresh(job: Job): Promise<void> {
    if (this.state.state !== "notAsked") await this.load(job);
  }
}
