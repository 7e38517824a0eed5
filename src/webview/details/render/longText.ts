import type { Child } from "../../shared/dom/h";
import { h } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { texts } from "../texts";
import { plainButton } from "./button";

const mostLines = 12;
const mostCharacters = 1500;

/** A text of any length: its beginning, and the rest when the reader asks for it. */
export function longText(key: string, text: string, reader: Reader): Child {
  const beginning = beginningOf(text);
  if (beginning === text) return [text];
  const openKey = `text:${key}`;
  const open = reader.isOpen(openKey);
  return [
    h("span", { "data-key": "text" }, open ? text : `${beginning} …`),
    plainButton(
      {
        class: "link show-all",
        "data-toggle": openKey,
        "data-key": openKey,
        "aria-expanded": String(open),
      },
      open ? texts.showLess : texts.showAll,
    ),
  ];
}

function beginningOf(text: string): string {
  let end = Math.min(text.length, mostCharacters);
  let at = -1;
  for (let line = 0; line < mostLines; line++) {
    at = text.indexOf("\n", at + 1);
    if (at === -1 || at >= end) break;
  }
  if (at !== -1 && at < end) end = at;
  // Half a surrogate pair would show as a replacement character.
  const last = text.charCodeAt(end - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff && end < text.length ? end - 1 : end);
}
