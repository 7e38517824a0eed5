import type { BackupError } from "../../domain/query/backupError";
import { BackupError as Failure } from "../../domain/query/backupError";
import type { ProtectionGateway } from "../../domain/query/protectionGateway";
import { asBackupError } from "../../domain/query/queryCursor";
import { PointDescriptions, type PointDescriptionsOptions } from "./pointDescriptions";
import type { ResourcePoint } from "../../domain/resource/protectedResource";

export interface ResourcePointsOptions extends PointDescriptionsOptions {
  readonly gateway: PointDescriptionsOptions["gateway"] &
    Pick<ProtectionGateway, "listRecoveryPointsByResource">;
  readonly resourceArn: string;
  /** MaxResults. */
  readonly pageSize: number;
}

/** The recovery points of a resource, page by page, one request at a time. Failures are a state, never rejections. */
export class ResourcePoints {
  /** What is known beside the list of those that came into sight. */
  readonly descriptions: PointDescriptions;
  readonly #options: ResourcePointsOptions;
  #points = new Map<string, ResourcePoint>();
  #tokens = new Set<string>();
  #nextToken: string | undefined;
  #asked = false;
  #error: BackupError | undefined;
  #loading: Promise<void> | undefined;

  constructor(options: ResourcePointsOptions) {
    this.#options = options;
    this.descriptions = new PointDescriptions(options);
  }

  /** Each once, the newest first; undated ones last. */
  get points(): readonly ResourcePoint[] {
    return [...this.#points.values()].sort(
      (a, b) => (b.creationDate ?? -Infinity) - (a.creationDate ?? -Infinity),
    );
  }

  /** A page has come. */
  get asked(): boolean {
    return this.#asked;
  }

  get hasMore(): boolean {
    return this.#nextToken !== undefined;
  }

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  get error(): BackupError | undefined {
    return this.#error;
  }

  /** Asks for the first page until it has come, and goes on with what failed. */
  open(): Promise<void> {
    this.descriptions.retry();
    return this.#asked ? Promise.resolve() : this.loadMore();
  }

  /** One of them is in sight. */
  async seen(recoveryPointArn: string): Promise<void> {
    const point = this.#points.get(recoveryPointArn);
    if (point !== undefined) await this.descriptions.describe(point);
  }

  /** Does again what failed: of the list, or of what is known beside it. */
  retry(part: "point" | "expiry"): Promise<void> {
    if (part === "point") return this.loadMore();
    this.descriptions.retry();
    return Promise.resolve();
  }

  /** Asks for the next page; for the first one until it has come. */
  loadMore(): Promise<void> {
    if (this.#asked && !this.hasMore) return Promise.resolve();
    return this.#once(() => this.#load());
  }

  /** Begins again; the old points stay until the first page is there. */
  refresh(): Promise<void> {
    this.descriptions.refresh();
    return this.#once(() => {
      this.#nextToken = undefined;
      this.#tokens = new Set();
      return this.#load({ replaces: true });
    });
  }

  #once(work: () => Promise<void>): Promise<void> {
    this.#loading ??= work().finally(() => {
      this.#loading = undefined;
      this.#options.changed();
    });
    this.#options.changed();
    return this.#loading;
  }

  async #load({ replaces = false } = {}): Promise<void> {
    const { gateway, resourceArn, pageSize, signal } = this.#options;
    const token = this.#nextToken;
    const page = { maxResults: pageSize, ...(token !== undefined && { nextToken: token }) };
    try {
      const { items, nextToken } = await gateway.listRecoveryPointsByResource(
        resourceArn,
        page,
        signal,
      );
      if (nextToken !== undefined && this.#tokens.has(nextToken)) {
        throw new Failure("nextTokenRejected", { detail: "repeated" });
      }
      if (nextToken !== undefined) this.#tokens.add(nextToken);
      if (replaces) this.#points = new Map();
      for (const point of items) this.#points.set(point.recoveryPointArn, point);
      this.#nextToken = nextToken;
      this.#asked = true;
      this.#error = undefined;
    } catch (error) {
      this.#failed(asBackupError(error));
    }
  }

  /** A token that AWS refuses is not sent again: the next load begins with the first page. */
  #failed(error: BackupError): void {
    this.#error = error;
    if (error.kind !== "pageExpired") return;
    this.#nextToken = undefined;
    this.#tokens = new Set();
    this.#asked = false;
  }
}
