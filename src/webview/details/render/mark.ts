import type { TimelineMark, Tone } from "../../../protocol/jobDetails";
import { svg } from "../../shared/dom/h";

/** Small shapes around (0, 0), 10 wide: what colour says, shape says too. */
const toneShapes: Readonly<Record<Tone, string>> = {
  failed: "M-4-4 4 4M4-4-4 4",
  warning: "M0-5 5 4H-5Z",
  running: "M-3-5 5 0-3 5Z",
  waiting: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z",
  completed: "M-4 0-1 3 4-4",
  unknown: "M-4 0H4",
};

const markShapes: Readonly<Record<TimelineMark["kind"], string>> = {
  created: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z",
  startBy: "M0-6 6 0 0 6-6 0Z",
  started: "M-4-6 6 0-4 6Z",
  expected: "M0-6 6 0 0 6-6 0Z",
  completed: "M-5-5H5V5H-5Z",
  now: "M0-6 5 4H-5Z",
};

export function toneShape(tone: Tone, x: string, y: number): SVGElement {
  return at(x, y, svg("path", { class: `shape tone-${tone}`, d: toneShapes[tone] }));
}

export function markShape(kind: TimelineMark["kind"], x: string, y: number): SVGElement {
  return at(x, y, svg("path", { class: `mark-shape ${kind}`, d: markShapes[kind] }));
}

/** A path can't take percentages; a picture within the picture can. */
function at(x: string, y: number, shape: SVGElement): SVGElement {
  return svg("svg", { x, y, class: "at", overflow: "visible" }, shape);
}

/** 0 to 1, whatever came. */
export function share(value: number): number {
  return value > 0 ? Math.min(1, value) : 0;
}

export function percent(value: number): string {
  return `${Math.round(share(value) * 10_000) / 100}%`;
}
