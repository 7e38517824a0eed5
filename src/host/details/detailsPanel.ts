import type { Webview, WebviewPanel } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import type { Job } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import {
  type HostIntent,
  type Intent,
  isDetailsIntent,
  type PageRef,
} from "../../viewmodel/details/actions";
import { JobDetails, type JobDetailsOptions } from "../../viewmodel/details/jobDetails";
import type { PageDetails } from "../../viewmodel/details/pageDetails";
import type { Formats } from "../../viewmodel/text/formats";
import { detailsTitle } from "./detailsTitle";
import { pageContent } from "./pageContent";
import { PageUpdates } from "./pageUpdates";
import type { Log } from "../base/log";
import type { NewResource } from "./loadResources";
import type { Run } from "../base/run";
import { type Asking, PageAsks } from "./pageAsks";
import { PageClock } from "./pageClock";
import { receivePageMessages } from "./pageMessages";
import { PanelJobs } from "./panelJobs";
import { type IsWatched, PageSubject } from "./pageSubject";
import type { Sessions } from "../session/sessions";

/**
 * Milliseconds until a new panel's content is made. VS Code sends what an extension asked for when the
 * extension has let go: the panel's frame begins to load before the host works on what it will show, which is
 * there long before the frame is.
 */
const afterFrame = 5;

export interface DetailsPanelOptions {
  readonly panel: WebviewPanel;
  /** The page's HTML, with a nonce of its own each time. */
  readonly html: (webview: Webview) => string;
  readonly ref: PageRef;
  /** The session that the page belongs to: its job is shown in no other. */
  readonly session: Session;
  readonly pinned: boolean;
  /** VS Code brings the page back: the user has not asked for it just now. */
  readonly restored: boolean;
  readonly formats: () => Formats;
  readonly pageSize: () => number;
  /** Whether the user watches a job; {@link DetailsPanel.flush} shows a change. */
  readonly isWatched: IsWatched;
  /** What the view of protected resources says. */
  readonly words?: JobDetailsOptions["words"];
  readonly now: () => number;
  readonly log: Log;
  readonly sessions: Sessions;
  readonly run: Run;
  /** Of a resource: made by a bundle that was loaded before the panel was told of it. */
  readonly newResource: NewResource;
  /** Does what the page itself can't: with its panel's job where none is named. */
  readonly perform: (intent: HostIntent, panel: DetailsPanel) => Promise<void>;
  /** Something that menus and tests look at is different. */
  readonly changed: () => void;
}

/** One panel of job details: the job it shows, the way back, the page's messages, and the clock while it is seen. */
export class DetailsPanel implements Disposable {
  readonly panel: WebviewPanel;
  readonly subject: PageSubject;
  readonly #options: DetailsPanelOptions;
  readonly #store = new DisposableStore();
  readonly #page: PageUpdates;
  /** Of that session while it is open. */
  #source: Source | undefined;
  readonly #jobs: PanelJobs;
  #flushing: NodeJS.Immediate | undefined;
  /** Until a new panel's job is asked for. */
  #asking: NodeJS.Timeout | undefined;
  readonly #clock: PageClock;
  readonly #asks: PageAsks;
  #shownAt = 0;

  constructor(options: DetailsPanelOptions) {
    const { panel } = options;
    this.#options = options;
    this.panel = panel;
    this.subject = new PageSubject(options);
    this.#page = new PageUpdates(
      (message) => void panel.webview.postMessage(message),
      () => this.subject.key,
    );
    this.#jobs = new PanelJobs(() => {
      // Several things change at once: the page is told once.
      this.#flushing ??= setImmediate(() => {
        this.flush();
      });
    });
    this.#clock = new PageClock({
      now: options.now,
      moved: () => {
        this.#page.update(this.#details?.movingParts(this.subject.navigation) ?? {});
      },
      minutePassed: () => {
        this.flush();
      },
      nextRefresh: () => this.#details?.nextRefresh,
      follow: async () => this.#details?.follow(),
    });
    this.#asks = new PageAsks({
      details: () => this.#details,
      isVisible: () => panel.visible,
      clock: this.#clock,
    });
    this.#store.add(
      receivePageMessages(panel.webview, {
        log: options.log,
        run: options.run,
        view: () => this.#page.view,
        intent: (id) => this.#jobs.actions.intent(id),
        ready: () => {
          this.#page.ready();
          this.flush();
        },
        shown: () => ({ session: this.subject.session, after: options.now() - this.#shownAt }),
        relatedInView: () => this.#details?.showRelated(),
        act: (intent) => this.#act(intent),
      }),
    );
    this.#store.add(
      panel.onDidChangeViewState(() => {
        this.#visibilityChanged();
      }),
    );
    panel.webview.html = options.html(panel.webview);
    // VS Code keeps messages for a page that is still loading (measured): the first content need not wait
    // for the page's *ready*, which gets everything anew in case it was lost.
    if (panel.visible) this.#page.ready();
    this.#begin();
    this.#asking = setTimeout(() => {
      this.#ask(options.restored ? "quietly" : "forUser");
      this.flush();
    }, afterFrame);
  }

  /** Leaves the panel itself to VS Code: when the window closes, it must stay to be restored. */
  dispose(): void {
    clearTimeout(this.#asking);
    this.#clock.stop();
    this.#jobs.dispose();
    clearImmediate(this.#flushing);
    this.#page.gone();
    this.#store.dispose();
  }

  /** The job that is shown, as far as it is known. */
  get ref(): PageRef {
    return this.subject.ref;
  }

  /** What the page's job is read from; undefined while its session is not open. */
  get source(): Source | undefined {
    return this.#source;
  }

  /** What is known of the job that is on the page; undefined while none may be shown. */
  get job(): Job | undefined {
    return this.#details?.job;
  }

  /** What a person calls a resource; undefined on the page of a job. */
  get name(): string | undefined {
    return this.#details?.name;
  }

  /** True while the job's own session is open. */
  get showsJob(): boolean {
    return this.#details !== undefined;
  }

  /** Shows another job; the way back leads to the one before, if that is of the same session. */
  show(ref: PageRef, session: Session): void {
    this.#turn(() => this.subject.goTo(ref, session, this.showsJob));
  }

  go(step: -1 | 1): void {
    if (this.showsJob) this.#turn(() => this.subject.go(step));
  }

  /** The page that is left stays as it is while a way leads back to it. */
  #turn(move: () => boolean): void {
    const { entry } = this.subject;
    if (!move()) return;
    this.#jobs.leave(entry, this.#page.view);
    this.#start("forUser");
  }

  /** Keeps this job; jobs that its page leads to open elsewhere. */
  pin(): void {
    this.subject.pin();
    this.#jobs.retain(this.subject.entries);
    this.#page.again();
    this.flush();
    this.#options.changed();
  }

  readonly refresh = (): Promise<void> => this.#act({ type: "refresh" });

  say(text: string): void {
    this.#page.say(text);
  }

  /**
   * Drops the job at once when its session is left, with all that is known of it (the same profile may
   * lead to another account by now), and asks for it again when a session of that name is back. What happens to
   * other sessions is no matter to a page that shows its job.
   */
  sessionChanged(): void {
    const source = this.#options.sessions.sourceOf(this.subject.session);
    this.#showTitle();
    if (source !== undefined && source === this.#source) return;
    this.subject.forget();
    this.#start("quietly");
  }

  /** The session works again: what failed for it is tried again. */
  recover(): void {
    this.#asks.recover();
  }

  /** Begins to show the current job, or why it can't be shown. */
  #start(how: Asking): void {
    this.#begin();
    this.#ask(how);
    this.flush();
  }

  /** From here on the current job is what the page is about, but it was not told yet. */
  #begin(): void {
    clearTimeout(this.#asking);
    this.#clock.stop();
    this.#asks.reset();
    this.#jobs.drop(this.subject.entries);
    this.#source = this.#options.sessions.sourceOf(this.subject.session);
    this.#page.next(this.#jobs.leftView(this.subject.entry));
    this.#shownAt = this.#options.now();
    // Nothing is asked for a page that nobody sees.
    if (this.panel.visible) this.#know();
    this.#showTitle();
    this.#options.changed();
  }

  /** Makes what is known of the job, if its session is open, or takes what is known since it was left. */
  #know(): void {
    const { formats, pageSize, now, words } = this.#options;
    const source = this.#source;
    if (source === undefined) return;
    this.#jobs.show(this.subject.entry, (actions) => {
      const { ref } = this;
      const shared = { source, now, formats: formats(), pageSize: pageSize(), actions };
      return ref.kind === "resource"
        ? this.#options.newResource({ ...shared, ref })
        : new JobDetails({ ...shared, ref, words });
    });
    this.#clock.start();
  }

  #ask(how: Asking): void {
    clearTimeout(this.#asking);
    this.#asks.ask(how);
  }

  get #details(): PageDetails | undefined {
    return this.#jobs.details;
  }

  /** Tells the page what is known by now. */
  flush(): void {
    clearImmediate(this.#flushing);
    this.#flushing = undefined;
    const job = this.#details?.job;
    if (job !== undefined) this.subject.know(job);
    this.#showTitle();
    if (!this.#page.isReady) return;
    const isOpen = this.#source !== undefined;
    const { sessions } = this.#options;
    this.#page.show(pageContent({ jobs: this.#jobs, subject: this.subject, isOpen, sessions }));
  }

  #showTitle(): void {
    this.panel.title = detailsTitle(this, this.#options.sessions);
  }

  async #act(intent: Intent): Promise<void> {
    this.#options.changed();
    if (!isDetailsIntent(intent)) return this.#options.perform(intent, this);
    const details = this.#details;
    if (details === undefined) return;
    const isAgain = intent.type === "refresh" || intent.type === "retry";
    if (isAgain && this.#source !== undefined) {
      const { sessions } = this.#options;
      sessions.of(this.#source)?.renewCredentialsAfter(details.problem);
    }
    await details.do(intent);
    // A retry may have found out that the job can still change.
    if (details === this.#details && isAgain) this.#clock.plan();
  }

  #visibilityChanged(): void {
    if (!this.panel.visible) {
      this.#page.gone();
      this.#clock.stop();
    } else if (this.#details === undefined) {
      this.#know();
      this.#ask("quietly");
      this.flush();
    } else this.#asks.seen();
    this.#options.changed();
  }
}
