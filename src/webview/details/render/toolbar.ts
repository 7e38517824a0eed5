import type { Action, HeaderPart } from "../../../protocol/jobDetails";
import { h } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { texts } from "../texts";
import { iconButton, labelButton, smallButton } from "./button";
import { icon } from "./icon";
import { plainButton } from "./button";

/** Stays in sight. One stop of the Tab key; the arrow keys move inside. */
export function toolbar(header: HeaderPart, reader: Reader): HTMLElement {
  const usable = [header.back, header.forward, ...header.actions, ...header.ways].filter(
    (action) => action !== undefined,
  );
  const place = reader.place(
    "toolbar",
    usable.map(({ id }) => id),
  );
  const stop = (action: Action) => ({
    "data-roving-item": true,
    tabindex: action.id === place ? 0 : -1,
  });
  return h(
    "header",
    { class: "bar", "data-key": "bar" },
    h("div", { class: `busy${header.busy ? " on" : ""}`, "aria-hidden": "true" }),
    h(
      "div",
      { class: "tools", role: "toolbar", "aria-label": texts.actions, "data-roving": "toolbar" },
      header.back === undefined
        ? unusable("arrow-left", texts.back)
        : iconButton(header.back, header.back.icon ?? "arrow-left", stop(header.back)),
      header.forward === undefined
        ? unusable("arrow-right", texts.forward)
        : iconButton(header.forward, header.forward.icon ?? "arrow-right", stop(header.forward)),
      h("span", { class: "where", "aria-hidden": "true" }, header.title),
      header.actions.map((action) => smallButton(action, stop(action))),
      h(
        "span",
        { class: "ways" },
        header.ways.map((action) => labelButton(action, { ...stop(action), class: "way" })),
      ),
    ),
  );
}

/** Keeps its place, so that nothing jumps under the pointer. */
function unusable(name: string, label: string): HTMLElement {
  return plainButton(
    {
      class: "icon-button",
      disabled: true,
      title: label,
      "aria-label": label,
      "data-key": `no-${name}`,
    },
    icon(name),
  );
}
