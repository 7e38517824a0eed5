import type { Attributes, Child } from "../../shared/dom/h";
import { h } from "../../shared/dom/h";
import type { Action } from "../../../protocol/jobDetails";
import { icon } from "./icon";

/** Icon where the action has one, label otherwise. */
export function smallButton(action: Action, attributes: Attributes = {}): HTMLElement {
  return action.icon === undefined
    ? linkButton(action, action.label, attributes)
    : iconButton(action, action.icon, attributes);
}

export function iconButton(
  action: Action,
  name: string,
  attributes: Attributes = {},
): HTMLButtonElement {
  return plainButton(
    { ...acting(action), class: "icon-button", title: action.label, ...attributes },
    icon(name),
  );
}

/** A button with its label, and its icon if it has one. */
export function labelButton(action: Action, attributes: Attributes = {}): HTMLButtonElement {
  return plainButton(
    { ...acting(action, action.label), class: "button", ...attributes },
    action.icon === undefined ? undefined : icon(action.icon),
    h("span", {}, action.label),
  );
}

/** Reads as a link. It is a button, for where it leads is the host's to know. */
export function linkButton(
  action: Action,
  text: string,
  attributes: Attributes = {},
): HTMLButtonElement {
  return plainButton({ ...acting(action, text), class: "link", ...attributes }, text);
}

export function plainButton(
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLButtonElement {
  return h("button", { type: "button", ...attributes }, ...children);
}

/**
 * What makes any element ask the host for an action.
 * @param visible the words on it; who speaks to the computer says these, so its name holds them
 */
export function acting(action: Action, visible = ""): Attributes {
  const { id, label, accessibleLabel: spoken } = action;
  return { "data-action": id, "data-key": id, "aria-label": name(visible, spoken ?? label) };
}

function name(visible: string, spoken: string): string | undefined {
  if (spoken === visible) return undefined;
  return spoken.toLowerCase().includes(visible.toLowerCase()) ? spoken : `${visible}: ${spoken}`;
}
