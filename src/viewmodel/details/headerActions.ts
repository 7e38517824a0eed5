import { isViewKind } from "../../domain/job/viewKinds";
import type { Job } from "../../domain/job/job";
import type { Action } from "../../protocol/jobDetails";
import type { PartContext } from "./partContext";

/** What can be done with the job as a whole; what is impossible is not there. */
export function headerActions(
  job: Job,
  { pinned, consoleLink }: { readonly pinned: boolean; readonly consoleLink?: string },
  { actions }: PartContext,
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
  if (!pinned) {
    const accessibleLabel = "Pin: keep this job in its own page";
    add("header:pin", { label: "Pin", icon: "pin", accessibleLabel }, { type: "pin" });
  }
  if (parentJobId !== undefined && parentJobId !== "" && parentJobId !== id) {
    const look = { label: "Go to Parent Job", icon: "arrow-up" };
    add("header:parent", look, { type: "openJob", job: { kind, id: parentJobId, isParent: true } });
  }
  if (isViewKind(kind)) {
    add("header:reveal", { label: "Reveal in Tree", icon: "list-tree" }, { type: "reveal" });
  }
  add("header:json", { label: "Show JSON", icon: "json" }, { type: "showJson" });
  if (hasId) {
    const cli = { label: "Copy as AWS CLI Command", icon: "terminal" };
    add("header:cli", cli, { type: "copyAsCli" });
    const look = { label: "Copy Job ID", icon: "copy" };
    add("header:copyId", look, { type: "copy", text: id, what: "the job ID" });
  }
  if (consoleLink !== undefined) {
    const look = {
      label: "Open in AWS Console",
      icon: "link-external",
      accessibleLabel: "Open this job in the AWS console",
    };
    add("header:console", look, { type: "openConsole", link: consoleLink });
  }
  return result;
}
