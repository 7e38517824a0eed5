const barHeight = 48;
const step = 24;

/**
 * Changes the page and leaves what is being read where it is on screen, when something above it comes or goes.
 * The browser's own scroll anchoring does not see that here (tried: Chromium, containers and columns). At the
 * top of the page nothing is held, so that what is new there is seen. Where what had the focus gave way to
 * another, as Load more does to Retry, that one is in sight if the first was.
 */
export function keepScroll(change: () => void): void {
  const focused = focusInSight();
  const anchor = scrollY > 0 ? anchorInSight() : undefined;
  const stood = anchor?.getBoundingClientRect().top;
  change();
  if (focused !== undefined && !focused.isConnected)
    focusedElement()?.scrollIntoView({ block: "nearest", behavior: "instant" });
  if (anchor === undefined || stood === undefined || !anchor.isConnected) return;
  const moved = anchor.getBoundingClientRect().top - stood;
  if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
}

/** What is being read, as far as that can be told. */
export function anchorInSight(): Element | undefined {
  return focusInSight() ?? elementInSight();
}

function focusedElement(): Element | undefined {
  const focused = document.activeElement;
  return focused === null || focused === document.body ? undefined : focused;
}

function focusInSight(): Element | undefined {
  const focused = focusedElement();
  return focused !== undefined && isInSight(focused) ? focused : undefined;
}

/** The first keyed one that begins below the bar. */
function elementInSight(): Element | undefined {
  for (let y = barHeight; y < innerHeight; y += step) {
    const found = document.elementFromPoint(innerWidth / 3, y)?.closest("main [data-key]");
    if (found && isInSight(found)) return found;
  }
  return undefined;
}

export function isInSight(element: Element): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= barHeight && top < innerHeight;
}
