const barHeight = 48;
const step = 24;

/**
 * Changes the page and leaves what is being read where it is on screen, when something above it comes or goes.
 * The browser's own scroll anchoring does not see that here (tried: Chromium, containers and columns). At the
 * top of the page nothing is held, so that what is new there is seen.
 */
export function keepPlace(change: () => void): void {
  const anchor = scrollY > 0 ? elementInSight() : undefined;
  const stood = anchor?.getBoundingClientRect().top;
  change();
  if (anchor === undefined || stood === undefined || !anchor.isConnected) return;
  const moved = anchor.getBoundingClientRect().top - stood;
  if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
}

/** The focused element if it is in sight, else the first keyed one that begins below the bar. */
function elementInSight(): Element | undefined {
  const focused = document.activeElement;
  if (focused !== null && focused !== document.body && isInSight(focused)) return focused;
  for (let y = barHeight; y < innerHeight; y += step) {
    const found = document.elementFromPoint(innerWidth / 3, y)?.closest("main [data-key]");
    if (found && isInSight(found)) return found;
  }
  return undefined;
}

function isInSight(element: Element): boolean {
  const { top } = element.getBoundingClientRect();
  return top >= barHeight && top < innerHeight;
}
