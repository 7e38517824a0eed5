import { isViewKind } from "../../domain/job/viewKinds";
import { canBeWatched } from "../../domain/live/jobEnd";
import type { Job } from "../../domain/job/job";
import type { Action } from "../../protocol/jobDetails";
import type { PartContext } from "./partContext";

/**
 * The two ways out that a person needs who has read what happened: to the jobs around this one, and to where
 * something can be done about it, which this extension can't.
 */
export function waysOut(
  { kind }: Job,
  { consoleLink }: { readonly consoleLink?: string },
  { actions }: PartContext,
): readonly Action[] {
  const reveal = { label: "Reveal in Tree", icon: "list-tree" };
  const console = {
    label: "Open in AWS Console",
    icon: "link-external",
    accessibleLabel: "Open in AWS Console: this job",
  };
  return [
    ...(isViewKind(kind) ? [actions.add("header:reveal", reveal, { type: "reveal" })] : []),
    ...(consoleLink === undefined
      ? []
      : [actions.add("header:console", console, { type: "openConsole", link: consoleLink })]),
  ];
}

/** What else can be done with the job as a whole; what is impossible is not there. */
export function headerActions(
  job: Job,
  { pinned, watched = false }: { readonly pinned: boolean; readonly watched?: boolean },
  { actions, now }: PartContext,
): readonly Action[] {
  const { kind, id, parentJobId } = job;
  const result: Action[] = [];
  const add: typeof actions.add = (...action) => {
    const added = actions.add(...action);
    result.push(added);
    return added;
  };
  const hasId = id !== "";
  if (hasId) {
    const look = { label: "Refresh", icon: "refresh", accessibleLabel: "Refresh this job" };
    add("header:refresh", look, { type: "refresh" });
  }
  if (watched) {
    add("header:watch", { label: "Stop Watching", icon: "eye-closed" }, { type: "stopWatching" });
  } else if (canBeWatched(job, now)) {
    const accessibleLabel = "Watch: follow this job in the status bar to its end";
    add("header:watch", { label: "Watch", icon: "eye", accessibleLabel }, { type: "watch" });
  }
  if (!pinned) {
    const accessibleLabel = "Pin: keep this job in its own page";
    add("header:pin", { label: "Pin", icon: "pin", accessibleLabel }, { type: "pin" });
  }
  if (parentJobId !== undefined && parentJobId !== "" && parentJobId !== id) {
    const look = { label: "Go to Parent Job", icon: "arrow-up" };
    add("header:parent", look, { type: "openJob", job: { kind, id: parentJobId, isParent: true } });
  }
  add("header:json", { label: "Show JSON", icon: "json" }, { type: "showJson" });
  if (hasId) {
    const cli = { label: "Copy as AWS CLI Command", icon: "terminal" };
    add("header:cli", cli, { type: "copyAsCli" });
  }
  return result;
}
