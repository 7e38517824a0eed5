import type { Formats } from "../text/formats";
import { idPart } from "../text/idPart";
import { oneLine } from "../text/plainText";
import { informationRow } from "../tree/informationRow";
import { loadingRow } from "../tree/messageRow";
import { goneRow } from "../tree/plainRow";
import { problemRow, remedyRow } from "../tree/problemRow";
import type { MessageNode, NodeRow, RemedyNode } from "../tree/treeNode";
import { isCheckNode } from "./checkNode";
import { CheckRows } from "./checkRows";
import { readJobsRow, readJobsTooltip } from "./readJobsRow";
import { readingSize } from "./readingSize";
import type { ResourceGroup } from "./resourceGroups";
import { resourceGroupRow, resourceGroupTooltip } from "./resourceGroupRow";
import { resourceRow, type ResourceRowContext } from "./resourceRow";
import type { ResourcesEntry } from "./resourcesEntry";
import type {
  MoreResourcesNode,
  ResourceGroupNode,
  ResourceGrouping,
  ResourceNode,
  ResourcePortionNode,
  ResourcesNode,
} from "./resourcesNode";
import { resourceTooltip } from "./resourceTooltip";
import { deniedPlansRow, deniedPlansText } from "./deniedPlansRow";
import { outermostNodes } from "./outermostNodes";
import { troubleIn, troubleOf } from "./resourcesTrouble";
import type { SessionResources } from "./sessionResources";

export interface ResourcesRowsContext {
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly shortensNames: boolean;
  /** Hours, by resource type. */
  readonly freshness: ReadonlyMap<string, number>;
  readonly grouping: ResourceGrouping;
}

/** As many resources of a group are rows right below it, and in each portion: see JobRows. */
export const rowsAtOnce = 200;

/** The rows of one session of the view. */
export class ResourcesRows {
  readonly #entry: ResourcesEntry;
  readonly #context: ResourcesRowsContext;

  constructor(entry: ResourcesEntry, context: ResourcesRowsContext) {
    this.#entry = entry;
    this.#context = context;
  }

  /** @param parent undefined for the session's outermost rows, wherever these stand */
  below(parent: ResourcesNode | undefined): readonly ResourcesNode[] {
    const { resources, instead } = this.#entry;
    const isOutermost = parent === undefined || parent.type === "session";
    if (resources === undefined) return isOutermost ? instead.map(({ node }) => node) : [];
    if (parent !== undefined && isCheckNode(parent)) {
      return this.#checks(resources)
        .below(parent)
        .map((node) => this.#entry.keep(node));
    }
    switch (parent?.type) {
      case undefined:
      case "session":
        return outermostNodes(this.#entry.rootId, resources, parent).map((node) =>
          this.#entry.keep(node),
        );
      case "resourceGroup":
        return this.#inGroup(parent, this.groupOf(parent));
      case "resourcePortion":
        return this.#inPortion(parent, this.groupOf(parent.parent));
      case "regionsFold":
      case "message":
      case "remedy":
      case "readJobs":
      case "deniedPlans":
      case "moreResources":
      case "resource":
        return [];
    }
  }

  row(node: ResourcesNode): NodeRow {
    const { resources, instead } = this.#entry;
    const own = instead.find((each) => each.node.id === node.id);
    if (own !== undefined) return own.row;
    if (resources === undefined) return goneRow(node.id);
    if (isCheckNode(node)) return this.#checks(resources).row(node);
    switch (node.type) {
      case "resource":
        return this.#resourceRow(node);
      case "resourceGroup": {
        const group = this.groupOf(node);
        return group === undefined ? goneRow(node.id) : this.#groupRow(node, group, resources);
      }
      case "resourcePortion":
        return this.#portionRow(node);
      case "readJobs":
        return readJobsRow(node, {
          formats: this.#context.formats,
          size: readingSize(resources.account, this.#context.now),
          pagesRead: resources.account.isReading
            ? (resources.account.jobs.pagesRead ?? 0)
            : undefined,
          jobsRead: resources.account.jobs.jobs.size,
        });
      case "deniedPlans":
        return deniedPlansRow(node.id, resources.account.deniedActions);
      case "moreResources":
        return this.#moreRow(node, resources);
      case "message":
        return this.#messageRow(node, resources);
      case "remedy":
        return remedyRow(node, troubleOf(node, resources));
      case "session":
      case "regionsFold":
        return goneRow(node.id);
    }
  }

  /** Plain text; undefined where the row says all. */
  tooltip(node: ResourcesNode): string | undefined {
    const { resources, instead } = this.#entry;
    const own = instead.find((each) => each.node.id === node.id);
    if (own !== undefined || resources === undefined) return own?.tooltip;
    if (isCheckNode(node)) return this.#checks(resources).tooltip(node);
    switch (node.type) {
      case "resource": {
        const resource = this.#entry.resourceOf(node);
        return resource && resourceTooltip(resource, this.#rowContext(resources));
      }
      case "resourceGroup": {
        const group = this.groupOf(node);
        return group && resourceGroupTooltip(group);
      }
      case "readJobs":
        return readJobsTooltip(node.span);
      case "deniedPlans":
        return deniedPlansText(resources.account.deniedActions);
      case "message":
      case "remedy":
        return troubleOf(node, resources)?.text.sentence;
      case "resourcePortion":
      case "moreResources":
      case "session":
      case "regionsFold":
        return undefined;
    }
  }

  #inGroup(parent: ResourceGroupNode, group: ResourceGroup | undefined): readonly ResourcesNode[] {
    if (group === undefined) return [];
    const { rootId } = this.#entry;
    const nodes: ResourcesNode[] = group.groups.map(({ key }) => ({
      type: "resourceGroup",
      id: `${rootId}/${key}`,
      parent,
      key,
    }));
    for (const { resourceArn } of group.resources.slice(0, rowsAtOnce)) {
      nodes.push(this.#resourceNode(parent, resourceArn));
    }
    for (let from = rowsAtOnce; from < group.resources.length; from += rowsAtOnce) {
      nodes.push({ type: "resourcePortion", id: `${parent.id}/from:${from}`, parent, from });
    }
    return nodes.map((node) => this.#entry.keep(node));
  }

  #inPortion(
    parent: ResourcePortionNode,
    group: ResourceGroup | undefined,
  ): readonly ResourcesNode[] {
    const resources = group?.resources.slice(parent.from, parent.from + rowsAtOnce) ?? [];
    return resources.map(({ resourceArn }) =>
      this.#entry.keep(this.#resourceNode(parent, resourceArn)),
    );
  }

  #resourceNode(parent: ResourcesNode, arn: string): ResourceNode {
    const { profile = "", region = "" } = this.#entry.resources?.source.session ?? {};
    const id = `${parent.id}/arn:${idPart(arn)}`;
    return { type: "resource", id, parent, arn, profile, region };
  }

  /** Undefined where it has gone. */
  groupOf({ key }: ResourceGroupNode): ResourceGroup | undefined {
    return this.#entry.resources?.shown?.groupOf.get(key);
  }

  #checks({ checks, shown, source }: SessionResources): CheckRows {
    const isEnoughRead = shown?.protection.isEnoughRead === true;
    const { formats } = this.#context;
    return new CheckRows({ checks: checks.shown, session: source.session, formats, isEnoughRead });
  }

  #resourceRow(node: ResourceNode): NodeRow {
    const { resources } = this.#entry;
    const resource = this.#entry.resourceOf(node);
    if (resource === undefined || resources === undefined) return goneRow(node.id);
    return resourceRow(node, resource, this.#rowContext(resources));
  }

  #rowContext({ shown }: SessionResources): ResourceRowContext {
    return {
      ...this.#context,
      areOfSeveralAccounts: shown?.areOfSeveralAccounts === true,
      isEnoughRead: shown?.protection.isEnoughRead === true,
    };
  }

  #groupRow({ id }: ResourceGroupNode, group: ResourceGroup, { shown }: SessionResources): NodeRow {
    const isEnoughRead = shown?.protection.isEnoughRead === true;
    return resourceGroupRow(id, group, { ...this.#context, isEnoughRead });
  }

  #portionRow({ id, from, parent }: ResourcePortionNode): NodeRow {
    const { formats } = this.#context;
    const count = this.groupOf(parent)?.resources.length ?? 0;
    const [first, last] = [from + 1, Math.min(from + rowsAtOnce, count)];
    const range = `${formats.count(first)}–${formats.count(last)}`;
    return {
      id,
      label: `Resources ${range}`,
      icon: { id: "list-flat" },
      expandable: true,
      capabilities: [],
      accessibleLabel: `${formats.count(first)} to ${formats.count(last)} of the resources`,
    };
  }

  #moreRow(node: MoreResourcesNode, { account, source }: SessionResources): NodeRow {
    const { error, isLoading, resources } = account.pages;
    const { id } = node;
    if (isLoading) return loadingRow(id);
    if (error !== undefined) {
      const remedy: RemedyNode = {
        type: "remedy",
        id,
        parent: undefined,
        about: "loadProblem",
        action: "retry",
      };
      return remedyRow(remedy, troubleIn("load more", error, source.session));
    }
    const loaded = `${this.#context.formats.count(resources.length)} loaded`;
    return {
      id,
      label: "Load more…",
      description: loaded,
      icon: { id: "ellipsis" },
      expandable: false,
      capabilities: ["canLoadMore"],
      accessibleLabel: `Load more protected resources, ${loaded}`,
      action: "loadMore",
    };
  }

  #messageRow(node: MessageNode, resources: SessionResources): NodeRow {
    if (node.about === "loading") return loadingRow(node.id);
    if (node.about === "empty") {
      const region = oneLine(resources.source.session.region, 30);
      const isFiltered = (resources.shown?.protection.resources.length ?? 0) > 0;
      const label = isFiltered
        ? "No resource matches the filter"
        : `No protected resources in ${region}`;
      return informationRow(node.id, label, "");
    }
    const found = troubleOf(node, resources);
    return found === undefined ? goneRow(node.id) : problemRow(node, found);
  }
}
