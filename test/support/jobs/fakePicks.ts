import type { Disposable, QuickPick, QuickPickItem } from "vscode";
import type { QuickPickHost } from "../../../src/host/picks/quickPick";
import { settled } from "./settled";
import { standIn } from "../standIn";

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
  #select: (isMeant: (item: Item) => boolean) => void = () => undefined;

  get host(): QuickPickHost {
    return { createQuickPick: <T extends QuickPickItem>() => this.#open<T>() };
  }

  #open<T extends QuickPickItem>(): QuickPick<T> {
    const picks = this as FakePicks;
    let items: readonly T[] = [];
    let selected: readonly T[] = [];
    picks.items = [];
    picks.#typed = "";
    picks.#select = (isMeant) => {
      selected = items.filter(isMeant);
    };
    const listener = (): Disposable => standIn<Disposable>({ dispose: () => undefined });
    return standIn<QuickPick<T>>({
      get value() {
        return picks.#typed;
      },
      set items(all: readonly T[]) {
        items = picks.items = all;
      },
      get items() {
        return items;
      },
      get selectedItems() {
        return selected;
      },
      onDidChangeValue: (change: (value: string) => void) => {
        picks.#change = () => {
          change(picks.#typed);
        };
        return listener();
      },
      onDidHide: (hide: () => void) => {
        picks.#hide = hide;
        return listener();
      },
      onDidAccept: (accept: () => void) => {
        picks.#accept = accept;
        return listener();
      },
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
    });
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
    await this.chooseItem((item) => item.label.startsWith(label));
  }

  /** Chooses an item whose label others may have, too. */
  async chooseItem(isMeant: (item: Item) => boolean): Promise<void> {
    this.#select(isMeant);
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
