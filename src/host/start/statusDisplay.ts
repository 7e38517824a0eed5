import { window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { everyRegion } from "../../domain/session/sessionEntry";
import type { Source } from "../../domain/session/source";
import type { EntryFacts } from "../../viewmodel/session/entryFacts";
import { requestsText } from "../../viewmodel/session/requestsText";
import { entryName } from "../../viewmodel/session/sessionName";
import { sessionsStatus, switchingStatus } from "../../viewmodel/session/sessionsStatus";
import type { SessionFacts, SessionStatus } from "../../viewmodel/session/sessionStatus";
import type { Formats } from "../../viewmodel/text/formats";
import type { DoRemedy } from "../base/errorCommands";
import type { Log } from "../base/log";
import type { LiveSession, SessionState } from "../session/liveSession";
import { showSessionMenu } from "../session/sessionMenu";
import { showSessionsMenu } from "../session/sessionsMenu";
import type { OpenEntry, Sessions } from "../session/sessions";
import type { SignIns } from "../session/signIns";
import type { StatusBar } from "../session/statusBar";
import type { Views } from "../tree/views";
import { retrySessions } from "./retrySessions";

export interface StatusDisplayOptions {
  readonly sessions: Sessions;
  readonly views: Views;
  readonly statusBar: StatusBar;
  readonly signIns: Pick<SignIns, "isRunning" | "changed">;
  readonly remedy: DoRemedy;
  readonly log: Pick<Log, "lastHour">;
  readonly formats: () => Formats;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * The status bar's item, and the list behind it. Where rows have no session's row above them, the item alone says whose
 * they are. So it names no session while rows of another may be in sight.
 */
export class StatusDisplay implements Disposable {
  readonly #options: StatusDisplayOptions;
  readonly #store = new DisposableStore();
  /** What rows may be in sight of, or come into sight: the sessions that are open, and why others are not. */
  #shown: ReadonlySet<SessionState> = new Set();
  #entries = 0;
  /** Changes whose old rows may be in sight yet. */
  #switches = 0;

  constructor(options: StatusDisplayOptions) {
    this.#options = options;
    const show = (): void => {
      this.show();
    };
    this.#store.add(options.signIns.changed(show));
    for (const { tree } of options.views.all) this.#store.add(tree.statusChanged(show));
  }

  dispose(): void {
    this.#store.dispose();
  }

  show(): void {
    const { statusBar, log } = this.#options;
    const status = this.#switches > 0 ? switchingStatus : this.#status();
    const cost = requestsText(log.lastHour);
    statusBar.show(status && { ...status, tooltip: `${status.tooltip}\n${cost}` });
  }

  /** To be called at first, and when the views have dropped what belonged to sessions that were left. */
  sessionsChanged(): void {
    const { sessions } = this.#options;
    const [shown, entries] = [this.#shown, this.#entries];
    this.#shown = new Set(
      sessions.all.flatMap(({ state }) =>
        state.kind === "idle" || state.kind === "loading" ? [] : [state],
      ),
    );
    this.#entries = sessions.entries.length;
    const isLeft = [...shown].some((state) => !this.#shown.has(state));
    if (isLeft && (entries === 1 || this.#entries === 1)) void this.#switch();
    else if (isLeft) for (const view of this.#options.views.all) view.dropUnseen();
    this.show();
  }

  /** Offers what can be done about the sessions. */
  async showMenu(): Promise<void> {
    const { sessions, remedy } = this.#options;
    await sessions.start();
    const words = this.#status()?.words ?? "";
    const options = { quickPicks: window, remedy };
    if (sessions.all.length === 1) {
      await showSessionMenu(this.#facts(sessions.preferred), words, options);
      return;
    }
    const facts = sessions.entries.map((entry) => this.#entry(entry));
    // As they are when a line is selected.
    const ofId = (id: string): OpenEntry | undefined =>
      sessions.entries.find((entry) => entry.id === id);
    await showSessionsMenu(facts, words, {
      ...options,
      retry: (id) => retrySessions(ofId(id)?.sessions ?? [], this.#options.views),
      argumentOf: (id) => ofId(id)?.entry,
    });
  }

  async #switch(): Promise<void> {
    this.#switches++;
    await Promise.all(this.#options.views.all.map((view) => view.rowsReplaced()));
    this.#switches--;
    this.show();
  }

  #status(): SessionStatus | undefined {
    const { sessions, formats, now } = this.#options;
    const entries = sessions.entries.map((entry) => this.#entry(entry));
    return sessionsStatus(entries, { formats: formats(), now: now() });
  }

  #entry({ id, entry, sessions }: OpenEntry): EntryFacts {
    const { region, ...named } = entry;
    const hasAllRegions = region === everyRegion;
    const names = sessions[0]?.session.names ?? {};
    const profile = names.profile === undefined ? {} : { profile: names.profile };
    return {
      id,
      name: hasAllRegions ? entryName(named, profile) : entryName(entry, names),
      sessions: sessions.map(({ session }) => this.#facts(session)),
      hasAllRegions,
    };
  }

  #facts({ state, source, health, accountId }: LiveSession): SessionFacts {
    return {
      state,
      health: health.current,
      isSigningIn: this.#options.signIns.isRunning,
      accountIds: accountId === undefined ? this.#accountsOfJobs(source) : [accountId],
    };
  }

  #accountsOfJobs(source: Source | undefined): readonly string[] {
    const trees = source === undefined ? [] : this.#options.views.treesOf(source);
    return [...new Set(trees.flatMap(({ list }) => [...(list?.jobs.accountIds ?? [])]))].sort();
  }
}
