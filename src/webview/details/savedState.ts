import type { PageKey } from "../../protocol/jobDetails";
import { pageKey } from "../../protocol/pageMessage";
import type { Place } from "../shared/dom/place";
import { record } from "./record";

/** A page as its reader left it. Nothing of a job's content is ever in it. */
export interface SavedPage {
  readonly key: PageKey;
  /** The number that the host had given it; after a window reload it means nothing any more. */
  readonly view: number;
  readonly scroll: number;
  /** What was in sight, where the page was scrolled. */
  readonly place?: Place | undefined;
  /** Keys of what the reader opened. */
  readonly open: readonly string[];
  /** Keys of what had the focus and of what that is in, from the inside out. */
  readonly focus: readonly string[];
}

/** What outlives a hidden panel and a window reload. */
export interface SavedState extends SavedPage {
  /** The pages before this one. */
  readonly left: readonly SavedPage[];
}

/** What was saved, checked; undefined where nothing was. */
export function savedState(state: unknown): SavedState | undefined {
  const page = savedPage(state);
  if (page === undefined) return undefined;
  const left = record(state)?.["left"];
  return {
    ...page,
    left: Array.isArray(left) ? left.map(savedPage).filter((one) => one !== undefined) : [],
  };
}

function savedPage(value: unknown): SavedPage | undefined {
  const saved = record(value);
  const key = pageKey(saved);
  if (saved === undefined || key === undefined) return undefined;
  const { view, scroll, place, open, focus } = saved;
  const { keys, top } = record(place) ?? {};
  return {
    key,
    view: number(view),
    scroll: number(scroll),
    ...(place !== undefined && { place: { keys: strings(keys), top: number(top) } }),
    open: strings(open),
    focus: strings(focus),
  };
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** The same job in the same session, pinned or not. */
export function samePage(key: PageKey, other: unknown): boolean {
  const members = record(other);
  return (
    members !== undefined &&
    key.kind === members["kind"] &&
    key.id === members["id"] &&
    key.profile === members["profile"] &&
    key.region === members["region"]
  );
}
