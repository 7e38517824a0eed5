import type { RelatedList, RelatedPart } from "../../../protocol/jobDetails";
import { h } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { texts } from "../texts";
import { chart } from "./chart";
import { jobTable, loading } from "./jobTable";
import { notice } from "./notice";
import { part } from "./part";

/** Other jobs of the same resource and recovery point; asked for when this comes into view. */
export function related({ asked, notices, lists }: RelatedPart, reader: Reader): HTMLElement {
  const section = part(
    "related",
    texts.related,
    lists.length === 0 && !asked ? loading() : undefined,
    lists.map((one) => list(one, reader)),
    notices.map((one) => notice(one)),
  );
  section.hidden = asked && lists.length + notices.length === 0;
  return section;
}

function list({ key, title, jobs, chart: picture }: RelatedList, reader: Reader): HTMLElement {
  return h(
    "div",
    { class: "related-list", "data-key": `list:${key}` },
    h("h3", { tabindex: -1, "data-key": "heading" }, title),
    picture === undefined || picture.points.length === 0 ? undefined : chart(key, picture, reader),
    jobTable(key, title, jobs),
  );
}
