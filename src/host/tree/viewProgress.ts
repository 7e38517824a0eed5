import { window } from "vscode";

/** The thin bar in a view's header, on while something loads. */
export class ViewProgress {
  readonly #viewId: string;
  #done: (() => void) | undefined;

  constructor(viewId: string) {
    this.#viewId = viewId;
  }

  set(busy: boolean): void {
    if (busy === (this.#done !== undefined)) return;
    if (!busy) {
      this.#done?.();
      this.#done = undefined;
      return;
    }
    const loaded = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    void window.withProgress({ location: { viewId: this.#viewId } }, () => loaded);
  }

  dispose(): void {
    this.set(false);
  }
}
