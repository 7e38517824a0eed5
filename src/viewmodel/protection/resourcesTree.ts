import { DisposableStore } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import type { ResourceProtection } from "../../domain/protection/protection";
import type { JobFilter } from "../../domain/filter/jobFilter";
import type { Source } from "../../domain/session/source";
import type { CheckContext } from "../../domain/check/checkArns";
import { sessionText } from "../session/sessionText";
import { isCheckNode } from "./checkNode";
import type { ResourceWordsOf } from "../job/resourceWords";
import { goneRow, textOfRow } from "../tree/plainRow";
import type { RegionTurns } from "../tree/regionTurns";
import type { ShownEntry } from "../tree/shownEntry";
import type { NodeRow } from "../tree/treeNode";
import { GivenResources } from "./givenResources";
import { nodeOfResource } from "./nodeOfResource";
import { regionsFoldRow, regionsFoldTooltip } from "./regionsFoldRow";
import type { ResourceGroup } from "./resourceGroups";
import { ResourcesEntries } from "./resourcesEntries";
import type { ResourcesEntry } from "./resourcesEntry";
import type { ResourceGrouping, ResourcesNode } from "./resourcesNode";
import { type ResourcesStatus, resourcesStatus } from "./resourcesStatus";
import { ResourcesRows, type ResourcesRowsContext } from "./resourcesRows";
import { resourcesSessionRow } from "./resourcesSessionRow";
import { SessionResources, type SessionResourcesOptions, type ViewJobs } from "./sessionResources";
import { wordsOfResource } from "./wordsOfResource";

export interface ResourcesTreeOptions extends Pick<
  SessionResourcesOptions,
  "evaluate" | "expectations" | "failed" | "histories" | "now" | "nextTask"
> {
  readonly grouping: ResourceGrouping;
  /** That of all views. */
  readonly filter: () => JobFilter;
  readonly formats: () => ResourcesRowsContext["formats"];
  readonly shortensNames: () => boolean;
  readonly jobsOfView: (source: Source) => ViewJobs;
  /** When the Regions of an entry may ask AWS: the same for all views. */
  readonly turns: (entryId: string) => RegionTurns;
}

/**
 * The view of protected resources as plain values. One session alone has its rows right in the view; several have a row
 * each. Loads end with rows, never with rejections.
 */
export class ResourcesTree {
  /** The nodes to read again with all below them; undefined for the whole view. */
  readonly changed: Emitter<readonly ResourcesNode[] | undefined>["event"];
  readonly statusChanged: Emitter<void>["event"];

  readonly #options: ResourcesTreeOptions;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new Emitter<readonly ResourcesNode[] | undefined>());
  readonly #statusChanges = this.#store.add(new Emitter<void>());
  readonly #given = new GivenResources();
  readonly #entries: ResourcesEntries;
  #grouping: ResourceGrouping;
  #isUpdating = false;
  #mustUpdate = false;
  #isDisposed = false;

  constructor(options: ResourcesTreeOptions) {
    this.#options = options;
    this.#grouping = options.grouping;
    this.#entries = this.#store.add(
      new ResourcesEntries((source) => this.#open(source), options.turns),
    );
    this.changed = this.#changes.event;
    this.statusChanged = this.#statusChanges.event;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#store.dispose();
  }

  get grouping(): ResourceGrouping {
    return this.#grouping;
  }

  get status(): ResourcesStatus {
    return resourcesStatus(this.sessions, this.#options);
  }

  /** Of the sessions that are open, in the order of rows. */
  get sessions(): readonly SessionResources[] {
    return this.#entries.all.flatMap(({ resources }) => resources ?? []);
  }

  get entries(): readonly ResourcesEntry[] {
    return this.#entries.all;
  }

  /** Shows these sessions. What belongs to another source goes at once; the new one is asked when it is wanted. */
  setEntries(entries: readonly ShownEntry[]): void {
    const isOther = this.#entries.set(entries);
    if (isOther) this.#fireAll();
    else this.tick();
  }

  children(parent: ResourcesNode | undefined): readonly ResourcesNode[] {
    const nodes = this.#below(parent);
    this.#given.gave(parent, nodes);
    return nodes;
  }

  row(node: ResourcesNode): NodeRow {
    const row = this.#row(node);
    this.#given.gaveRow(node, textOfRow(row));
    return row;
  }

  tooltip(node: ResourcesNode): string | undefined {
    if (node.type === "regionsFold") return regionsFoldTooltip(node, this.#entries.inFold(node));
    const entry = this.#entries.of(node);
    if (entry === undefined) return undefined;
    return node.type === "session"
      ? this.#row(node).accessibleLabel
      : this.#rows(entry).tooltip(node);
  }

  parent(node: ResourcesNode): ResourcesNode | undefined {
    if (isCheckNode(node)) return node.parent;
    switch (node.type) {
      case "session":
      case "regionsFold":
        return undefined;
      case "message":
      case "remedy":
        return this.#outermost(this.#entries.of(node));
      case "readJobs":
      case "deniedPlans":
      case "moreResources":
      case "resourceGroup":
      case "resourcePortion":
      case "resource":
        return node.parent;
    }
  }

  isExpandedAtFirst(node: ResourcesNode): boolean {
    if (node.type !== "session") return node.type === "check";
    // Of all Regions of a profile each shows its row.
    return this.#entries.of(node)?.turns === undefined;
  }

  /** What a row's resources are read from; undefined for a row of a session that was left. */
  sessionOf(node: ResourcesNode): SessionResources | undefined {
    return this.#entries.of(node)?.resources;
  }

  entryOf(node: ResourcesNode): ResourcesEntry | undefined {
    return this.#entries.of(node);
  }

  resourceOf(node: ResourcesNode): ResourceProtection | undefined {
    return this.#entries.of(node)?.resourceOf(node);
  }

  /** How a resource is backed up, in the words of its row. */
  readonly words: ResourceWordsOf = (source, resourceArn) => {
    const { formats, now, expectations } = this.#options;
    const { shown } = this.sessions.find((each) => each.source === source) ?? {};
    const { freshness } = expectations();
    return wordsOfResource(shown, resourceArn, { formats: formats(), now: now(), freshness });
  };

  /** The row of a check; undefined while there is none. */
  checkNode(session: SessionResources, name: string): ResourcesNode | undefined {
    const entry = this.#entries.all.find(({ resources }) => resources === session);
    const rows = entry === undefined ? [] : this.#rows(entry).below(this.#outermost(entry));
    return rows.find((node) => node.type === "check" && node.name === name);
  }

  /** The row of a resource of a source; undefined while there is none. */
  nodeOf(source: Source, resourceArn: string): ResourcesNode | undefined {
    const entry = this.#entries.all.find(({ resources }) => resources?.source === source);
    return entry && nodeOfResource(resourceArn, this.#outermost(entry), this.#rows(entry));
  }

  groupOf(node: ResourcesNode): ResourceGroup | undefined {
    if (node.type !== "resourceGroup") return undefined;
    return this.sessionOf(node)?.shown?.groupOf.get(node.key);
  }

  /** The view is in sight: asks AWS for a page of each session, unless that was done. The user is asked nothing. */
  showQuietly(): void {
    for (const entry of this.#entries.all) entry.want();
  }

  /** A session works again: tries again quietly what failed for it. */
  async recover(source: Source): Promise<void> {
    await this.sessions.find((session) => session.source === source)?.recover();
  }

  /** Another grouping: AWS is asked nothing. */
  setGrouping(grouping: ResourceGrouping): void {
    if (grouping === this.#grouping) return;
    this.#grouping = grouping;
    for (const session of this.sessions) session.regroup();
  }

  /** The views have another filter: AWS is asked nothing. */
  filterChanged(): void {
    for (const session of this.sessions) session.regroup();
  }

  /** What the user expects is another: everything is evaluated again. */
  expectOthers(): void {
    for (const { account, isWanted } of this.sessions) if (isWanted) account.factsChanged();
  }

  /** Fires the rows that read differently by now: with time, or in another setting. */
  tick(): void {
    this.#mustUpdate = true;
    if (!this.#isUpdating) void this.#update();
  }

  async #update(): Promise<void> {
    const { nextTask } = this.#options;
    this.#isUpdating = true;
    while (this.#mustUpdate && !this.#isDisposed) {
      // All that changes in one task is told once.
      await nextTask();
      this.#mustUpdate = false;
      const fired = await this.#changedRows();
      if (fired === undefined || fired.length > 0) this.#changes.fire(fired);
      this.#statusChanges.fire();
    }
    this.#isUpdating = false;
  }

  async #changedRows(): Promise<readonly ResourcesNode[] | undefined> {
    try {
      return await this.#given.changes({
        below: (parent) => this.#below(parent),
        text: (node) => textOfRow(this.#row(node)),
        nextTask: this.#options.nextTask,
      });
    } catch {
      // A fault of ours: whoever reads the rows logs it, and says so in their place.
      return undefined;
    }
  }

  #fireAll(): void {
    this.#given.clear();
    this.#changes.fire(undefined);
    this.#statusChanges.fire();
  }

  #open(source: Source): SessionResources {
    const { jobsOfView } = this.#options;
    return new SessionResources({
      ...this.#options,
      source,
      jobsOfView: jobsOfView(source),
      grouping: () => this.#grouping,
      others: () => this.#othersThan(source),
      changed: () => {
        this.tick();
      },
    });
  }

  /** Sessions that a resource of another Region or account may be looked up in. */
  #othersThan(own: Source): CheckContext["others"] {
    const others = this.sessions.filter(({ source }) => source !== own);
    return others.map((other) => {
      const { region } = other.source.session;
      const knows = (arn: string): boolean => other.shown?.byArn.has(arn) === true;
      const session = sessionText(other.source.session);
      return { region, accountId: other.account.accountId, session, knows };
    });
  }

  #below(parent: ResourcesNode | undefined): readonly ResourcesNode[] {
    if (parent !== undefined) {
      const entry = this.#entries.of(parent);
      return entry === undefined ? [] : this.#rows(entry).below(parent);
    }
    const alone = this.#entries.alone;
    if (alone === undefined) return this.#entries.roots;
    // Where it is not found out yet, a welcome text says so.
    return alone.isFoundOut ? this.#rows(alone).below(undefined) : [];
  }

  /** The row above the outermost rows of a session; undefined where the session is alone. */
  #outermost(entry: ResourcesEntry | undefined): ResourcesNode | undefined {
    return this.#entries.alone === undefined ? entry?.node : undefined;
  }

  #row(node: ResourcesNode): NodeRow {
    if (node.type === "regionsFold") return regionsFoldRow(node, this.#entries.inFold(node));
    const entry = this.#entries.of(node);
    if (entry === undefined) return goneRow(node.id);
    return node.type === "session"
      ? resourcesSessionRow(entry, this.#entries.capabilitiesOf(entry), this.#options.formats())
      : this.#rows(entry).row(node);
  }

  #rows(entry: ResourcesEntry): ResourcesRows {
    const { formats, now, shortensNames, expectations } = this.#options;
    return new ResourcesRows(entry, {
      formats: formats(),
      now: now(),
      shortensNames: shortensNames(),
      freshness: expectations().freshness,
      grouping: this.#grouping,
    });
  }
}
