/** What the reader can do by click or key, told apart by what the element under it carries. */
export interface Intents {
  act(action: string): void;
  /** A long text is opened or closed. */
  toggle(key: string): void;
  /** A `<details>` was opened or closed. */
  opened(key: string, open: boolean): void;
}

/** One listener for the whole page: what is drawn anew needs no wiring. */
export function listenForIntents(root: EventTarget, intents: Intents): void {
  root.addEventListener("click", (event) => {
    const control = controlAt(event.target);
    const action = control?.getAttribute("data-action");
    const toggle = control?.getAttribute("data-toggle");
    if (action) intents.act(action);
    if (toggle) intents.toggle(toggle);
  });
  // A button of the picture is no <button>, so the keys are its own.
  root.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || (event.key !== "Enter" && event.key !== " ")) return;
    const control = controlAt(event.target);
    if (!(control instanceof SVGElement)) return;
    event.preventDefault();
    const action = control.getAttribute("data-action");
    if (action && !event.repeat) intents.act(action);
  });
  // toggle doesn't bubble.
  root.addEventListener(
    "toggle",
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement)) return;
      const key = target.getAttribute("data-open");
      if (key === null) return;
      intents.opened(key, target.open);
      const action = target.getAttribute("data-open-action");
      if (!target.open || action === null) return;
      // Asked for once, however often it is opened before the answer is here.
      target.removeAttribute("data-open-action");
      intents.act(action);
    },
    { capture: true },
  );
}

function controlAt(target: EventTarget | null): Element | undefined {
  if (!(target instanceof Element)) return undefined;
  const control = target.closest("[data-action], [data-toggle]");
  return control === null || control.getAttribute("aria-disabled") === "true" ? undefined : control;
}
