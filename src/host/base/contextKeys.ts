import { commands } from "vscode";
import type { ContextKey } from "./contributions";

/** The only place that sets context keys; sends changes only. */
export class ContextKeys {
  readonly #sent = new Map<ContextKey, string | boolean>();

  set(key: ContextKey, value: string | boolean): void {
    if (this.#sent.get(key) === value) return;
    this.#sent.set(key, value);
    void commands.executeCommand("setContext", key, value);
  }
}
