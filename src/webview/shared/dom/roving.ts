import type { Reader } from "../reader";

/**
 * One Tab stop for a group of many (WAI-ARIA's roving tabindex): arrow keys, Home and End move inside.
 * Groups carry `data-roving`, their items `data-roving-item` and `data-key`.
 */
export function roveWithKeys(root: EventTarget, reader: () => Reader): void {
  root.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || hasModifier(event)) return;
    const found = itemAt(event.target);
    if (found === undefined) return;
    const next = neighbour(event.key, found.item, found.items);
    if (next === undefined) return;
    event.preventDefault();
    if (next instanceof HTMLElement || next instanceof SVGElement) next.focus();
  });
  // A click moves the place too.
  root.addEventListener("focusin", (event) => {
    const found = itemAt(event.target);
    const key = found?.item.getAttribute("data-key");
    if (found === undefined || key === null || key === undefined) return;
    for (const item of found.items) {
      const stop = item === found.item ? "0" : "-1";
      if (item.getAttribute("tabindex") !== stop) item.setAttribute("tabindex", stop);
    }
    reader().setPlace(found.group, key);
  });
}

interface Found {
  readonly group: string;
  readonly item: Element;
  readonly items: readonly Element[];
}

function itemAt(target: EventTarget | null): Found | undefined {
  if (!(target instanceof Element)) return undefined;
  const item = target.closest("[data-roving-item]");
  const container = item?.closest("[data-roving]");
  if (!item || !container) return undefined;
  return {
    group: container.getAttribute("data-roving") ?? "",
    item,
    items: [...container.querySelectorAll("[data-roving-item]")],
  };
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}

function neighbour(key: string, item: Element, items: readonly Element[]): Element | undefined {
  const index = items.indexOf(item);
  switch (key) {
    case "ArrowRight":
      return items[index + 1];
    case "ArrowLeft":
      return items[index - 1];
    case "Home":
      return items[0];
    case "End":
      return items.at(-1);
    case "ArrowDown":
      return inNextLine(item, items.slice(index + 1));
    case "ArrowUp":
      return inNextLine(item, items.slice(0, index).reverse());
    default:
      return undefined;
  }
}

/** The nearest item of the next line, as they stand on screen. */
function inNextLine(item: Element, others: readonly Element[]): Element | undefined {
  const from = item.getBoundingClientRect();
  let best: Element | undefined;
  let line: number | undefined;
  let distance = Infinity;
  for (const other of others) {
    const box = other.getBoundingClientRect();
    if (Math.abs(box.top - from.top) < from.height / 2) continue;
    line ??= box.top;
    if (Math.abs(box.top - line) > from.height / 2) break;
    const away = Math.abs(box.left - from.left);
    if (away < distance) [best, distance] = [other, away];
  }
  return best;
}
