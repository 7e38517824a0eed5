import type { BackupError } from "../../domain/query/backupError";
import { asBackupError } from "../../domain/query/queryCursor";

/** What is known of something that AWS is asked for only when the user wants it. */
export type Requested<T> =
  | { readonly state: "notAsked" }
  | { readonly state: "loading" }
  | { readonly state: "shown"; readonly value: T }
  | { readonly state: "failed"; readonly error: BackupError };

/** Asks AWS when the user wants it, one request at a time. Never rejects. */
export class OnRequest<T> {
  readonly #changed: () => void;
  #state: Requested<T> = { state: "notAsked" };
  #isAsking = false;

  constructor({ changed }: { readonly changed: () => void }) {
    this.#changed = changed;
  }

  get state(): Requested<T> {
    return this.#state;
  }

  get error(): BackupError | undefined {
    return this.#state.state === "failed" ? this.#state.error : undefined;
  }

  /** What is shown stays until the answer is in. */
  async load(ask: () => Promise<T>): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    if (this.#state.state !== "shown") this.#set({ state: "loading" });
    try {
      const value = await ask();
      this.#set({ state: "shown", value });
    } catch (error) {
      this.#set({ state: "failed", error: asBackupError(error) });
    } finally {
      this.#isAsking = false;
    }
  }

  #set(state: Requested<T>): void {
    this.#state = state;
    this.#changed();
  }
}
