import type { Section } from "../../../protocol/jobDetails";
import { h } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { fieldList } from "./field";
import { notice } from "./notice";
import { part } from "./part";

/** All members of the job, in groups that stand side by side where there is room. */
export function sections(all: readonly Section[], reader: Reader): HTMLElement {
  return h(
    "div",
    { class: "sections", "data-key": "sections", hidden: all.length === 0 },
    all.map((one) =>
      part(
        `section:${one.key}`,
        one.title,
        fieldList(one.fields, reader),
        one.notices.map((it) => notice(it)),
      ),
    ),
  );
}
