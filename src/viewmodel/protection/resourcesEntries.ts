import type { Disposable } from "../../base/disposables";
import type { Source } from "../../domain/session/source";
import { sessionsOf, type ShownEntry, type ShownSession } from "../tree/shownEntry";
import { ResourcesEntry, rootIdOf } from "./resourcesEntry";
import { idPart } from "../text/idPart";
import { entryCapabilities } from "../tree/entryCapabilities";
import type { RowCapability, SessionNode } from "../tree/treeNode";
import type { RegionsFoldNode, ResourcesNode } from "./resourcesNode";
import type { RegionTurns } from "../tree/regionTurns";
import type { SessionResources } from "./sessionResources";

/** All Regions of a profile. */
interface Regions {
  readonly id: string;
  readonly entries: readonly ResourcesEntry[];
}

/** The sessions of the view, in the order of rows: those of all Regions of a profile stand one by one, as far as they have something to show. */
export class ResourcesEntries implements Disposable {
  readonly #open: (source: Source) => SessionResources;
  readonly #turns: (entryId: string) => RegionTurns;
  #all: readonly ResourcesEntry[] = [];
  #roots: readonly (ResourcesEntry | Regions)[] = [];
  /** By what the ids of a session's rows begin with. */
  #owners: ReadonlyMap<string, ResourcesEntry> = new Map();

  /** @param turns when the Regions of an entry may ask AWS */
  constructor(open: (source: Source) => SessionResources, turns: (entryId: string) => RegionTurns) {
    this.#open = open;
    this.#turns = turns;
  }

  dispose(): void {
    for (const entry of this.#all) entry.dispose();
  }

  get all(): readonly ResourcesEntry[] {
    return this.#all;
  }

  /** The session whose rows are all that the view shows. */
  get alone(): ResourcesEntry | undefined {
    const [only, ...others] = this.#roots;
    return others.length === 0 && only instanceof ResourcesEntry ? only : undefined;
  }

  /** The outermost rows where there are several sessions. */
  get roots(): readonly (SessionNode | RegionsFoldNode)[] {
    return this.#roots.flatMap((root) =>
      root instanceof ResourcesEntry
        ? [root.node]
        : [
            ...root.entries.filter(({ standing }) => standing === "shown").map(({ node }) => node),
            ...folds.flatMap((about) => this.#fold(root, about)),
          ],
    );
  }

  /** What can be done with the session of a row; nothing on one of all Regions of a profile. */
  capabilitiesOf(entry: ResourcesEntry): readonly RowCapability[] {
    return entryCapabilities(this.#roots.indexOf(entry), this.#roots.length);
  }

  /** The Regions that a row stands for. */
  inFold({ id, about }: RegionsFoldNode): readonly ResourcesEntry[] {
    const regions = this.#roots.find(
      (root) => !(root instanceof ResourcesEntry) && id === foldId(root, about),
    );
    if (regions === undefined || regions instanceof ResourcesEntry) return [];
    return regions.entries.filter(({ standing }) => standing === about);
  }

  /** The session that a row belongs to. */
  of({ id }: ResourcesNode): ResourcesEntry | undefined {
    const [view = "", first = "", second = ""] = id.split("/", 3);
    return this.#owners.get(`${view}/${first}/${second}`) ?? this.#owners.get(`${view}/${first}`);
  }

  /**
   * Drops what belongs to sessions that have gone and to sources that are others, and asks AWS nothing.
   * @returns true where no row is as it was
   */
  set(entries: readonly ShownEntry[]): boolean {
    const before = this.#all;
    const old = new Map(before.map((entry) => [entry.shown.id, entry]));
    const owners = new Map<string, ResourcesEntry>();
    const shown = entries.flatMap(shownOf);
    const turnsOf = new Map(
      entries.flatMap((entry) =>
        entry.type === "session"
          ? []
          : sessionsOf(entry).map(({ id }) => [id, this.#turns(entry.id)] as const),
      ),
    );
    let isOther = before.length !== shown.length;
    this.#all = shown.map((session, at) => {
      const entry = old.get(session.id) ?? new ResourcesEntry(session, this.#open);
      entry.turns = turnsOf.get(session.id);
      old.delete(session.id);
      const names = session.source?.session ?? session.session;
      const root = names && rootIdOf(names);
      const same = root === undefined ? undefined : owners.get(root);
      if (entry.show(session, same?.shown) || before[at] !== entry) isOther = true;
      owners.set(entry.node.id, entry);
      if (root !== undefined && same === undefined) owners.set(root, entry);
      return entry;
    });
    for (const gone of old.values()) gone.dispose();
    this.#owners = owners;
    this.#roots = entries.map((entry) => this.#root(entry));
    return isOther;
  }

  #root(entry: ShownEntry): ResourcesEntry | Regions {
    const ids = new Set(sessionsOf(entry).map(({ id }) => id));
    const entries = this.#all.filter(({ shown }) => ids.has(shown.id));
    const [first] = entries;
    return entry.type === "session" && first !== undefined
      ? first
      : { id: entry.type === "session" ? entry.session.id : entry.id, entries };
  }

  #fold(regions: Regions, about: RegionsFoldNode["about"]): readonly RegionsFoldNode[] {
    const isAny = regions.entries.some(({ standing }) => standing === about);
    // Which Regions there are may not be known yet.
    const isUnknown = about === "loading" && regions.entries.length === 0;
    return isAny || isUnknown
      ? [{ type: "regionsFold", id: foldId(regions, about), parent: undefined, about }]
      : [];
  }
}

const folds = ["loading", "refusing", "empty"] as const;

function foldId({ id }: Regions, about: RegionsFoldNode["about"]): string {
  return `resources:regions/${idPart(id)}/${about}`;
}

/** A Region among all of a profile is called by both. */
function shownOf(entry: ShownEntry): readonly ShownSession[] {
  if (entry.type === "session") return [entry.session];
  return sessionsOf(entry).map((session) => ({
    ...session,
    name: `${entry.name} ${session.name}`,
  }));
}
