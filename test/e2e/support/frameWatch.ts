import type { Page } from "playwright-core";

/** What one frame showed, by the part of the window; only frames that differ from the one before are kept. */
export interface Frame {
  /** Counted from the first, at the rate at which the window draws. */
  readonly number: number;
  /** Milliseconds, by the window's own clock. */
  readonly at: number;
  readonly status: string;
  /** Rows, descriptions and messages of the views that are in sight. */
  readonly views: readonly string[];
  /** Titles of the editors. */
  readonly tabs: readonly string[];
}

export interface Watched {
  /** How many frames were looked at. */
  readonly frames: number;
  readonly kept: readonly Frame[];
}

/** Run in the window, as text: esbuild, which tsx runs on, would wrap the functions in helpers. */
const watch = `(() => {
  const watched = { frames: 0, kept: [], runs: true };
  globalThis.frameWatch = watched;
  const texts = (selector, root = document) => [...root.querySelectorAll(selector)]
    .filter((each) => each.getClientRects().length > 0)
    .map((each) => each.textContent.trim())
    .filter((text) => text !== "");
  let last = "";
  const look = () => {
    if (!watched.runs) return;
    watched.frames++;
    const frame = {
      status: texts('.statusbar [id*="awsBackup.session"]').join(" "),
      views: texts('.sidebar .pane .pane-header .description, .sidebar .pane .message:not(.hide), .sidebar .customview-tree .monaco-list-row'),
      tabs: texts(".tabs-container .tab .label-name"),
    };
    const text = JSON.stringify(frame);
    if (text !== last) watched.kept.push({ number: watched.frames, at: performance.now(), ...frame });
    last = text;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** Begins to look at every animation frame of the window; what the function returns ends it. */
export async function watchFrames(page: Page): Promise<() => Promise<Watched>> {
  await page.evaluate(watch);
  return () =>
    page.evaluate<Watched>("(globalThis.frameWatch.runs = false, globalThis.frameWatch)");
}

/**
 * Frames in which the status bar named one session, and something else was another's.
 * @param owners what names each session in the status bar, and what only its rows and pages have
 */
export function mixedFrames(
  { frames, kept }: Watched,
  owners: Readonly<Record<string, RegExp>>,
): readonly (Frame & { readonly lasted: number })[] {
  const all = Object.entries(owners);
  return kept.flatMap((frame, index) => {
    const named = all.filter(([name]) => frame.status.includes(name));
    const others = named.length === 0 ? [] : all.filter((owner) => !named.includes(owner));
    const shown = [...frame.views, ...frame.tabs];
    const isMixed = others.some(([, words]) => shown.some((text) => words.test(text)));
    return isMixed
      ? [{ ...frame, lasted: (kept[index + 1]?.number ?? frames + 1) - frame.number }]
      : [];
  });
}

/** Milliseconds in which the status bar named nobody because of a switch. */
export function switchingTime({ kept }: Watched): number {
  return kept.reduce((sum, { at, status }, index) => {
    const end = kept[index + 1]?.at ?? at;
    return status.includes("Switching…") ? sum + end - at : sum;
  }, 0);
}
