import { type Disposable, DisposableStore } from "../base/disposables";
import { sessionStatus } from "../viewmodel/sessionStatus";
import type { ContextKeys } from "./contextKeys";
import { contextKeys } from "./contributions";
import { failureText } from "./failureText";
import type { JobDocuments } from "./jobDocuments";
import type { Log } from "./log";
import type { SessionState, Sessions } from "./sessions";
import type { StatusBar } from "./statusBar";
import type { Views } from "./views";

export interface SessionDisplayOptions {
  readonly sessions: Sessions;
  readonly views: Views;
  readonly documents: JobDocuments;
  readonly statusBar: StatusBar;
  readonly contextKeys: ContextKeys;
  readonly log: Log;
}

/** Brings a change of session to everything that shows it; rows of the old one go first. */
export class SessionDisplay implements Disposable {
  readonly #options: SessionDisplayOptions;
  readonly #store = new DisposableStore();

  constructor(options: SessionDisplayOptions) {
    this.#options = options;
    const { sessions, views } = options;
    this.#store.add(
      sessions.changed((state) => {
        this.#sessionChanged(state);
      }),
    );
    for (const { tree } of views.all) {
      this.#store.add(
        tree.statusChanged(() => {
          this.#showStatus();
        }),
      );
    }
    this.#setSessionState(sessions.state);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #sessionChanged(state: SessionState): void {
    const { views, documents, log } = this.#options;
    for (const view of views.all) view.setSource(state.kind === "ready" ? state : undefined);
    documents.cancel();
    this.#setSessionState(state);
    this.#showStatus();
    if (state.kind === "ready") {
      log.info(`Session ${state.session.profile}/${state.session.region}`);
    } else if (state.kind === "failed") {
      log.failure("The session could not be opened", state.error);
    }
  }

  /** Decides which welcome text an empty view shows. */
  #setSessionState({ kind }: SessionState): void {
    this.#options.contextKeys.set(contextKeys.sessionState, kind === "idle" ? "loading" : kind);
  }

  #showStatus(): void {
    const { sessions, views, statusBar } = this.#options;
    const trees = views.all.map(({ tree }) => tree.status);
    const problem = trees.find((status) => status.problem !== undefined)?.problem;
    statusBar.show(
      sessionStatus({
        state: sessions.state,
        accountIds: [...new Set(trees.flatMap(({ accountIds }) => accountIds))].sort(),
        ...(problem && {
          problem: { kind: problem.kind, sentence: failureText(problem, sessions.session) },
        }),
      }),
    );
  }
}
