import type { DetailsParts } from "../../protocol/jobDetails";
import type { Reader } from "../shared/reader";
import { family } from "./render/family";
import { header } from "./render/header";
import { outcome } from "./render/outcome";
import { related } from "./render/related";
import { safety } from "./render/safety";
import { sections } from "./render/sections";
import { timeline } from "./render/timeline";
import { toolbar } from "./render/toolbar";

/** A piece of the page, drawn anew when one of the parts that it shows has changed. */
export interface PartView {
  readonly shows: readonly (keyof DetailsParts)[];
  draw(parts: DetailsParts, reader: Reader): HTMLElement;
}

export const bar: PartView = {
  shows: ["header"],
  draw: (parts, reader) => toolbar(parts.header, reader),
};

/** What matters most, which the page begins with. */
export const answer: readonly PartView[] = [
  { shows: ["header"], draw: (parts, reader) => header(parts.header, reader) },
  { shows: ["safety"], draw: (parts) => safety(parts.safety) },
  {
    shows: ["outcome", "header"],
    draw: (parts, reader) => outcome(parts.outcome, parts.header, reader),
  },
  { shows: ["timeline"], draw: (parts, reader) => timeline(parts.timeline, reader) },
];

/** What leads on. */
export const rest: readonly PartView[] = [
  { shows: ["family"], draw: (parts, reader) => family(parts.family, reader) },
  { shows: ["sections"], draw: (parts, reader) => sections(parts.sections, reader) },
  { shows: ["related"], draw: (parts, reader) => related(parts.related, reader) },
];
