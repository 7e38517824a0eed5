import type { TimelineBar, TimelineMark, TimelinePart } from "../../protocol/jobDetails";
import { h, svg } from "../dom/h";
import { texts } from "../texts";
import { anchorOf, lanes } from "./lanes";
import { markShape, percent } from "./mark";
import { part } from "./part";

const lanesAbove = 3;
const laneHeight = 16;

/**
 * The job's times as a picture, and the same in words below it. Everything in the picture has a key, so that
 * a second later only the attributes that moved are set.
 */
export function timeline(it: TimelinePart): HTMLElement {
  return part(
    "timeline",
    texts.timeline,
    it.marks.length === 0 ? undefined : picture(it),
    h(
      "ol",
      { class: "times", "data-key": "times" },
      it.text.map((line) => h("li", {}, line)),
    ),
  );
}

function picture({ marks, bars, text }: TimelinePart): Element {
  const placed = lanes(
    marks.map(({ at, label }) => ({ at, text: label })),
    lanesAbove,
  );
  const used = Math.max(0, ...placed.map((lane) => (lane === undefined ? 0 : lane + 1)));
  const line = used * laneHeight + 12;
  return svg(
    "svg",
    {
      class: "timeline",
      "data-key": "picture",
      role: "img",
      "aria-label": text.join(" "),
      height: line + 14,
      focusable: "false",
    },
    svg("line", { class: "axis", x1: "0", x2: "100%", y1: line, y2: line }),
    bars.map((bar, index) => barShape(bar, index, line)),
    marks.map((mark, index) => markGroup(mark, placed[index], line)),
  );
}

function barShape(bar: TimelineBar, index: number, line: number): Element {
  return svg(
    "rect",
    {
      class: `bar ${bar.kind} tone-${bar.tone}`,
      "data-key": `bar:${index}:${bar.kind}`,
      x: percent(bar.from),
      width: percent(Math.max(0, bar.to - bar.from)),
      y: bar.kind === "running" ? line - 5 : line - 2.5,
      height: bar.kind === "running" ? 10 : 5,
      rx: 2,
    },
    svg("title", {}, bar.label),
  );
}

function markGroup(mark: TimelineMark, lane: number | undefined, line: number): Element {
  const x = percent(mark.at);
  const words = lane === undefined ? undefined : line - 14 - lane * laneHeight;
  return svg(
    "g",
    { class: `mark ${mark.kind}`, "data-key": `mark:${mark.key}` },
    svg("title", {}, `${mark.label}: ${mark.text}`),
    words === undefined
      ? undefined
      : svg("line", { class: "stem", x1: x, x2: x, y1: words + 4, y2: line - 6 }),
    markShape(mark.kind, x, line),
    words === undefined
      ? undefined
      : svg("text", { x, y: words, "text-anchor": anchorOf(mark.at) }, mark.label),
  );
}
