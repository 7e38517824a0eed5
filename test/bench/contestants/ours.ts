import { lazily } from "../../../src/base/lazily";
import { nextTask } from "../../../src/host/base/nextTask";
import { createAwsRuntime } from "../../../src/aws/index";
import { activeFilter } from "../../../src/domain/filter/activeFilter";
import { noFilter } from "../../../src/domain/filter/jobFilter";
import type { OpenedGateway } from "../../../src/domain/query/jobGateway";
import type { Source } from "../../../src/domain/session/source";
import { createFormats } from "../../../src/viewmodel/text/formats";
import type { JobTree } from "../../../src/viewmodel/tree/jobTree";
import { RegionTurns } from "../../../src/viewmodel/tree/regionTurns";
import { ViewTree } from "../../../src/viewmodel/tree/viewTree";
import { aSessionEntry } from "../../support/jobs/shownSessions";

const formats = lazily(() => createFormats({ locale: "en" }));

/** The product's gateway for a profile; AWS's quotas are not what is measured. */
export async function openSource(
  profile: string,
): Promise<Source & { readonly gateway: OpenedGateway }> {
  const runtime = createAwsRuntime({
    env: process.env,
    log: () => undefined,
    askMfaCode: () => Promise.resolve(undefined),
    now: Date.now,
    quotaShare: 1000,
  });
  const resolved = await runtime.resolveSession({ profile });
  if (resolved.kind !== "ready") throw new Error(`The profile ${profile} can't be used.`);
  return { session: resolved.session, gateway: runtime.openGateway(resolved.session) };
}

/** A view of backup jobs with one session, which nobody has looked at. */
export function newView(source: Source, pageSize = 100): ViewTree {
  const view = new ViewTree({
    nextTask,
    kind: "backup",
    grouping: "stateVault",
    filter: activeFilter(noFilter, () => undefined),
    now: Date.now,
    pageSize: () => pageSize,
    turns: () => new RegionTurns(() => Promise.resolve()),
    shortensNames: () => true,
    isWatched: () => false,
    formats,
  });
  view.setEntries([aSessionEntry("session", { source })]);
  return view;
}

/** A view whose first rows are in. */
export async function openView(source: Source, pageSize?: number): Promise<ViewTree> {
  const view = newView(source, pageSize);
  view.show();
  await treeOf(view).opened();
  return view;
}

export function treeOf(view: ViewTree): JobTree {
  const [tree] = view.trees;
  if (tree === undefined) throw new Error("The view has no tree.");
  return tree;
}

export async function loadAll(view: ViewTree): Promise<void> {
  const { signal } = new AbortController();
  await view.loadAll(undefined, { signal, progress: () => undefined });
}
