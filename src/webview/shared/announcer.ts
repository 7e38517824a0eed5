import { h } from "./dom/h";

const shownFor = 3000;

/** Says a sentence to screen readers, and shows it for a moment. */
export class Announcer {
  readonly #region = h("div", { class: "hidden", role: "status" });
  readonly #toast = h("div", { class: "toast", "aria-hidden": "true", hidden: true });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parent: Element) {
    parent.append(this.#region, this.#toast);
  }

  say(text: string): void {
    this.#toast.textContent = text;
    this.#toast.hidden = false;
    this.announce(text);
  }

  /** For screen readers alone. */
  announce(text: string): void {
    // The same sentence twice is two pieces of news; a region that doesn't change is not read.
    this.#region.replaceChildren(h("span", {}, text));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#toast.hidden = true;
      this.#region.replaceChildren();
    }, shownFor);
  }
}
