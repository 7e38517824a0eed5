import type { QuickPick, QuickPickItem } from "vscode";
import type { QuickPickHost } from "../../../../src/host/picks/quickPick";
import { settled } from "../../../support/jobs/settled";
import { standIn } from "../../../support/standIn";

interface FakeItem {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly kind?: number;
  readonly alwaysShow?: boolean;
}

/** One quick pick of VS Code, as a person uses it; of several shown after each other it is the last. */
export class FakePicks {
  title: string | undefined;
  placeholder: string | undefined;
  value = "";
  busy = false;
  canSelectMany = false;
  items: readonly FakeItem[] = [];
  activeItems: readonly FakeItem[] = [];
  selectedItems: readonly FakeItem[] = [];
  /** How many lists were shown. */
  shown = 0;
  isOpen = false;
  #accept: () => void = () => undefined;
  #hide: () => void = () => undefined;
  #valueChanged: () => void = () => undefined;
  #selectionChanged: (items: readonly FakeItem[]) => void = () => undefined;
  #activeChanged: (items: readonly FakeItem[]) => void = () => undefined;

  get host(): QuickPickHost {
    const createQuickPick = <T extends QuickPickItem>(): QuickPick<T> => {
      this.value = "";
      this.items = this.activeItems = this.selectedItems = [];
      this.canSelectMany = false;
      this.#valueChanged = this.#activeChanged = () => undefined;
      return new Proxy(standIn<QuickPick<T>>({}), {
        get: (_, name) => {
          if (name === "onDidHide") return (hide: () => void) => (this.#hide = hide);
          if (name === "onDidAccept") return (accept: () => void) => (this.#accept = accept);
          if (name === "onDidChangeValue")
            return (changed: () => void) => (this.#valueChanged = changed);
          if (name === "onDidChangeSelection")
            return (changed: (items: readonly FakeItem[]) => void) =>
              (this.#selectionChanged = changed);
          if (name === "onDidChangeActive")
            return (changed: (items: readonly FakeItem[]) => void) =>
              (this.#activeChanged = changed);
          if (name === "show")
            return () => {
              this.shown++;
              this.isOpen = true;
            };
          if (name === "dispose") return () => (this.isOpen = false);
          return Reflect.get(this, name) as unknown;
        },
        set: (_, name, value) => {
          const before = this.selectedItems;
          Reflect.set(this, name, value);
          // VS Code reports a little later what it did, and for a moment nothing where rows were set anew.
          setImmediate(() => {
            if (name === "items") this.#report([]);
            if (name === "activeItems") this.#report(value as readonly FakeItem[]);
            if (name !== "selectedItems" || before.length === 0) return;
            this.#selectionChanged([]);
            this.#selectionChanged(value as readonly FakeItem[]);
          });
          return true;
        },
      });
    };
    return { createQuickPick };
  }

  get texts(): readonly string[] {
    return this.items.filter(({ kind }) => kind === undefined).map(textOf);
  }

  /** Labels of the rows whose check mark is set. */
  get checked(): readonly string[] {
    return this.selectedItems.map(({ label }) => label);
  }

  async type(text: string): Promise<void> {
    this.value = text;
    this.#valueChanged();
    await settled();
  }

  /** Goes to a row with the arrow keys. */
  highlight(label: string): void {
    this.#report([this.#find(label)]);
  }

  /** Changes the check mark of a row. */
  toggle(label: string): void {
    const item = this.#find(label);
    this.selectedItems = this.selectedItems.includes(item)
      ? this.selectedItems.filter((each) => each !== item)
      : [...this.selectedItems, item];
    this.#selectionChanged(this.selectedItems);
  }

  async enter(): Promise<void> {
    this.#accept();
    await settled();
  }

  /** Takes a row of a list of which one is taken. */
  async choose(label: string): Promise<void> {
    this.selectedItems = [this.#find(label)];
    await this.enter();
  }

  async leave(): Promise<void> {
    this.#hide();
    await settled();
  }

  #report(active: readonly FakeItem[]): void {
    this.activeItems = active;
    this.#activeChanged(active);
  }

  #find(label: string): FakeItem {
    const found =
      this.items.find((item) => item.label === label) ??
      this.items.find((item) => item.label.startsWith(label));
    if (found === undefined) throw new Error(`No row ${label} in ${this.texts.join(", ")}`);
    return found;
  }
}

function textOf({ label, description, detail }: FakeItem): string {
  return [label, description, detail].filter((text) => text !== undefined).join(" · ");
}
