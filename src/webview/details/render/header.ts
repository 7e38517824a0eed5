import type { Field, HeaderPart } from "../../../protocol/jobDetails";
import type { Child } from "../../shared/dom/h";
import { h, svg } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { texts } from "../texts";
import { badge } from "./badge";
import { smallButton } from "./button";
import { fieldList } from "./field";

/** Who the job is and how it stands. */
export function header(part: HeaderPart, reader: Reader): HTMLElement {
  return h(
    "div",
    { class: "head", "data-key": "head" },
    h("p", { class: "kind" }, part.kind),
    h("h1", { tabindex: -1, "data-key": "title" }, part.title),
    h("p", { class: "subtitle" }, part.subtitle),
    h(
      "div",
      { class: "standing" },
      badge(part.state),
      part.percent === undefined ? undefined : progress(part.percent),
      part.moment === undefined
        ? undefined
        : h("span", { class: "moment", "data-key": "moment" }, part.moment),
    ),
    fieldList(part.fields, reader),
    h(
      "div",
      { class: "context" },
      h(
        "span",
        { class: "session" },
        part.session,
        part.account === undefined ? undefined : account(part.account),
      ),
      h("span", { class: "freshness" }, part.freshness),
    ),
  );
}

function account({ value, actions }: Field): Child {
  return [
    ` · ${texts.account} `,
    h("span", { class: "code" }, value),
    actions.map((action) => smallButton(action)),
  ];
}

function progress(percent: number): HTMLElement {
  const share = Math.min(100, Math.max(0, percent));
  return h(
    "span",
    { class: "progress", "data-key": "progress" },
    h(
      "span",
      {
        role: "progressbar",
        "aria-label": texts.progress,
        "aria-valuemin": 0,
        "aria-valuemax": 100,
        "aria-valuenow": share,
      },
      svg(
        "svg",
        { "aria-hidden": "true", focusable: "false" },
        svg("rect", { class: "track", width: "100%", height: "100%", rx: 3 }),
        svg("rect", { class: "done", width: `${share}%`, height: "100%", rx: 3 }),
      ),
    ),
    h("span", { class: "percent", "aria-hidden": "true" }, `${share} %`),
  );
}
