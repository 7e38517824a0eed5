import type { QuickPickHost } from "../../../src/host/picks/quickPick";
import { settled } from "./settled";

interface Item {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly kind?: number;
}

/** A quick pick of VS Code that a test reads and chooses from. */
export class FakePicks {
  items: readonly Item[] = [];
  placeholder = "";
  title = "";
  isOpen = false;
  #accept: (() => void) | undefined;
  #hide: (() => void) | undefined;
  #change: (() => void) | undefined;
  #typed = "";
  #selected: readonly Item[] = [];

  get host(): QuickPickHost {
    const createQuickPick = (): unknown => {
      const picks = this as FakePicks;
      picks.items = [];
      picks.#typed = "";
      return {
        get value() {
          return picks.#typed;
        },
        set items(items: readonly Item[]) {
          picks.items = items;
        },
        get items() {
          return picks.items;
        },
        get selectedItems() {
          return picks.#selected;
        },
        onDidChangeValue: (change: () => void) => (picks.#change = change),
        onDidHide: (hide: () => void) => (picks.#hide = hide),
        onDidAccept: (accept: () => void) => (picks.#accept = accept),
        set placeholder(text: string) {
          picks.placeholder = text;
        },
        set title(text: string) {
          picks.title = text;
        },
        show: () => {
          picks.isOpen = true;
        },
        dispose: () => {
          picks.isOpen = false;
        },
      };
    };
    return { createQuickPick } as unknown as QuickPickHost;
  }

  get texts(): readonly string[] {
    return this.items
      .filter(({ kind }) => kind === undefined)
      .map(({ label, description }) => [label, description].filter(Boolean).join(" · "));
  }

  /** The texts, each with what stands on the line below it. */
  get lines(): readonly string[] {
    return this.items
      .filter(({ kind }) => kind === undefined)
      .flatMap(({ label, detail }) => (detail === undefined ? [label] : [label, detail]));
  }

  async choose(label: string): Promise<void> {
    this.#selected = this.items.filter((item) => item.label.startsWith(label));
    this.#accept?.();
    await settled();
  }

  type(text: string): void {
    this.#typed = text;
    this.#change?.();
  }

  async leave(): Promise<void> {
    this.#hide?.();
    await settled();
  }
}
