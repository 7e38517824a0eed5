import type { DetailsPage } from "./detailsPage";

/** What has the focus, and why it can't be seen; no faults where it can. */
export interface FocusStop {
  /** The element, told apart from all others of the page. */
  readonly place: string;
  readonly faults: readonly string[];
}

/** What has the focus; undefined where nothing has. */
export function focusNow(page: DetailsPage): Promise<FocusStop | undefined> {
  return page.page.evaluate(lookAtFocus);
}

/** What the Tab key stops at, from the page's first stop to its last, each looked at with its colours. */
export async function focusStops(page: DetailsPage): Promise<FocusStop[]> {
  const stops: FocusStop[] = [];
  for (;;) {
    await page.press("Tab");
    const stop = await focusNow(page);
    if (stop === undefined || stops.some(({ place }) => place === stop.place)) return stops;
    stops.push(stop);
  }
}

/** Runs in the page: is what has the focus inside the window, uncovered, and marked in a colour that can be seen? */
export function lookAtFocus(): FocusStop | undefined {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;

  /** Red, green and blue, 0 to 255, and how opaque; of what the browser computes. */
  const colour = (text: string): number[] => {
    const [first = 0, second = 0, third = 0, alpha = 1] = (text.match(/-?[\d.]+/g) ?? []).map(
      Number,
    );
    const scale = text.startsWith("color(") ? 255 : 1;
    return [first * scale, second * scale, third * scale, alpha];
  };
  const luminance = (text: string): number => {
    const [red = 0, green = 0, blue = 0] = colour(text).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  /** WCAG 1.4.11 wants 3:1. */
  const canBeSeen = (text: string): boolean => {
    const line = luminance(text);
    const [light, dark] = [Math.max(line, ground), Math.min(line, ground)];
    return (colour(text)[3] ?? 1) > 0.5 && (light + 0.05) / (dark + 0.05) >= 3;
  };
  const isMarked = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineColor, stroke, strokeWidth } =
      getComputedStyle(element);
    const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
    if (outlined && canBeSeen(outlineColor)) return true;
    const isDrawn = element instanceof SVGElement && stroke !== "none";
    return isDrawn && parseFloat(strokeWidth) >= 1 && canBeSeen(stroke);
  };

  const faults: string[] = [];
  const box = focused.getBoundingClientRect();
  const bar = document.querySelector(".bar");
  const top = bar?.contains(focused) === true ? 0 : (bar?.getBoundingClientRect().bottom ?? 0);
  if (box.width === 0 || box.height === 0) faults.push("has no size");
  // Of what is taller than the window, a part is in it.
  const isTall = box.height > innerHeight - top;
  const [first, last] = isTall ? [box.bottom, box.top] : [box.top, box.bottom];
  if (first < top - 1 || last > innerHeight + 1) faults.push("is above or below the window");
  if (box.left < -1 || box.right > innerWidth + 1) faults.push("is beside the window");
  const hit = focused.querySelector(".hit");
  if (!isMarked(focused) && (hit === null || !isMarked(hit))) faults.push("is not marked");
  const keys: string[] = [];
  for (let at: Element | null = focused; at !== null; at = at.parentElement)
    keys.push(at.getAttribute("data-key") ?? at.tagName);
  return { place: keys.join(" < "), faults };
}
