import type { Notice } from "../../../protocol/jobDetails";
import { h } from "../../shared/dom/h";
import { notice } from "./notice";

/** Nothing of a job: why, and what can be done. */
export function blank(title: string, why: Notice): HTMLElement {
  return h(
    "div",
    { class: "blank", "data-key": "blank" },
    h("h1", { tabindex: -1, "data-key": "title" }, title),
    notice(why),
  );
}
