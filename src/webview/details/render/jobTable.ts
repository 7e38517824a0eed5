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
  return [
    jobs.notices.filter(({ kind }) => kind === "information").map((one) => notice(one)),
    table(key, label, jobs),
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

/** A list of one resource's jobs begins with the date; vaults and causes have a column where there are any. */
function columnsOf({ items, dated }: JobItems): readonly Column[] {
  const has = (column: "vault" | "cause"): readonly Column[] =>
    items.some((item) => item[column] !== undefined) ? [column] : [];
  return dated === true
    ? ["name", "state", ...has("vault"), "size", "duration", ...has("cause")]
    : ["state", "name", "type", "size", "duration", "time", ...has("cause")];
}

type Column = Exclude<keyof typeof texts.columns, "date">;

/** Rows are grids, which takes a table's roles away; so they are said. */
function table(key: string, label: string, jobs: JobItems): HTMLTableElement {
  const columns = columnsOf(jobs);
  const looks = [
    "jobs",
    ...(jobs.dated === true ? ["dated"] : []),
    ...columns
      .filter((column) => column === "cause" || column === "vault")
      .map((one) => `with-${one}`),
  ];
  return h(
    "table",
    { class: looks.join(" "), "data-key": `table:${key}`, role: "table", "aria-label": label },
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        columns.map((column) =>
          h(
            "th",
            { scope: "col", role: "columnheader", class: column },
            texts.columns[column === "name" && jobs.dated === true ? "date" : column],
          ),
        ),
      ),
    ),
    sketch(
      h("tbody", { role: "rowgroup" }),
      jobs.items.map((item) => ({
        key: rowKey(item),
        data: [columns.join(" "), item],
        draw: () => row(item, columns),
      })),
    ),
  );
}

function rowKey({ key }: JobItem): string {
  return `row:${key}`;
}

function row(item: JobItem, columns: readonly Column[]): HTMLTableRowElement {
  return h(
    "tr",
    {
      role: "row",
      "data-key": rowKey(item),
      class: item.current === true ? "current" : undefined,
      "aria-current": item.current === true ? "true" : undefined,
    },
    columns.map((column) => cell(item, column)),
  );
}

function cell(item: JobItem, column: Column): HTMLTableCellElement {
  switch (column) {
    case "state":
      return h("td", { class: "state-cell", role: "cell" }, stateText(item.state));
    case "name":
      return nameCell(item);
    case "cause":
      return h("td", { class: "cause", role: "cell" }, item.cause ?? "");
    case "time":
      return figure(column, item.time, item.timeDetail);
    case "type":
    case "vault":
    case "size":
    case "duration":
      return figure(column, item[column]);
  }
}

function nameCell({ name, nameDetail, action, current }: JobItem): HTMLTableCellElement {
  return h(
    "th",
    { scope: "row", role: "rowheader", class: "name", title: nameDetail ?? name },
    current === true
      ? h("span", {}, `${name} `, h("span", { class: "detail" }, `(${texts.thisJob})`))
      : linkButton(action, name),
  );
}

/** What is not reported is a dash, in words for those who don't see it. */
function figure(name: string, text: string | undefined, title?: string): HTMLTableCellElement {
  return text === undefined
    ? h(
        "td",
        { class: `${name} none`, role: "cell", title: texts.notReported },
        h("span", { "aria-hidden": "true" }, "–"),
        h("span", { class: "hidden" }, texts.notReported),
      )
    : h("td", { class: name, role: "cell", title }, text);
}
