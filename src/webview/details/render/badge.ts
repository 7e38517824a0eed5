import { h } from "../../shared/dom/h";
import type { StateBadge } from "../../../protocol/jobDetails";
import { icon } from "./icon";

/** Icon and word; the colour is on the icon and the border, for many a colour is too pale for text. */
export function badge(state: StateBadge): HTMLElement {
  return h("span", { class: `badge tone-${state.tone}` }, icon(state.icon), plain(state.label));
}

/** The same in a line of text or a table. */
export function stateText(state: StateBadge): HTMLElement {
  return h("span", { class: `state tone-${state.tone}` }, icon(state.icon), plain(state.label));
}

function plain(label: string): HTMLElement {
  return h("span", { class: "label" }, label);
}
