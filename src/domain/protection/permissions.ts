import { BackupError } from "../query/backupError";

/** Which actions AWS denies: the first request of each goes alone, so that a denial is met once and not by ten at a time. */
export class Permissions {
  readonly #denied = new Set<string>();
  readonly #first = new Map<string, Promise<unknown>>();

  /** For example backup:GetBackupPlan, in the order in which AWS denied them. */
  get denied(): readonly string[] {
    return [...this.#denied];
  }

  /** @returns "denied" without asking where AWS has denied the action before */
  async ask<T>(action: string, request: () => Promise<T>): Promise<T | "denied"> {
    const first = this.#first.get(action);
    if (first === undefined) {
      const asking = this.#ask(action, request);
      this.#first.set(
        action,
        asking.catch(() => undefined),
      );
      return asking;
    }
    await first;
    return this.#denied.has(action) ? "denied" : this.#ask(action, request);
  }

  async #ask<T>(action: string, request: () => Promise<T>): Promise<T | "denied"> {
    try {
      return await request();
    } catch (error) {
      // A role that can't be assumed is no denied action.
      if (!(error instanceof BackupError) || error.reason !== "accessDenied") throw error;
      this.#denied.add(action);
      return "denied";
    }
  }
}
