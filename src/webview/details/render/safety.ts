import type { SafetyPart } from "../../../protocol/jobDetails";
import { h } from "../../shared/dom/h";
import { texts } from "../texts";
import { labelButton } from "./button";
import { icon } from "./icon";

/** Whether the resource is safe by now: the first thing to know of a job that failed. */
export function safety({ answer }: SafetyPart): HTMLElement {
  const box = h("section", {
    class: `safety tone-${answer?.tone ?? "unknown"}`,
    "data-key": "safety",
    "aria-label": texts.safety,
    hidden: answer === undefined,
  });
  if (answer === undefined) return box;
  const { text, title, detail, icon: name, actions } = answer;
  box.append(
    icon(name),
    h(
      "div",
      { class: "words" },
      h("p", { class: "verdict", title }, text),
      h("p", { class: "detail" }, detail),
    ),
    h(
      "div",
      { class: "buttons", hidden: actions.length === 0 },
      // The focus stays where it is when another button comes in the place of the first.
      actions.map((action, i) => labelButton(action, i > 0 ? {} : { "data-key": "safety:first" })),
    ),
  );
  return box;
}
