import type { HeaderPart, OutcomePart } from "../../../protocol/jobDetails";
import { h } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { texts } from "../texts";
import { iconButton, labelButton, linkButton } from "./button";
import { fieldList } from "./field";
import { icon } from "./icon";
import { longText } from "./longText";
import { notice } from "./notice";
import { part } from "./part";

/** What happened and why: the first thing that the page says. */
export function outcome(it: OutcomePart, { state }: HeaderPart, reader: Reader): HTMLElement {
  return part(
    "outcome",
    it.title ?? texts.outcome,
    it.notices.map((one) => notice(one)),
    h(
      "div",
      { class: `message tone-${state.tone}${it.messageMissing ? " missing" : ""}` },
      h("p", { class: "text" }, longText("message", it.message, reader)),
      it.copyMessage === undefined
        ? undefined
        : it.copyMessage.icon === undefined
          ? linkButton(it.copyMessage, it.copyMessage.label)
          : iconButton(it.copyMessage, it.copyMessage.icon),
    ),
    it.advice === undefined
      ? undefined
      : h(
          "div",
          { class: "advice", "data-key": "advice" },
          icon("lightbulb"),
          h(
            "div",
            {},
            h("h3", {}, texts.advice),
            h("p", { class: "text" }, it.advice.text),
            it.advice.actions.length === 0
              ? undefined
              : h(
                  "div",
                  { class: "ways" },
                  it.advice.actions.map((way) => labelButton(way)),
                ),
          ),
        ),
    fieldList(it.fields, reader),
  );
}
