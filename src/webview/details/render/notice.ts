import type { Notice } from "../../../protocol/jobDetails";
import { h } from "../../shared/dom/h";
import { texts } from "../texts";
import { labelButton } from "./button";
import { icon } from "./icon";

/**
 * A sentence in the place that it is about. It is not announced: the host says what is to be heard.
 * @param place the `data-key` of its first button, where that stands in for another one
 */
export function notice({ kind, text, actions }: Notice, place?: string): HTMLElement {
  return h(
    "div",
    { class: `notice ${kind}` },
    icon(kind === "error" ? "error" : "info"),
    h(
      "p",
      {},
      h("span", { class: "hidden" }, `${kind === "error" ? texts.error : texts.information} `),
      text,
    ),
    actions.length === 0
      ? undefined
      : h(
          "div",
          { class: "buttons" },
          actions.map((action, index) =>
            labelButton(action, index > 0 || place === undefined ? {} : { "data-key": place }),
          ),
        ),
  );
}
