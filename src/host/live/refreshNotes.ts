import type { BackupError } from "../../domain/query/backupError";
import { notRefreshedText } from "../../viewmodel/live/notRefreshedText";
import type { HostContext } from "../base/hostContext";
import type { Sessions } from "../session/sessions";
import type { JobsView } from "../tree/jobsView";
import type { FailingRefresh } from "./viewRefreshes";

export interface RefreshNotesOptions extends Pick<HostContext, "formats" | "now"> {
  readonly sessions: Pick<Sessions, "all" | "of" | "nameOf">;
}

/** Says where refreshes by a timer fail again and again: in a line above the rows, and in the health of the session. */
export class RefreshNotes {
  readonly #options: RefreshNotesOptions;

  /** Failures that the sessions were told of, each once. */
  readonly #told = new WeakSet<BackupError>();

  constructor(options: RefreshNotesOptions) {
    this.#options = options;
  }

  show(view: Pick<JobsView, "kind" | "setNote">, failing: readonly FailingRefresh[]): void {
    const { sessions, formats, now } = this.#options;
    for (const { source, error } of failing) {
      if (this.#told.has(error)) continue;
      this.#told.add(error);
      // As the request is called that failed: the next one that works takes it back.
      sessions.of(source)?.health.begin(`listJobs ${view.kind}`)(error);
    }
    if (failing.length === 0) {
      view.setNote("");
      return;
    }
    const isAlone = sessions.all.length === 1;
    const named = failing.map(({ source, ...each }) => ({
      ...each,
      ...(!isAlone && { name: sessions.nameOf(source.session) }),
    }));
    view.setNote(notRefreshedText(named, { now: now(), formats: formats() }));
  }
}
