import { Uri, ViewColumn, type WebviewOptions, type WebviewPanel, window } from "vscode";
import type { Disposable } from "../../base/disposables";
import { isSameSession, type Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import { pageKey } from "../../protocol/pageMessage";
import type { PageRef } from "../../viewmodel/details/actions";
import type { ContextKeys } from "../base/contextKeys";
import { contextKeys, detailsViewType } from "../base/contributions";
import type { WatchedKeys } from "../live/watchedKeys";
import type { LoadedAccounts } from "../tree/loadedAccounts";
import type { DetailsPanel, DetailsPanelOptions } from "./detailsPanel";
import type { LoadDetails } from "./lazyDetails";
import type { LoadResources, NewResource } from "./loadResources";
import { isSameJob } from "./sameJob";

export interface DetailsPanelsOptions extends Pick<
  DetailsPanelOptions,
  "formats" | "pageSize" | "words" | "now" | "log" | "run" | "perform" | "sessions"
> {
  readonly load: LoadDetails;
  readonly loadResources: LoadResources;
  readonly extensionUri: Uri;
  readonly contextKeys: ContextKeys;
  readonly accounts: Pick<LoadedAccounts, "named">;
  readonly watches: Pick<WatchedKeys, "has" | "changed">;
  /** The user turned to a page, of a session if that is open. */
  readonly used: (source: Source | undefined) => void;
}

export interface OpenOptions {
  /** Leaves the focus where it is, as the Explorer's preview does. */
  readonly preserveFocus: boolean;
  /** The page that leads there by itself: it is in sight and has the focus. */
  readonly from?: DetailsPanel;
}

/**
 * The panels of job details: one that follows what is opened, as a preview editor does, and those that
 * were pinned.
 */
export class DetailsPanels implements Disposable {
  readonly #options: DetailsPanelsOptions;
  readonly #panels = new Set<DetailsPanel>();
  #preview: DetailsPanel | undefined;
  #newResource: NewResource | undefined;
  #disposed = false;

  readonly #subscription: Disposable;

  constructor(options: DetailsPanelsOptions) {
    this.#options = options;
    this.#subscription = options.watches.changed(() => {
      for (const panel of this.#panels) panel.flush();
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#subscription.dispose();
    for (const panel of this.#panels) panel.dispose();
  }

  /** The panel that has the focus, or had it before a quick pick or the palette took it. */
  get active(): DetailsPanel | undefined {
    return [...this.#panels].find(({ panel }) => panel.active);
  }

  /** Shows a job of a session that is open: where it is pinned, else in the panel that follows. */
  async open(
    job: PageRef,
    session: Session,
    { preserveFocus, from }: OpenOptions,
  ): Promise<DetailsPanel | undefined> {
    const { load, sessions } = this.#options;
    const source = sessions.sourceOf(session);
    if (source === undefined) return undefined;
    const ref = this.#withAccount(job, source, from);
    const [bundle] = await Promise.all([load(), this.#loadFor(ref)]);
    // The session may have been left while the bundle was loaded.
    if (this.#disposed || sessions.sourceOf(session) === undefined) return undefined;
    const pinned = [...this.#panels].find((panel) => isPinnedOn(panel, ref, session));
    if (pinned !== undefined) {
      if (ref.accountId !== undefined) pinned.show(ref, session);
      pinned.panel.reveal(undefined, preserveFocus);
      return pinned;
    }
    const preview = this.#preview;
    if (preview === undefined) {
      const about = { ref, job: ref.known, subject: { session } };
      const title = bundle.detailsTitle(about, sessions);
      const opened = this.#add(bundle, this.#newPanel(title, preserveFocus), {
        ref,
        session,
        pinned: false,
        restored: false,
      });
      this.#preview = opened;
      return opened;
    }
    // A second Enter or click on the same job goes into its page.
    const again = preview.panel.visible && preview.showsJob && isOn(preview, ref, session);
    preview.show(ref, session);
    // To focus what has the focus takes it away for a moment: the new job would find it nowhere (measured).
    if (preview !== from) preview.panel.reveal(undefined, preserveFocus && !again);
    return preview;
  }

  /** What makes the page of a resource, before a panel is to show one. */
  async #loadFor({ kind }: Pick<PageRef, "kind">): Promise<void> {
    if (kind === "resource") this.#newResource ??= await this.#options.loadResources();
  }

  /** With the account that requests about the job must name. */
  #withAccount(ref: PageRef, source: Source, from: DetailsPanel | undefined): PageRef {
    const named = this.#options.accounts.named(source);
    const foundOn = from?.ref.accountId;
    const accountId =
      ref.accountId ??
      (ref.kind === "resource"
        ? named.ofArn(ref.id, foundOn)[0]
        : named.ofJob(ref.known ?? {}, foundOn));
    return accountId === undefined ? ref : { ...ref, accountId };
  }

  /** Keeps the panel's job; the next one opens in another panel. */
  pin(panel: DetailsPanel): void {
    if (panel === this.#preview) this.#preview = undefined;
    panel.pin();
  }

  /** Takes away at once what belongs to a session that was left. */
  sessionsChanged(): void {
    for (const panel of this.#panels) panel.sessionChanged();
  }

  /** What failed for a session's sake is tried again. */
  recover(source: Source): void {
    for (const panel of this.#panels) if (panel.source === source) panel.recover();
  }

  /** @param title given at once: a later one would be another message, and the tabs laid out once more */
  #newPanel(title: string, preserveFocus: boolean): WebviewPanel {
    return window.createWebviewPanel(
      detailsViewType,
      title,
      { viewColumn: ViewColumn.Active, preserveFocus },
      { ...pageOptions(this.#options.extensionUri), enableFindWidget: true },
    );
  }

  /** After a window reload: by key, in the session that the page belonged to. */
  async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const key = pageKey(state);
    const [bundle] = await Promise.all([this.#options.load(), key && this.#loadFor(key)]);
    if (this.#disposed) return;
    if (key === undefined) {
      panel.dispose();
      return;
    }
    const { kind, id, accountId, profile, region } = key;
    const pinned = key.pinned || this.#preview !== undefined;
    panel.webview.options = pageOptions(this.#options.extensionUri);
    const restored = this.#add(bundle, panel, {
      ref: { kind, id, accountId },
      session: { profile, region },
      pinned,
      restored: true,
    });
    if (!pinned) this.#preview = restored;
    void this.#options.sessions.start();
  }

  #add(
    bundle: Awaited<ReturnType<LoadDetails>>,
    panel: WebviewPanel,
    about: Pick<DetailsPanelOptions, "ref" | "session" | "pinned" | "restored">,
  ): DetailsPanel {
    const { extensionUri } = this.#options;
    panel.iconPath = Uri.joinPath(extensionUri, "media", "jobDetails.svg");
    const added: DetailsPanel = new bundle.DetailsPanel({
      ...this.#options,
      ...about,
      panel,
      newResource: (its) => {
        if (this.#newResource === undefined) throw new Error("Pages of resources are not loaded.");
        return this.#newResource(its);
      },
      isWatched: (about) => this.#options.watches.has(about),
      html: (webview) => bundle.jobDetailsHtml(webview, extensionUri),
      changed: () => {
        // Called by the constructor too, when there is no DetailsPanel yet.
        if (panel.active) this.#options.used(this.active?.source);
        this.#showContext();
      },
    });
    this.#panels.add(added);
    this.#showContext();
    panel.onDidDispose(() => {
      this.#panels.delete(added);
      if (this.#preview === added) this.#preview = undefined;
      added.dispose();
      this.#showContext();
    });
    return added;
  }

  /** For the palette and for keys, which act on the page in front. */
  #showContext(): void {
    const navigation = this.active?.subject.navigation;
    const { contextKeys: keys } = this.#options;
    keys.set(contextKeys.canGoBack, navigation?.canGoBack === true);
    keys.set(contextKeys.canGoForward, navigation?.canGoForward === true);
    keys.set(contextKeys.detailsPinned, navigation?.pinned === true);
  }
}

/** Given when a panel is made: set later, they cost another message to the workbench. */
function pageOptions(extensionUri: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, "dist")] };
}

function isOn(panel: DetailsPanel, ref: PageRef, session: Session): boolean {
  return isSameJob(panel.ref, ref) && isSameSession(panel.subject.session, session);
}

function isPinnedOn(panel: DetailsPanel, ref: PageRef, session: Session): boolean {
  return panel.subject.navigation.pinned && isOn(panel, ref, session);
}
