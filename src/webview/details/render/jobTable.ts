import type { JobItem, JobItems } from "../../../protocol/jobDetails";
import type { Child } from "../../shared/dom/h";
import { h } from "../../shared/dom/h";
import { sketch } from "../../shared/dom/sketch";
import { texts } from "../texts";
import { stateText } from "./badge";
import { labelButton, linkButton, plainButton } from "./button";
import { icon } from "./icon";
import { notice } from "./notice";

/** Rows off screen are neither laid out nor painted, so 1,000 of them cost as much as a screenful. */
export function jobTable(key: string, label: string, jobs: JobItems): Child {
  if (jobs.items.length === 0) return noRows(jobs);
  const causes = jobs.items.some(({ cause }) => cause !== undefined);
  return [
    jobs.notices.filter(({ kind }) => kind === "information").map((one) => notice(one)),
    table(key, label, jobs.items, causes),
    failures(key, jobs),
    more(key, jobs),
  ];
}

function noRows({ notices, loading: busy, more: action }: JobItems): Child {
  return [
    notices.map((one) => notice(one)),
    busy ? loading() : action === undefined ? undefined : labelButton(action),
  ];
}

/** Where the next rows would be. Retry takes the place of Load more: whoever pressed that finds it there. */
function failures(key: string, { notices, loading: busy, more: action }: JobItems): Child {
  const place = busy || action !== undefined ? undefined : moreKey(key);
  return notices
    .filter(({ kind }) => kind === "error")
    .map((one, index) => notice(one, index === 0 ? place : undefined));
}

function moreKey(key: string): string {
  return `more:${key}`;
}

export function loading(): HTMLElement {
  return h(
    "p",
    { class: "loading", "data-key": "loading" },
    icon("loading~spin"),
    h("span", {}, texts.loading),
  );
}

/** It stays while a page is on its way: whoever pressed it keeps the focus. */
function more(key: string, { more: action, loading: busy }: JobItems): Child {
  const place = { "data-key": moreKey(key) };
  if (busy) {
    return plainButton(
      { ...place, class: "button more", "aria-disabled": "true" },
      icon("loading~spin"),
      h("span", {}, texts.loading),
    );
  }
  return action === undefined ? undefined : labelButton(action, { ...place, class: "button more" });
}

/** Rows are grids, which takes a table's roles away; so they are said. */
function table(
  key: string,
  label: string,
  items: readonly JobItem[],
  causes: boolean,
): HTMLTableElement {
  const columns = causes ? texts.columns : texts.columns.slice(0, -1);
  return h(
    "table",
    {
      class: `jobs${causes ? " with-causes" : ""}`,
      "data-key": `table:${key}`,
      role: "table",
      "aria-label": label,
    },
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        columns.map((column) => h("th", { scope: "col", role: "columnheader" }, column)),
      ),
    ),
    sketch(
      h("tbody", { role: "rowgroup" }),
      items.map((item) => ({
        key: rowKey(item),
        data: [causes, item],
        draw: () => row(item, causes),
      })),
    ),
  );
}

function rowKey({ key }: JobItem): string {
  return `row:${key}`;
}

function row(item: JobItem, causes: boolean): HTMLTableRowElement {
  const cell = (name: string, text: string, title?: string): HTMLTableCellElement =>
    h("td", { class: name, role: "cell", title }, text);
  return h(
    "tr",
    {
      role: "row",
      "data-key": rowKey(item),
      class: item.current === true ? "current" : undefined,
      "aria-current": item.current === true ? "true" : undefined,
    },
    h("td", { class: "state-cell", role: "cell" }, stateText(item.state)),
    h(
      "th",
      { scope: "row", role: "rowheader", class: "name", title: item.name },
      item.current === true
        ? h("span", {}, `${item.name} `, h("span", { class: "detail" }, `(${texts.thisJob})`))
        : linkButton(item.action, item.name),
    ),
    cell("type", item.type),
    cell("size", item.size),
    cell("duration", item.duration),
    cell("time", item.time, item.timeDetail),
    causes ? cell("cause", item.cause ?? "") : undefined,
  );
}
