import type { PageKey } from "../../protocol/jobDetails";
import { record } from "./record";

/** What outlives a hidden panel and a window reload. Nothing of a job's content is ever in it. */
export interface SavedState {
  readonly key: PageKey;
  readonly scroll: number;
  /** Keys of what the reader opened. */
  readonly open: readonly string[];
  /** Keys of what had the focus and of what that is in, from the inside out. */
  readonly focus: readonly string[];
}

/** Scroll, opened parts and focus, if they were saved for this very page. */
export function savedFor(key: PageKey, state: unknown): Omit<SavedState, "key"> | undefined {
  const saved = record(state);
  if (saved === undefined || !samePage(key, saved["key"])) return undefined;
  const { scroll, open, focus } = saved;
  return {
    scroll: typeof scroll === "number" && Number.isFinite(scroll) ? scroll : 0,
    open: strings(open),
    focus: strings(focus),
  };
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
