import type { JobKind } from "./job";

/** The kinds that have a view, in the order of the views. Views, commands, settings and the manifest follow. */
export const viewKinds = [
  "backup",
  "restore",
  "copy",
  "scan",
] as const satisfies readonly JobKind[];
export type ViewKind = (typeof viewKinds)[number];

/** The kinds whose views a new window shows expanded; the others ask AWS nothing until somebody opens them. */
export const expandedViewKinds: readonly ViewKind[] = ["backup", "restore"];

export function isViewKind(kind: JobKind): kind is ViewKind {
  return viewKinds.some((each) => each === kind);
}
