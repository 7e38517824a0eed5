import { h } from "../../shared/dom/h";

/** A codicon, for the eye only: words always stand beside it or in the label. */
export function icon(name: string, ...classes: readonly string[]): HTMLElement {
  const [id, modifier] = name.split("~");
  const known = /^[a-z0-9-]+$/.test(id ?? "") ? `codicon-${id ?? ""}` : "codicon-circle-outline";
  const spin = modifier === "spin" ? ["codicon-modifier-spin"] : [];
  return h("span", {
    class: ["codicon", known, ...spin, ...classes].join(" "),
    "aria-hidden": "true",
  });
}
