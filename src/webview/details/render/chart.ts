import type { ChartPoint, RelatedList } from "../../../protocol/jobDetails";
import type { Child } from "../../shared/dom/h";
import { h, svg } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { texts } from "../texts";
import { percent, share, toneShape } from "./mark";

type Chart = NonNullable<RelatedList["chart"]>;

const top = 8;
const base = 96;
const shapesAt = 108;
const height = 126;
const slot = 42;

/** Bars are durations, the dotted line is sizes; each job is one button with all of it in words. */
export function chart(
  key: string,
  { points, longest, largest, text }: Chart,
  reader: Reader,
): Child {
  const place = reader.place(
    `chart:${key}`,
    points.map((point) => point.key),
  );
  return h(
    "figure",
    { class: "chart", "data-key": `chart:${key}` },
    svg(
      "svg",
      {
        role: "group",
        "aria-label": text,
        width: Math.max(points.length, 6) * slot,
        height,
        "data-roving": `chart:${key}`,
      },
      svg("line", { class: "axis", x1: "0", x2: "100%", y1: base + 0.5, y2: base + 0.5 }),
      points.map((point, index) => pointGroup(point, index, points.length, point.key === place)),
      sizes(points),
    ),
    h(
      "figcaption",
      {},
      h("span", { class: "legend-bar" }, `${texts.duration}, ${texts.longest} ${longest}`),
      h("span", { class: "legend-dot" }, `${texts.size}, ${texts.largest} ${largest}`),
      h("span", { class: "chart-text" }, text),
    ),
  );
}

function pointGroup(point: ChartPoint, index: number, count: number, stop: boolean): Element {
  const { state, duration, current } = point;
  const long = duration === undefined ? 0 : Math.max(2, share(duration) * (base - top));
  return svg(
    "g",
    {
      class: `point tone-${state.tone}${current ? " current" : ""}`,
      role: "button",
      "aria-label": point.text,
      "aria-current": current ? "true" : undefined,
      "aria-disabled": current ? "true" : undefined,
      "data-action": current ? undefined : point.action.id,
      "data-key": point.key,
      "data-roving-item": true,
      tabindex: stop ? 0 : -1,
    },
    svg("title", {}, point.text),
    svg("rect", {
      class: "hit",
      x: percent(index / count),
      width: percent(1 / count),
      y: 1,
      height: height - 2,
      rx: 3,
    }),
    svg("rect", {
      class: "bar",
      x: percent((index + 0.25) / count),
      width: percent(0.5 / count),
      y: base - long,
      height: long,
      rx: 1,
    }),
    toneShape(state.tone, percent((index + 0.5) / count), shapesAt),
    current
      ? svg("rect", {
          class: "current-line",
          x: percent((index + 0.15) / count),
          width: percent(0.7 / count),
          y: height - 7,
          height: 3,
        })
      : undefined,
  );
}

/** Neighbours that report a size are joined; a gap stays a gap. */
function sizes(points: readonly ChartPoint[]): Element {
  const x = (index: number): string => percent((index + 0.5) / points.length);
  const y = (size: number): number => base - share(size) * (base - top);
  return svg(
    "g",
    { class: "sizes", "data-key": "sizes", "aria-hidden": "true" },
    points.map(({ size }, index) => {
      const before = points[index - 1]?.size;
      return size === undefined || before === undefined
        ? undefined
        : svg("line", { x1: x(index - 1), y1: y(before), x2: x(index), y2: y(size) });
    }),
    points.map(({ size }, index) =>
      size === undefined ? undefined : svg("circle", { cx: x(index), cy: y(size), r: 3 }),
    ),
  );
}
