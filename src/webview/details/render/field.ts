import type { Field } from "../../../protocol/jobDetails";
import { h } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { stateText } from "./badge";
import { smallButton } from "./button";
import { longText } from "./longText";

/** Members as a definition list; two columns where there is room. */
export function fieldList(fields: readonly Field[], reader: Reader): HTMLElement | undefined {
  if (fields.length === 0) return undefined;
  return h(
    "dl",
    { class: "fields", "data-key": "fields" },
    fields.map((one) => field(one, reader)),
  );
}

function field(it: Field, reader: Reader): HTMLElement {
  const look = [
    "value",
    ...(it.code === true ? ["code"] : []),
    ...(it.missing === true ? ["missing"] : []),
  ];
  return h(
    "div",
    { class: "field", "data-key": `field:${it.key}`, "data-seen": it.seen },
    h("dt", {}, it.label),
    h(
      "dd",
      {},
      h(
        "div",
        { class: "line" },
        h(
          "span",
          { class: look.join(" ") },
          it.state === undefined ? longText(it.key, it.value, reader) : stateText(it.state),
        ),
        it.actions.length === 0
          ? undefined
          : h(
              "span",
              { class: "tools" },
              it.actions.map((action) => smallButton(action)),
            ),
      ),
      it.detail === undefined
        ? undefined
        : h("div", { class: "detail" }, longText(`${it.key}:detail`, it.detail, reader)),
      it.entries === undefined || it.entries.length === 0 ? undefined : entries(it, reader),
    ),
  );
}

function entries({ key, entries: all = [] }: Field, reader: Reader): HTMLElement {
  return h(
    "dl",
    { class: "entries" },
    all.map(({ name, value }, index) =>
      h(
        "div",
        { class: "entry" },
        h("dt", { class: "code" }, name),
        h("dd", { class: "code" }, longText(`${key}:entry:${index}`, value, reader)),
      ),
    ),
  );
}
