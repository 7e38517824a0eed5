import { type Disposable, DisposableStore } from "../../base/disposables";
import { everyRegion } from "../../domain/session/sessionEntry";
import type { RegionMemory } from "../session/regionMemory";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";

/** Milliseconds after a change: while Regions load, one change follows the other. */
const calm = 2000;

export interface RegionNotesOptions {
  readonly sessions: Pick<Sessions, "entries">;
  readonly views: Pick<Views, "all" | "treesOf">;
  readonly regionMemory: Pick<RegionMemory, "note">;
}

/** Notes in which Regions jobs were loaded, where all Regions of a profile are shown. */
export class RegionNotes implements Disposable {
  readonly #options: RegionNotesOptions;
  readonly #store = new DisposableStore();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: RegionNotesOptions) {
    this.#options = options;
    for (const { tree } of options.views.all) {
      this.#store.add(
        tree.statusChanged(() => {
          if (options.sessions.entries.some(({ entry }) => entry.region === everyRegion))
            this.#later();
        }),
      );
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#store.dispose();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#note();
    }, calm);
  }

  #note(): void {
    const { sessions, views, regionMemory } = this.#options;
    for (const { entry, sessions: ofEntry } of sessions.entries) {
      if (entry.region !== everyRegion) continue;
      const jobs = new Map<string, number>();
      const sources = ofEntry.flatMap(({ session }) => session.source ?? []);
      for (const source of sources) {
        const lists = views.treesOf(source).flatMap(({ list }) => list ?? []);
        const count = lists.reduce((sum, list) => sum + list.jobs.count({}), 0);
        jobs.set(source.session.region, count);
      }
      const [first] = sources;
      if (first !== undefined) regionMemory.note(first.session.profile, jobs);
    }
  }
}
