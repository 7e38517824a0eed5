import { UnderWay } from "../../base/underWay";
import { BackupError } from "../query/backupError";
import { drainPageSize } from "../query/cursorSet";
import type { ProtectionGateway } from "../query/protectionGateway";
import { asBackupError } from "../query/queryCursor";
import type { ProtectedResource } from "../resource/protectedResource";

export interface ResourcePagesOptions {
  readonly gateway: Pick<ProtectionGateway, "listProtectedResources">;
  /** Ends all requests; nothing is taken in afterwards. */
  readonly signal: AbortSignal;
  /** Something reads differently: a page came, loading began or ended. */
  readonly changed: () => void;
}

/** AWS refused or repeated a token: so often the list is begun again, then that is a failure. */
const mostRestarts = 1;

/** The pages of ListProtectedResources. Failures are a state ({@link error}), never rejections. */
export class ResourcePages {
  readonly #options: ResourcePagesOptions;
  readonly #underWay = new UnderWay<undefined>();
  #byArn = new Map<string, ProtectedResource>();
  #resources: readonly ProtectedResource[] | undefined;
  #nextToken: string | undefined;
  #tokens = new Set<string>();
  #restarts = 0;
  #pages = 0;
  #error: BackupError | undefined;

  constructor(options: ResourcePagesOptions) {
    this.#options = options;
  }

  /** Each once; the same array until something changes. */
  get resources(): readonly ProtectedResource[] {
    this.#resources ??= [...this.#byArn.values()];
    return this.#resources;
  }

  of(resourceArn: string): ProtectedResource | undefined {
    return this.#byArn.get(resourceArn);
  }

  /** True once a page has come. */
  get isAsked(): boolean {
    return this.#pages > 0;
  }

  get hasMore(): boolean {
    return this.#nextToken !== undefined;
  }

  get isComplete(): boolean {
    return this.isAsked && !this.hasMore;
  }

  get isLoading(): boolean {
    return this.#underWay.get("") !== undefined;
  }

  /** Why the last load ended before it was done. */
  get error(): BackupError | undefined {
    return this.#error;
  }

  /** Asks for the first page, unless that was done. */
  async open(): Promise<void> {
    if (!this.isAsked) await this.loadMore();
  }

  /** Asks for the next page. */
  loadMore(): Promise<undefined> {
    return this.#once(async () => {
      await this.#loadPage(this.#options.signal);
    });
  }

  /** Asks for all pages that are left. What came before a cancel stays. */
  loadAll(cancel: AbortSignal): Promise<undefined> {
    return this.#once(async () => {
      const either = AbortSignal.any([cancel, this.#options.signal]);
      while (!this.isComplete && !either.aborted) {
        if (!(await this.#loadPage(either))) return;
      }
    });
  }

  /** Reads again as many pages as were read; the old ones stay until all are there. */
  refresh(): Promise<undefined> {
    if (!this.isAsked) return this.loadMore();
    return this.#once(async () => {
      const again = new ResourcePages({ ...this.#options, changed: () => undefined });
      const pages = this.#pages;
      for (let page = 0; page < pages && (page === 0 || again.hasMore); page++) {
        await again.loadMore();
        if (again.error !== undefined) break;
      }
      this.#error = again.error;
      if (again.error === undefined && !this.#options.signal.aborted) this.#take(again);
    });
  }

  #take(other: ResourcePages): void {
    this.#byArn = other.#byArn;
    this.#nextToken = other.#nextToken;
    this.#tokens = other.#tokens;
    this.#pages = other.#pages;
    this.#resources = undefined;
  }

  #once(work: () => Promise<void>): Promise<undefined> {
    const joined = this.#underWay.join("", async () => {
      this.#error = undefined;
      await work();
      return undefined;
    });
    this.#changed();
    return joined.finally(() => {
      this.#changed();
    });
  }

  /** @returns false where it failed or was cancelled */
  async #loadPage(signal: AbortSignal): Promise<boolean> {
    const sent = this.#nextToken;
    if (this.isAsked && sent === undefined) return true;
    try {
      const { items, nextToken } = await this.#options.gateway.listProtectedResources(
        { maxResults: drainPageSize, ...(sent !== undefined && { nextToken: sent }) },
        signal,
      );
      if (signal.aborted) return false;
      if (nextToken !== undefined && this.#tokens.has(nextToken)) {
        throw new BackupError("nextTokenRejected", { detail: "repeated" });
      }
      this.#put(items, nextToken);
      return true;
    } catch (error) {
      return this.#failed(asBackupError(error), signal);
    }
  }

  #put(items: readonly ProtectedResource[], nextToken: string | undefined): void {
    for (const item of items) this.#byArn.set(item.resourceArn, item);
    if (nextToken !== undefined) this.#tokens.add(nextToken);
    this.#nextToken = nextToken;
    this.#resources = undefined;
    this.#pages++;
    this.#changed();
  }

  async #failed(error: BackupError, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted || error.kind === "cancelled") return false;
    if (error.kind === "pageExpired" && this.isAsked && this.#restarts < mostRestarts) {
      this.#restarts++;
      this.#nextToken = undefined;
      this.#tokens = new Set();
      this.#pages = 0;
      return this.#loadPage(signal);
    }
    this.#error = error;
    return false;
  }

  #changed(): void {
    if (!this.#options.signal.aborted) this.#options.changed();
  }
}
