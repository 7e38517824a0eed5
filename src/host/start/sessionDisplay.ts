import { window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { profileLabel } from "../../domain/session/session";
import {
  type SessionFacts,
  type SessionStatus,
  sessionStatus,
} from "../../viewmodel/session/sessionStatus";
import type { Formats } from "../../viewmodel/text/formats";
import type { DoRemedy } from "../base/errorCommands";
import type { ContextKeys } from "../base/contextKeys";
import { contextKeys } from "../base/contributions";
import type { DetailsPanels } from "../details/detailsPanels";
import type { JobDocuments } from "../details/jobDocuments";
import type { Log } from "../base/log";
import { showSessionMenu } from "../session/sessionMenu";
import type { LiveSession } from "../session/liveSession";
import type { Sessions } from "../session/sessions";
import type { SignIns } from "../session/signIns";
import type { StatusBar } from "../session/statusBar";
import type { Views } from "../tree/views";
import { shownEntries } from "./shownEntries";

export interface SessionDisplayOptions {
  readonly sessions: Sessions;
  readonly views: Views;
  readonly documents: JobDocuments;
  readonly panels: DetailsPanels;
  readonly statusBar: StatusBar;
  readonly contextKeys: ContextKeys;
  readonly log: Log;
  readonly signIns: Pick<SignIns, "isRunning" | "changed">;
  readonly remedy: DoRemedy;
  readonly formats: () => Formats;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Brings a change of session to everything that shows it; rows of the old one go first. */
export class SessionDisplay implements Disposable {
  readonly #options: SessionDisplayOptions;
  readonly #store = new DisposableStore();
  /** Changes of session whose old rows VS Code has not replaced yet: the status bar waits for them. */
  #rowsToReplace = 0;

  constructor(options: SessionDisplayOptions) {
    this.#options = options;
    const { sessions, signIns, views, panels } = options;
    const showStatus = (): void => {
      this.#showStatus();
    };
    this.#store.add(
      sessions.healthChanged(() => {
        this.#showSessions();
        this.#showStatus();
      }),
    );
    this.#store.add(signIns.changed(showStatus));
    this.#store.add(
      sessions.changed((session) => {
        void this.#sessionsChanged(session);
      }),
    );
    this.#store.add(
      sessions.tryAgain(({ source }) => {
        if (source === undefined) return;
        for (const view of views.all) view.recover(source);
        panels.recover(source);
      }),
    );
    for (const { tree } of views.all) {
      this.#store.add(tree.statusChanged(showStatus));
    }
    // A view that was in sight when it was made has begun a session before anybody listened.
    this.#showSessions();
    this.#setSessionState();
    this.#showStatus();
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** Offers what can be done about the session in use. */
  async showMenu(): Promise<void> {
    const { sessions, remedy } = this.#options;
    await sessions.start();
    const words = this.#status()?.words ?? "";
    await showSessionMenu(this.#facts(), words, { quickPicks: window, remedy });
  }

  /** @param session whose state is another; undefined where there are other sessions */
  async #sessionsChanged(session: LiveSession | undefined): Promise<void> {
    const { sessions, views, documents, panels, log } = this.#options;
    this.#rowsToReplace++;
    this.#showSessions();
    panels.sessionsChanged();
    documents.sessionsChanged(sessions);
    this.#setSessionState();
    if (session?.state.kind === "ready") {
      const { profile, region } = session.session;
      log.info(`Session ${profileLabel(profile)}/${region}`);
    } else if (session?.state.kind === "failed") {
      log.failure("The session could not be opened", session.state.error);
    }
    await Promise.all(views.all.map((view) => view.rowsReplaced()));
    this.#rowsToReplace--;
    this.#showStatus();
  }

  #showSessions(): void {
    const { sessions, views } = this.#options;
    const shown = shownEntries(sessions.entries);
    for (const view of views.all) view.setEntries(shown);
  }

  /** Decides which welcome text an empty view shows: a view of several sessions is never empty. */
  #setSessionState(): void {
    const { sessions, contextKeys: keys } = this.#options;
    const [only, ...others] = sessions.all;
    const kind = others.length === 0 ? (only?.state.kind ?? "idle") : "ready";
    keys.set(contextKeys.sessionState, kind === "idle" ? "loading" : kind);
  }

  /** Never names a session above rows of another: their replacement comes first. */
  #showStatus(): void {
    if (this.#rowsToReplace > 0) return;
    this.#options.statusBar.show(this.#status());
  }

  #status(): SessionStatus | undefined {
    const { formats, now } = this.#options;
    return sessionStatus(this.#facts(), { formats: formats(), now: now() });
  }

  #facts(): SessionFacts {
    const { sessions, signIns, views } = this.#options;
    const { state, source, health, accountId } = sessions.preferred;
    const trees = source === undefined ? [] : views.treesOf(source);
    const ofJobs = trees.flatMap(({ status }) => status.accountIds);
    return {
      state,
      health: health.current,
      isSigningIn: signIns.isRunning,
      accountIds: accountId === undefined ? [...new Set(ofJobs)].sort() : [accountId],
    };
  }
}
