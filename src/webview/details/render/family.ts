import type { Ancestor, ChildrenPart, FamilyPart, StateCount } from "../../../protocol/jobDetails";
import type { Child } from "../../shared/dom/h";
import { h } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { texts } from "../texts";
import { acting, labelButton, linkButton, plainButton } from "./button";
import { cells } from "./cells";
import { icon } from "./icon";
import { jobTable, loading } from "./jobTable";
import { notice } from "./notice";
import { part } from "./part";

/** Where the job stands between its parents and its children. */
export function family(it: FamilyPart, reader: Reader): HTMLElement {
  const section = part(
    "family",
    texts.family,
    ancestors(it),
    it.ancestorNotices.map((one) => notice(one)),
    it.children === undefined ? undefined : children(it.children, reader),
    it.siblings === undefined ? undefined : siblings(it.siblings, reader),
  );
  section.hidden = section.childElementCount === 1;
  return section;
}

function ancestors({ ancestors: all, ancestorsLoading }: FamilyPart): Child {
  if (all.length === 0) return ancestorsLoading ? loading() : undefined;
  return h(
    "nav",
    { "aria-label": texts.ancestors, "data-key": "ancestors" },
    h(
      "ol",
      { class: "chain" },
      ancestorsLoading ? h("li", { "data-key": "loading" }, icon("loading~spin")) : undefined,
      all.map((one) => ancestor(one)),
      h(
        "li",
        { "data-key": "this", "aria-current": "page" },
        h("span", { class: "name" }, texts.thisJob),
      ),
    ),
  );
}

function ancestor({ key, action, state, name, type }: Ancestor): HTMLElement {
  return h(
    "li",
    { "data-key": `ancestor:${key}` },
    state === undefined
      ? undefined
      : h(
          "span",
          { class: `state tone-${state.tone}` },
          icon(state.icon),
          h("span", { class: "hidden" }, `${state.label} `),
        ),
    linkButton(action, name),
    h("span", { class: "detail" }, type),
  );
}

function children(it: ChildrenPart, reader: Reader): HTMLElement {
  return h(
    "div",
    { class: "children", "data-key": "children" },
    h("h3", { tabindex: -1, "data-key": "heading" }, it.title),
    h("p", { class: "detail" }, it.source),
    it.counts.length === 0
      ? undefined
      : h(
          "div",
          { class: "counts", role: "group", "aria-label": texts.counts, "data-key": "counts" },
          it.counts.map((one) => count(one)),
          it.clearFilter === undefined ? undefined : labelButton(it.clearFilter, clear),
        ),
    cells(it, reader),
    jobTable("children", it.title, it.jobs),
  );
}

const clear = { class: "link" };

function count({ state, count: number, filter, pressed }: StateCount): HTMLElement {
  return plainButton(
    {
      ...acting(filter),
      class: `count tone-${state.tone}`,
      "aria-pressed": String(pressed),
      "aria-label": undefined,
      title: filter.accessibleLabel,
    },
    icon(state.icon),
    h("span", {}, state.label),
    h("span", { class: "number" }, number),
  );
}

/** Asked for when it is opened, not before. */
function siblings(it: NonNullable<FamilyPart["siblings"]>, reader: Reader): HTMLElement {
  return h(
    "details",
    {
      "data-key": "siblings",
      "data-open": "siblings",
      "data-open-action": it.asked ? undefined : it.open.id,
      open: reader.isOpen("siblings"),
    },
    h("summary", { "data-key": "summary" }, h("h3", {}, it.title)),
    jobTable("siblings", it.title, it.jobs),
  );
}
