import type { ResourcesNode } from "../../viewmodel/protection/resourcesNode";
import type { ResourcesView } from "./resourcesView";

/** The row that a menu passed, else the selected one. */
export function nodeAt(view: ResourcesView, argument: unknown): ResourcesNode | undefined {
  return view.owns(argument) ? argument : view.selected;
}
