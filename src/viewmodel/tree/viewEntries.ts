import type { Disposable } from "../../base/disposables";
import { Turns } from "../../base/turns";
import { idPart } from "../text/idPart";
import type { JobTreeOptions } from "./jobTreeOptions";
import { rootId } from "./rootId";
import { sessionsOf, type ShownEntry, type ShownSession } from "./shownEntry";
import type { UpperNode } from "./givenRows";
import type { RegionsNode, SessionNode, TreeNode } from "./treeNode";
import type { ViewSession } from "./viewSession";

type ShownRegions = Extract<ShownEntry, { type: "regions" }>;

/** All Regions of a profile. */
export interface ViewRegions {
  readonly type: "regions";
  readonly shown: ShownRegions;
  readonly node: RegionsNode;
  readonly sessions: readonly ViewSession[];
  readonly turns: Turns;
}

export interface ViewSessionEntry {
  readonly type: "session";
  readonly shown: ShownEntry;
  readonly session: ViewSession;
}

export type ViewEntry = ViewSessionEntry | ViewRegions;

/** So many Regions of a profile are asked at the same time: of thirty, those that come first are not to wait for all. */
const regionsAtOnce = 6;

/** The sessions of a view, and where they stand. */
export class ViewEntries implements Disposable {
  readonly #newSession: (shown: ShownSession) => ViewSession;
  readonly #kind: JobTreeOptions["kind"];
  #all: readonly ViewEntry[] = [];
  #sessions: ReadonlyMap<string, ViewSession> = new Map();
  /** By what the IDs of a session's rows begin with. */
  #owners: ReadonlyMap<string, ViewSession> = new Map();

  constructor(kind: JobTreeOptions["kind"], newSession: (shown: ShownSession) => ViewSession) {
    this.#kind = kind;
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
    if (parent !== undefined) return this.regionsOf(parent).map((each) => each.nodeUnder(parent));
    const [only] = this.#all;
    if (this.#all.length === 1 && only?.type === "regions") {
      return only.sessions.map((session) => session.nodeUnder(undefined));
    }
    return this.#all.map((entry) =>
      entry.type === "session" ? entry.session.nodeUnder(undefined) : entry.node,
    );
  }

  /** The sessions under a row of several Regions. */
  regionsOf(node: RegionsNode): readonly ViewSession[] {
    return this.#all.flatMap((entry) =>
      entry.type === "regions" && entry.node === node ? entry.sessions : [],
    );
  }

  /** The entry that a row belongs to. */
  entryOf(node: UpperNode): ViewEntry | undefined {
    return this.#all.find((entry) =>
      entry.type === "session"
        ? entry.session.node === node
        : entry.node === node || entry.sessions.some((session) => session.node === node),
    );
  }

  #entry(shown: ShownEntry): ViewEntry | undefined {
    if (shown.type === "session") {
      const session = this.#sessions.get(shown.session.id);
      return session && { type: "session", shown, session };
    }
    const old = this.#all.find((each) => each.type === "regions" && each.shown.id === shown.id);
    const known = old?.type === "regions" ? old : undefined;
    const id = `${this.#kind}:regions/${idPart(shown.id)}`;
    return {
      type: "regions",
      shown,
      node: known?.node ?? { type: "regions", id, parent: undefined, about: "all" },
      sessions: shown.regions.flatMap((region) => this.#sessions.get(region.id) ?? []),
      turns: known?.turns ?? new Turns(regionsAtOnce),
    };
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
        const rows = names && rootId(this.#kind, names);
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
