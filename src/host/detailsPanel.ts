import type { Uri, WebviewPanel } from "vscode";
import { type Disposable, DisposableStore } from "../base/disposables";
import type { Job } from "../domain/job";
import type { JobGateway } from "../domain/jobGateway";
import type { Session } from "../domain/session";
import type { PageKey, PageMessage } from "../protocol/jobDetails";
import { pageMessage } from "../protocol/pageMessage";
import {
  Actions,
  type HostIntent,
  type Intent,
  isDetailsIntent,
  type JobRef,
} from "../viewmodel/details/actions";
import { JobDetails, type Navigation } from "../viewmodel/details/jobDetails";
import { withoutJob } from "../viewmodel/details/withoutJob";
import type { Formats } from "../viewmodel/formats";
import { oneLine } from "../viewmodel/plainText";
import { DetailsPage, type PageContent } from "./detailsPage";
import { jobDetailsHtml, pageRoot } from "./jobDetailsHtml";
import type { Log } from "./log";
import { PageHistory } from "./pageHistory";
import type { SessionState } from "./sessions";

/** Milliseconds between looks at the clock, for what moves with it. */
const second = 1000;
const minute = 60_000;

/** A tab has room for so many characters. */
const longestTitle = 40;

export interface DetailsPanelOptions {
  readonly panel: WebviewPanel;
  readonly extensionUri: Uri;
  readonly ref: JobRef;
  /** The session that the page belongs to: its job is shown in no other. */
  readonly session: Session;
  readonly pinned: boolean;
  readonly formats: () => Formats;
  readonly pageSize: () => number;
  readonly now: () => number;
  readonly log: Log;
  readonly sessionState: () => SessionState;
  /** Before something is tried again that failed. */
  readonly renewCredentials: (details: JobDetails) => void;
  /** Does what the page itself can't: with its panel's job where none is named. */
  readonly perform: (intent: HostIntent, panel: DetailsPanel) => Promise<void>;
  /** Something that menus and tests look at is different. */
  readonly changed: () => void;
}

/** One panel of job details: the job it shows, the way back, the page's messages, and the clock while it is seen. */
export class DetailsPanel implements Disposable {
  readonly panel: WebviewPanel;
  readonly #options: DetailsPanelOptions;
  readonly #store = new DisposableStore();
  readonly #page: DetailsPage;
  #history: PageHistory;
  #session: Session;
  #pinned: boolean;
  #details: JobDetails | undefined;
  #detailsStore = new DisposableStore();
  #actions = new Actions();
  #flushing: NodeJS.Immediate | undefined;
  #clock: NodeJS.Timeout | undefined;
  #following: NodeJS.Timeout | undefined;
  #lastTick = 0;
  #shownAt = 0;

  constructor(options: DetailsPanelOptions) {
    const { panel, ref, session, extensionUri } = options;
    this.#options = options;
    this.panel = panel;
    this.#history = new PageHistory(ref);
    this.#session = session;
    this.#pinned = options.pinned;
    this.#page = new DetailsPage(
      (message) => void panel.webview.postMessage(message),
      () => this.key,
    );
    panel.webview.options = { enableScripts: true, localResourceRoots: [pageRoot(extensionUri)] };
    this.#store.add(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        void this.#received(message);
      }),
    );
    this.#store.add(
      panel.onDidChangeViewState(() => {
        this.#visibilityChanged();
      }),
    );
    panel.webview.html = jobDetailsHtml(panel.webview, extensionUri);
    this.#start();
  }

  /** Leaves the panel itself to VS Code: when the window closes, it must stay to be restored. */
  dispose(): void {
    this.#leaveJob();
    clearImmediate(this.#flushing);
    this.#store.dispose();
  }

  /** The job that is shown, as far as it is known. */
  get ref(): JobRef {
    return this.#history.current;
  }

  get session(): Session {
    return this.#session;
  }

  /** What is known of the job that is on the page; undefined while none may be shown. */
  get job(): Job | undefined {
    return this.#details?.job;
  }

  get key(): PageKey {
    const { kind, id } = this.ref;
    const { profile, region } = this.#session;
    return { kind, id, profile, region, pinned: this.#pinned };
  }

  get navigation(): Navigation {
    const { canGoBack, canGoForward } = this.#history;
    return { canGoBack, canGoForward, pinned: this.#pinned };
  }

  /** True while the job's own session is in use. */
  get showsJob(): boolean {
    return this.#details !== undefined;
  }

  /** Shows another job of the session in use; the way back leads to the one before. */
  show(ref: JobRef, session: Session): void {
    if (isSame(session, this.#session)) {
      if (ref.kind === this.ref.kind && ref.id === this.ref.id && this.showsJob) return;
      this.#history.push(ref);
    } else {
      this.#history = new PageHistory(ref);
      this.#session = session;
    }
    this.#start();
  }

  go(step: -1 | 1): void {
    if (this.showsJob && this.#history.go(step)) this.#start();
  }

  /** Keeps this job; jobs that its page leads to open elsewhere. */
  pin(): void {
    this.#pinned = true;
    // Pinned is the job, not the way to it.
    this.#history = new PageHistory(this.ref);
    this.#page.again();
    this.#flush();
    this.#options.changed();
  }

  async refresh(): Promise<void> {
    await this.#act({ type: "refresh" });
  }

  say(text: string): void {
    this.#page.say(text);
  }

  /** Drops the job at once when its session is left, and shows it again when that is back. */
  sessionChanged(): void {
    this.#start();
  }

  /** Begins to show the current job, or why it can't be shown. */
  #start(): void {
    this.#leaveJob();
    this.#page.next();
    this.#shownAt = this.#options.now();
    const state = this.#options.sessionState();
    if (state.kind === "ready" && isSame(state.session, this.#session)) {
      this.#showJob(state.gateway);
    }
    this.#flush();
    this.#options.changed();
  }

  #showJob(gateway: JobGateway): void {
    const { formats, pageSize, now } = this.#options;
    const details = new JobDetails({
      ref: this.ref,
      session: this.#session,
      gateway,
      now,
      formats: formats(),
      pageSize: pageSize(),
      actions: this.#actions,
    });
    this.#details = details;
    this.#detailsStore = new DisposableStore();
    this.#detailsStore.add(details);
    this.#detailsStore.add(
      details.changed(() => {
        // Several things change at once: the page is told once.
        this.#flushing ??= setImmediate(() => {
          this.#flush();
        });
      }),
    );
    void details.open().then(() => {
      this.#follow();
    });
    this.#startClock();
  }

  #leaveJob(): void {
    this.#detailsStore.dispose();
    this.#details = undefined;
    this.#actions = new Actions();
    this.#stopClock();
  }

  #flush(): void {
    clearImmediate(this.#flushing);
    this.#flushing = undefined;
    const job = this.#details?.job;
    if (job !== undefined) this.#history.update({ kind: job.kind, id: this.ref.id, known: job });
    const content = this.#content();
    this.panel.title = oneLine(content.title, longestTitle);
    this.#page.show(content);
  }

  #content(): PageContent {
    const parts = this.#details?.parts(this.navigation);
    if (parts !== undefined) return { type: "parts", title: parts.header.title, parts };
    const without = withoutJob({
      ref: this.ref,
      session: this.#session,
      state: this.#options.sessionState(),
      error: this.#details?.error,
      actions: this.#actions,
    });
    return { type: "blank", ...without };
  }

  async #received(value: unknown): Promise<void> {
    const message = pageMessage(value);
    if (message === undefined) {
      this.#options.log.info("Refused a message of the job details page: not in the protocol");
      return;
    }
    await this.#handle(message);
  }

  async #handle(message: PageMessage): Promise<void> {
    if (message.type === "ready") {
      this.#page.ready();
      this.#flush();
      return;
    }
    // What the page says of the job before this one.
    if (message.view !== this.#page.view) return;
    switch (message.type) {
      case "rendered": {
        const after = this.#options.now() - this.#shownAt;
        this.#options.log.debug(`Job details on screen after ${after} ms`);
        return;
      }
      case "relatedInView":
        return this.#details?.showRelated();
      case "act":
        return this.#act(this.#actions.intent(message.action));
    }
  }

  async #act(intent: Intent | undefined): Promise<void> {
    if (intent === undefined) {
      this.#options.log.info("Refused an action that the job details page was not given");
      return;
    }
    if (!isDetailsIntent(intent)) return this.#options.perform(intent, this);
    const details = this.#details;
    if (details === undefined) return;
    const isAgain = intent.type === "refresh" || intent.type === "retry";
    if (isAgain) this.#options.renewCredentials(details);
    await details.do(intent);
    // A retry may have found out that the job can still change.
    this.#follow();
  }

  #visibilityChanged(): void {
    this.#options.changed();
    if (this.panel.visible) {
      if (this.#clock !== undefined || this.#details === undefined) return;
      this.#startClock();
      if (this.#details.nextRefresh !== undefined) void this.#followNow(this.#details);
    } else {
      this.#page.gone();
      this.#stopClock();
    }
  }

  #startClock(): void {
    this.#lastTick = this.#options.now();
    this.#clock = setInterval(() => {
      this.#tick();
    }, second);
  }

  #stopClock(): void {
    clearInterval(this.#clock);
    clearTimeout(this.#following);
    this.#clock = undefined;
  }

  /** What moves by the second while the job runs, and by the minute what says how long ago. */
  #tick(): void {
    const now = this.#options.now();
    if (now - this.#lastTick >= minute) {
      this.#lastTick = now;
      this.#flush();
    } else if (this.#details?.nextRefresh !== undefined) {
      this.#page.update(this.#details.movingParts(this.navigation) ?? {});
    }
  }

  /** Asks again by itself while the job can change and somebody can see it. */
  #follow(): void {
    clearTimeout(this.#following);
    const details = this.#details;
    const wait = details?.nextRefresh;
    if (details === undefined || wait === undefined || !this.panel.visible) return;
    this.#following = setTimeout(() => {
      void this.#followNow(details);
    }, wait);
  }

  async #followNow(details: JobDetails): Promise<void> {
    await details.follow();
    if (details === this.#details) this.#follow();
  }
}

function isSame(a: Session, b: Session): boolean {
  return a.profile === b.profile && a.region === b.region;
}
