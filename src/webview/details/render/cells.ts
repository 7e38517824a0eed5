import type { ChildrenPart, FamilyCell } from "../../../protocol/jobDetails";
import { h } from "../../shared/dom/h";
import { sketch } from "../../shared/dom/sketch";
import type { Reader } from "../../shared/reader";
import { texts } from "../texts";
import { acting, plainButton } from "./button";
import { icon } from "./icon";

/** The whole family at a glance: one square a child, and the children not loaded yet as one grey block. */
export function cells(
  { cells: all, remainder }: ChildrenPart,
  reader: Reader,
): HTMLElement | undefined {
  if (all.length === 0) return undefined;
  const place = reader.place(
    "cells",
    all.map(({ key }) => key),
  );
  return h(
    "div",
    { class: "family-picture", "data-key": "cells" },
    sketch(
      h("div", {
        class: "cells",
        role: "group",
        "aria-label": texts.cells,
        "data-roving": "cells",
      }),
      all.map((one) => {
        const stop = one.key === place;
        return { key: one.key, data: [stop, one], draw: () => cell(one, stop) };
      }),
    ),
    remainder === undefined
      ? undefined
      : h("div", { class: "remainder", "data-key": "remainder" }, h("span", {}, remainder.label)),
  );
}

function cell({ key, action, state }: FamilyCell, stop: boolean): HTMLElement {
  const label = action.accessibleLabel ?? action.label;
  return plainButton(
    {
      ...acting(action),
      "data-key": key,
      "data-roving-item": true,
      "aria-label": label,
      title: label,
      class: `cell tone-${state.tone}`,
      tabindex: stop ? 0 : -1,
    },
    icon(state.icon),
  );
}
