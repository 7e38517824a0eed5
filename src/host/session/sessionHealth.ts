import { Emitter } from "../../base/emitter";
import type { BackupError } from "../../domain/query/backupError";
import {
  type Health,
  type HealthKind,
  isOfIdentity,
  sessionTrouble,
} from "../../domain/session/health";

/**
 * Milliseconds between two recoveries from a trouble that only some requests may have, such as throttling: what is
 * tried again because others worked must not go on for ever.
 */
const betweenRecoveries = 30_000;

/** What the last requests of the session in use ended with, and since when. */
export class SessionHealth {
  /** Another kind, or another failure of it. */
  readonly changed: Emitter<Health>["event"];
  /** A request has worked after what stood in the way of all: what failed meanwhile may work, too. */
  readonly recovered: Emitter<void>["event"];
  /**
   * Files have changed that may mend what stands in the way: after they did, or when a request fails that was begun
   * before. It would not have seen them.
   */
  readonly mayBeMended: Emitter<void>["event"];
  readonly #changes = new Emitter<Health>();
  readonly #mends = new Emitter<void>();
  readonly #recoveries = new Emitter<void>();
  readonly #now: () => number;
  #health: Health;
  /** Requests that AWS refused, each until the same one works. */
  readonly #denied = new Map<string, BackupError>();
  /** Goes up with each request and each failure. */
  #tick = 0;
  #failedAt = 0;
  #recoveredAt = -Infinity;
  #filesChangedAt = 0;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
    this.changed = this.#changes.event;
    this.recovered = this.#recoveries.event;
    this.mayBeMended = this.#mends.event;
    this.#health = { kind: "unknown", since: now() };
  }

  get current(): Health {
    return this.#health;
  }

  /** Another session, of which nothing is known. */
  reset(): void {
    this.#denied.clear();
    this.#failedAt = ++this.#tick;
    this.#filesChangedAt = 0;
    this.#recoveredAt = -Infinity;
    this.#become("unknown");
  }

  /** Files have changed that credentials come from. */
  filesChanged(): void {
    this.#filesChangedAt = ++this.#tick;
    if (isOfIdentity(this.#health.kind)) this.#mends.fire();
  }

  /** A request begins. @returns to be called with its end; `request` names what was asked */
  begin(request: string): (error?: BackupError) => void {
    const began = ++this.#tick;
    return (error) => {
      this.#ended(request, began, error);
    };
  }

  dispose(): void {
    this.#changes.dispose();
    this.#recoveries.dispose();
    this.#mends.dispose();
  }

  #ended(request: string, began: number, error: BackupError | undefined): void {
    const trouble = error && sessionTrouble(error);
    if (trouble !== undefined) {
      // A quiet request says nothing of those that wait for the code, which the user may be typing.
      if (error?.reason !== "mfaNeeded") this.#failedAt = ++this.#tick;
      this.#become(trouble, error);
      if (isOfIdentity(trouble) && began < this.#filesChangedAt) this.#mends.fire();
      return;
    }
    if (error?.kind === "cancelled" || error?.kind === "unexpected") return;
    // Another account that a filter names is no matter of the session's own permissions.
    const isDenied = error?.kind === "accessDenied" && error.details.accountId === undefined;
    if (isDenied) this.#denied.set(request, error);
    else if (error === undefined) this.#denied.delete(request);
    // It says nothing of a failure that came after it was sent.
    if (began < this.#failedAt) return;
    this.#answered();
  }

  #answered(): void {
    const { kind } = this.#health;
    const [denied] = this.#denied.values();
    this.#become(denied === undefined ? "fine" : "denied", denied);
    if (kind === "fine" || kind === "denied" || kind === "unknown") return;
    const now = this.#now();
    if (!isOfIdentity(kind) && now - this.#recoveredAt < betweenRecoveries) return;
    this.#recoveredAt = now;
    this.#recoveries.fire();
  }

  #become(kind: HealthKind, error?: BackupError): void {
    const { kind: before, since, error: old } = this.#health;
    if (kind === before && error?.reason === old?.reason) return;
    this.#health = {
      kind,
      since: kind === before ? since : this.#now(),
      ...(error !== undefined && { error }),
    };
    this.#changes.fire(this.#health);
  }
}
