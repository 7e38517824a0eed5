import type { Disposable } from "../../base/disposables";
import type { Source } from "../../domain/session/source";
import { sessionsOf, type ShownEntry, type ShownSession } from "../tree/shownEntry";
import { ResourcesEntry, rootIdOf } from "./resourcesEntry";
import type { ResourcesNode } from "./resourcesNode";
import type { SessionResources } from "./sessionResources";

/** The sessions of the view, in the order of rows: those of all Regions of a profile stand one by one. */
export class ResourcesEntries implements Disposable {
  readonly #open: (source: Source) => SessionResources;
  #all: readonly ResourcesEntry[] = [];
  /** By what the ids of a session's rows begin with. */
  #owners: ReadonlyMap<string, ResourcesEntry> = new Map();

  constructor(open: (source: Source) => SessionResources) {
    this.#open = open;
  }

  dispose(): void {
    for (const entry of this.#all) entry.dispose();
  }

  get all(): readonly ResourcesEntry[] {
    return this.#all;
  }

  /** The session whose rows are all that the view shows. */
  get alone(): ResourcesEntry | undefined {
    const [only, ...others] = this.#all;
    return others.length === 0 ? only : undefined;
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
    let isOther = before.length !== shown.length;
    this.#all = shown.map((session, at) => {
      const entry = old.get(session.id) ?? new ResourcesEntry(session, this.#open);
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
    return isOther;
  }
}

/** A Region among all of a profile is called by both. */
function shownOf(entry: ShownEntry): readonly ShownSession[] {
  if (entry.type === "session") return [entry.session];
  return sessionsOf(entry).map((session) => ({
    ...session,
    name: `${entry.name} ${session.name}`,
  }));
}
