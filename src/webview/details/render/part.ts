import type { Child } from "../../shared/dom/h";
import { h } from "../../shared/dom/h";

/** A part of the page under its heading, found by it in a screen reader's lists. */
export function part(key: string, title: string, ...children: readonly Child[]): HTMLElement {
  const id = `heading-${key.replace(/[^\w-]/g, "-")}`;
  return h(
    "section",
    { class: `part part-${key.split(":")[0] ?? ""}`, "data-key": key, "aria-labelledby": id },
    h("h2", { id, "data-key": "heading", tabindex: -1 }, title),
    ...children,
  );
}
