import { emptyNodes, problemNodes, remedyNode, viewProblemNodes } from "../tree/problemNodes";
import type { MessageNode, SessionNode } from "../tree/treeNode";
import { checkNodes } from "./checkRows";
import type { ReadJobsNode, ResourcesNode } from "./resourcesNode";
import type { SessionResources, ShownProtection } from "./sessionResources";

/**
 * The rows right below a session: what went wrong, what can be read, the groups, and what is left of the list.
 * @param parent the session's row; undefined where the session is alone
 */
export function outermostNodes(
  rootId: string,
  resources: SessionResources,
  parent: SessionNode | undefined,
): readonly ResourcesNode[] {
  const { account, problem, shown, source } = resources;
  const nodes: ResourcesNode[] =
    problem === undefined ? [] : [...viewProblemNodes(rootId, problem, source.session)];
  if (shown === undefined || (!account.pages.isAsked && problem === undefined)) {
    if (problem !== undefined) return nodes;
    return account.fault === undefined
      ? [message(`${rootId}/loading`, "loading")]
      : faultNodes(rootId, resources);
  }
  nodes.push(...checkNodes(rootId, resources.checks.shown, parent));
  nodes.push(...readingNodes(rootId, resources, shown, parent));
  for (const { key } of shown.groups) {
    nodes.push({ type: "resourceGroup", id: `${rootId}/${key}`, parent, key });
  }
  if (account.pages.isAsked && account.pages.hasMore) {
    nodes.push({ type: "moreResources", id: `${rootId}/more`, parent });
  } else if (shown.groups.length === 0 && problem === undefined) {
    nodes.push(...emptyNodes(rootId, shown.protection.resources.length > 0));
  }
  return nodes;
}

/** Nothing could be worked out yet. */
function faultNodes(
  rootId: string,
  { account: { fault }, source }: SessionResources,
): readonly ResourcesNode[] {
  const place = { parent: undefined, about: "loadProblem", base: `${rootId}/fault` } as const;
  return fault === undefined
    ? []
    : [...problemNodes(place, fault, source.session), remedyNode(place, "retry")];
}

/** What can be read, above what went wrong with it, and what AWS does not let us read. */
function readingNodes(
  rootId: string,
  { account, source }: SessionResources,
  shown: ShownProtection,
  parent: ResourcesNode | undefined,
): readonly ResourcesNode[] {
  const { error, deniedActions } = account;
  const span = spanToRead(account, shown);
  const base = `${rootId}/read:${span ?? "again"}`;
  const place = { parent: undefined, about: "loadProblem", base } as const;
  const nodes: ResourcesNode[] =
    error === undefined ? [] : [...problemNodes(place, error, source.session)];
  if (span !== undefined) nodes.push({ type: "readJobs", id: base, parent, span });
  else if (error !== undefined) nodes.push(remedyNode(place, "retry"));
  if (deniedActions.length > 0) {
    nodes.push({ type: "deniedPlans", id: `${rootId}/denied`, parent });
  }
  return nodes;
}

/** Which jobs or plans would tell more; undefined where nothing would. */
function spanToRead(
  { isReading, plansLeft, covered }: SessionResources["account"],
  { protection, isOlderWanted }: ShownProtection,
): ReadJobsNode["span"] | undefined {
  if (!protection.isEnoughRead) return "recent";
  if (plansLeft > 0 || isReading) return "plans";
  // Where all is read, there are no older ones: a job in a state that nobody knows stays unclear.
  return isOlderWanted && covered?.since !== -Infinity ? "all" : undefined;
}

function message(id: string, about: MessageNode["about"]): MessageNode {
  return { type: "message", id, parent: undefined, about };
}
