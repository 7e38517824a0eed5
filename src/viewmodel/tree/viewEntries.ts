import type { Disposable } from "../../base/disposables";
import { idPart } from "../text/idPart";
import type { ViewTreeOptions } from "./jobTreeOptions";
import { rootId } from "./rootId";
import { sessionsOf, type ShownEntry, type ShownSession } from "./shownEntry";
import type { UpperNode } from "./givenRows";
import type { RegionsNode, SessionNode, TreeNode } from "./treeNode";
import { ViewRegions } from "./viewRegions";
import type { ViewSession } from "./viewSession";

export interface ViewSessionEntry {
  readonly type: "session";
  readonly shown: ShownEntry;
  readonly session: ViewSession;
}

export type ViewEntry = ViewSessionEntry | ViewRegions;

export type ViewEntriesOptions = Pick<ViewTreeOptions, "kind" | "turns">;

/** The sessions of a view, and where they stand. */
export class ViewEntries implements Disposable {
  readonly #newSession: (shown: ShownSession) => ViewSession;
  readonly #options: ViewEntriesOptions;
  #all: readonly ViewEntry[] = [];
  #sessions: ReadonlyMap<string, ViewSession> = new Map();
  /** By what the IDs of a session's rows begin with. */
  #owners: ReadonlyMap<string, ViewSession> = new Map();

  constructor(options: ViewEntriesOptions, newSession: (shown: ShownSession) => ViewSession) {
    this.#options = options;
    this.#newSession = newSession;
  }

  dispose(): void {
    for (const session of this.sessions) session.dispose();
  }

  get all(): readonly ViewEntry[] {
    return this.#all;
  }

  /** In the order of rows. */
  get sessions(): readonly ViewSession[] {
    return [...this.#sessions.values()];
  }

  /** The session whose rows are all that the view shows. */
  get alone(): ViewSession | undefined {
    const [only] = this.#all;
    return this.#all.length === 1 && only?.type === "session" ? only.session : undefined;
  }

  /**
   * Drops what belongs to sessions that have gone and to sources that are others, and asks AWS nothing.
   * @returns the sessions that show other rows in the place of jobs
   */
  set(entries: readonly ShownEntry[]): readonly ViewSession[] {
    const shown = entries.flatMap(sessionsOf);
    const ids = new Set(shown.map(({ id }) => id));
    const old = this.#sessions;
    for (const [id, session] of old) if (!ids.has(id)) session.dispose();
    this.#sessions = new Map(
      shown.map((each) => [each.id, old.get(each.id) ?? this.#newSession(each)]),
    );
    this.#all = entries.flatMap((entry) => this.#entry(entry) ?? []);
    return this.#showAll();
  }

  /** The session that a row belongs to. */
  ownerOf({ id }: TreeNode): ViewSession | undefined {
    const [kind = "", second = "", third = ""] = id.split("/", 3);
    return this.#owners.get(`${kind}/${second}/${third}`) ?? this.#owners.get(`${kind}/${second}`);
  }

  /** The session of a row of its own. */
  ofNode({ id }: SessionNode): ViewSession | undefined {
    return this.#owners.get(id);
  }

  /** The upper rows under one of them, or under the root. */
  below(parent: RegionsNode | undefined): readonly UpperNode[] {
    if (this.alone !== undefined) return [];
    if (parent !== undefined) return this.#belowRegions(parent);
    const [only] = this.#all;
    if (this.#all.length === 1 && only?.type === "regions") return only.below(undefined);
    return this.#all.map((entry) => {
      if (entry.type === "session") return entry.session.nodeUnder(undefined);
      entry.below(entry.node);
      return entry.node;
    });
  }

  /** The session whose rows stand right under an upper row, or under the root, without a row of its own. */
  withoutRow(parent: RegionsNode | undefined): ViewSession | undefined {
    if (parent !== undefined) {
      return parent.about === "all" ? this.regionsOf(parent)?.forAll : undefined;
    }
    const [only] = this.#all;
    if (this.#all.length !== 1) return undefined;
    return only?.type === "regions" ? only.forAll : only?.session;
  }

  /** The upper row under which the rows of a session stand; undefined for the root. */
  above(session: ViewSession): UpperNode | undefined {
    if (this.withoutRow(undefined) === session) return undefined;
    const regions = this.#all.find((entry) => entry.type === "regions" && entry.forAll === session);
    return regions?.type === "regions" ? regions.node : session.node;
  }

  /** The Regions that a row of several belongs to. */
  regionsOf(node: RegionsNode): ViewRegions | undefined {
    const entry = this.#all.find(
      (each) => each.type === "regions" && (each.node === node || each.foldOf(node) !== undefined),
    );
    return entry?.type === "regions" ? entry : undefined;
  }

  /** The sessions that a row of several stands for. */
  sessionsOf(node: RegionsNode): readonly ViewSession[] {
    const regions = this.regionsOf(node);
    if (regions === undefined) return [];
    return node.about === "all" ? regions.sessions : regions.in(node.about);
  }

  /** The entry of a session. */
  entryOf(session: ViewSession): ViewEntry | undefined {
    return this.#all.find((entry) =>
      entry.type === "session" ? entry.session === session : entry.sessions.includes(session),
    );
  }

  #belowRegions(parent: RegionsNode): readonly UpperNode[] {
    const regions = this.regionsOf(parent);
    if (regions === undefined) return [];
    return parent.about === "all"
      ? regions.below(parent)
      : regions.in(parent.about).map((session) => session.nodeUnder(parent));
  }

  #entry(shown: ShownEntry): ViewEntry | undefined {
    if (shown.type === "session") {
      const session = this.#sessions.get(shown.session.id);
      return session && { type: "session", shown, session };
    }
    const id = `${this.#options.kind}:regions/${idPart(shown.id)}`;
    const known = this.#all.find((each) => each.type === "regions" && each.node.id === id);
    const regions =
      known?.type === "regions" ? known : new ViewRegions(id, shown, this.#options.turns(shown.id));
    regions.show(
      shown,
      shown.regions.flatMap((region) => this.#sessions.get(region.id) ?? []),
    );
    return regions;
  }

  #showAll(): readonly ViewSession[] {
    const changed: ViewSession[] = [];
    const owners = new Map<string, ViewSession>();
    for (const entry of this.#all) {
      const turns = entry.type === "regions" ? entry.turns : undefined;
      for (const shown of sessionsOf(entry.shown)) {
        const session = this.#sessions.get(shown.id);
        if (session === undefined) continue;
        const names = shown.source?.session ?? shown.session;
        const rows = names && rootId(this.#options.kind, names);
        const same = rows === undefined ? undefined : owners.get(rows);
        if (session.show(shown, { sameAs: same?.shown, turns })) changed.push(session);
        owners.set(session.node.id, session);
        if (rows !== undefined && same === undefined) owners.set(rows, session);
      }
    }
    this.#owners = owners;
    return changed;
  }
}
