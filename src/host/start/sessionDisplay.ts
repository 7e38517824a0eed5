import { type Disposable, DisposableStore } from "../../base/disposables";
import { profileLabel } from "../../domain/session/session";
import type { ContextKeys } from "../base/contextKeys";
import { contextKeys } from "../base/contributions";
import type { DetailsPanels } from "../details/detailsPanels";
import type { JobDocuments } from "../details/jobDocuments";
import type { Log } from "../base/log";
import type { LiveSession } from "../session/liveSession";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";
import { shownEntries } from "./shownEntries";
import type { StatusDisplay } from "./statusDisplay";

export interface SessionDisplayOptions {
  readonly sessions: Sessions;
  readonly views: Views;
  readonly documents: JobDocuments;
  readonly panels: DetailsPanels;
  readonly status: StatusDisplay;
  readonly contextKeys: ContextKeys;
  readonly log: Log;
}

/** Brings a change of session to everything that shows it; rows of the old one go first. */
export class SessionDisplay implements Disposable {
  readonly #options: SessionDisplayOptions;
  readonly #store = new DisposableStore();

  constructor(options: SessionDisplayOptions) {
    this.#options = options;
    const { sessions, views, panels, status } = options;
    this.#store.add(
      sessions.healthChanged(() => {
        this.#showSessions();
        status.show();
      }),
    );
    this.#store.add(
      sessions.changed((session) => {
        this.#sessionsChanged(session);
      }),
    );
    this.#store.add(
      sessions.tryAgain(({ source }) => {
        if (source === undefined) return;
        for (const view of views.all) view.recover(source);
        panels.recover(source);
      }),
    );
    // A view that was in sight when it was made has begun a session before anybody listened.
    this.#showSessions();
    this.#setSessionState();
    status.sessionsChanged();
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** @param session whose state is another; undefined where there are other sessions */
  #sessionsChanged(session: LiveSession | undefined): void {
    const { sessions, documents, panels, status, log } = this.#options;
    this.#showSessions();
    status.sessionsChanged();
    panels.sessionsChanged();
    documents.sessionsChanged(sessions);
    this.#setSessionState();
    if (session?.state.kind === "ready") {
      const { profile, region } = session.session;
      log.info(`Session ${profileLabel(profile)}/${region}`);
    } else if (session?.state.kind === "failed") {
      log.failure("The session could not be opened", session.state.error);
    }
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
}
