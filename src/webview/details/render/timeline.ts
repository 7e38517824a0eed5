import type { TimelineBar, TimelineMark, TimelinePart } from "../../../protocol/jobDetails";
import { svg } from "../../shared/dom/h";
import type { Reader } from "../../shared/reader";
import { texts } from "../texts";
import { fieldList } from "./field";
import { anchorOf, lanes } from "./lanes";
import { markShape, percent, share } from "./mark";
import { part } from "./part";

const line = 9;
const mostLanes = 3;
const laneHeight = 16;

/**
 * The job's times as a picture, and each in words below it. Everything in the picture has a key, so that
 * a second later only the attributes that moved are set.
 */
export function timeline(it: TimelinePart, reader: Reader): HTMLElement {
  const section = part(
    "timeline",
    texts.timeline,
    it.marks.length === 0 ? undefined : picture(it),
    fieldList(it.fields, reader),
  );
  section.hidden = it.marks.length + it.fields.length === 0;
  return section;
}

/** For the eye: the fields say the same in words, and hearing it twice helps nobody. */
function picture({ marks, bars }: TimelinePart): Element {
  const placed = lanes(
    marks.map(({ at, label }) => ({ at, text: label })),
    mostLanes,
  );
  const used = Math.max(0, ...placed.map((lane) => (lane === undefined ? 0 : lane + 1)));
  return svg(
    "svg",
    {
      class: "timeline",
      "data-key": "picture",
      "aria-hidden": "true",
      height: 2 * line + used * laneHeight,
      focusable: "false",
    },
    svg("line", { class: "axis", x1: "0", x2: "100%", y1: line, y2: line }),
    bars.map((bar, index) => barShape(bar, index)),
    placed.map((lane, index) => stem(marks[index], lane)),
    marks.map((mark, index) => markGroup(mark, placed[index])),
  );
}

function barShape(bar: TimelineBar, index: number): Element {
  const height = bar.kind === "running" ? 10 : bar.kind === "waiting" ? 5 : 8;
  return svg(
    "rect",
    {
      class: `bar ${bar.kind} tone-${bar.tone}`,
      "data-key": `bar:${index}:${bar.kind}`,
      x: percent(bar.from),
      width: percent(share(bar.to) - share(bar.from)),
      y: line - height / 2,
      height,
      rx: 2,
    },
    svg("title", {}, bar.label),
  );
}

/** Drawn before all words, which it may pass. */
function stem(mark: TimelineMark | undefined, lane: number | undefined): Element | undefined {
  if (mark === undefined || lane === undefined || lane === 0) return undefined;
  const x = percent(mark.at);
  return svg("line", {
    class: "stem",
    "data-key": `stem:${mark.key}`,
    x1: x,
    x2: x,
    y1: line + 6,
    y2: wordsAt(lane) - 9,
  });
}

function markGroup(mark: TimelineMark, lane: number | undefined): Element {
  const x = percent(mark.at);
  return svg(
    "g",
    { class: `mark ${mark.kind}`, "data-key": `mark:${mark.key}` },
    svg("title", {}, `${mark.label}: ${mark.text}`),
    markShape(mark.kind, x, line),
    lane === undefined
      ? undefined
      : svg(
          "text",
          { x, y: wordsAt(lane), "text-anchor": anchorOf({ at: mark.at, text: mark.label }) },
          mark.label,
        ),
  );
}

function wordsAt(lane: number): number {
  return 2 * line + 11 + lane * laneHeight;
}
