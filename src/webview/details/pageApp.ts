import type { DetailsParts, HostMessage, PageKey } from "../../protocol/jobDetails";
import { Announcer } from "../shared/announcer";
import { roveWithKeys } from "../shared/dom/roving";
import { listenForIntents } from "./intents";
import { DrawnJob } from "./drawnJob";
import { Reader } from "../shared/reader";
import { FieldWatch } from "./fieldWatch";
import { RelatedWatch } from "./relatedWatch";
import { scrollToPlace, placeInSight } from "../shared/dom/place";
import { LeftPages } from "./leftPages";
import { PageFocus } from "./pageFocus";
import { samePage, type SavedPage, savedState } from "./savedState";
import type { VsCodeApi } from "./vscodeApi";

const saveScrollAfter = 200;

/** Takes the host's messages in, and tells the host what the reader asks for. */
export class PageApp {
  readonly #api: VsCodeApi;
  readonly #page = new DrawnJob();
  readonly #focus = new PageFocus(this.#page.element);
  readonly #announcer: Announcer;
  readonly #watch = new RelatedWatch(() => {
    this.#relatedSeen();
  });
  readonly #fields = new FieldWatch((action) => {
    this.#act(action);
  });
  #reader = new Reader();
  #shown: { readonly view: number; readonly key: PageKey } | undefined;
  /** A job was on the page since it began. */
  #hadJob = false;
  /** What was on the page when VS Code threw it away, until it is here again or something else is. */
  #before: SavedPage | undefined;
  readonly #left: LeftPages;
  /** The view whose related jobs came into sight, which is said once. */
  #saidRelated: number | undefined;
  #scrollTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: VsCodeApi, body: HTMLElement) {
    this.#api = api;
    const before = savedState(api.getState());
    this.#before = before;
    this.#left = new LeftPages(before?.left ?? []);
    body.append(this.#page.element);
    this.#announcer = new Announcer(body);
    roveWithKeys(this.#page.element, () => this.#reader);
    listenForIntents(this.#page.element, {
      act: (action) => {
        this.#act(action);
      },
      toggle: (key) => {
        this.#reader.setOpen(key, !this.#reader.isOpen(key));
        this.#page.redraw(this.#reader);
        this.#save();
      },
      opened: (key, open) => {
        this.#reader.setOpen(key, open);
        this.#save();
      },
    });
    this.#page.element.addEventListener("focusin", () => {
      this.#save();
    });
    addEventListener("scroll", () => {
      clearTimeout(this.#scrollTimer);
      this.#scrollTimer = setTimeout(() => {
        this.#save();
      }, saveScrollAfter);
    });
  }

  receive(message: HostMessage): void {
    switch (message.type) {
      case "show":
        this.#show(message);
        return;
      case "update":
        if (message.view !== this.#shown?.view) return;
        this.#page.update(message.parts, this.#reader);
        this.#focus.give();
        this.#watchWhatIsDrawn();
        return;
      case "blank":
        this.#blank(message);
        return;
      case "say":
        this.#announcer.say(message.text);
        return;
      case "announce":
        this.#announcer.announce(message.text);
    }
  }

  #show({ view, leftView, key, parts }: Extract<HostMessage, { type: "show" }>): void {
    const before = this.#shown;
    const again = before !== undefined && samePage(key, before.key) && this.#page.shows;
    if (!again) this.#leave(key);
    this.#shown = { view, key };
    if (again) this.#page.update(parts, this.#reader);
    else this.#begin(parts, this.#before ?? this.#left.take(leftView, key));
    this.#rendered(view);
    this.#watchWhatIsDrawn();
  }

  /** Another page comes. This one may come back. */
  #leave(key: PageKey): void {
    if (this.#shown !== undefined && this.#page.shows) this.#left.put(this.#asItIs(this.#shown));
    if (this.#before === undefined || samePage(key, this.#before.key)) return;
    this.#left.put(this.#before);
    this.#before = undefined;
  }

  #begin(parts: DetailsParts, saved: SavedPage | undefined): void {
    const isNewPanel = !this.#hadJob && saved === undefined;
    this.#hadJob = true;
    this.#before = undefined;
    this.#reader = new Reader(saved?.open);
    this.#page.show(parts, this.#reader);
    if (isNewPanel) this.#drawRestAfterFrame();
    else this.#page.drawRest(this.#reader);
    this.#arrive(saved);
  }

  /**
   * A new panel is empty: what its reader looks for first does not wait for the rest. Where another job stood,
   * the lower part of the page would blink, and what is given back (scroll, focus) may be anywhere.
   */
  #drawRestAfterFrame(): void {
    requestAnimationFrame(() => {
      setTimeout(() => {
        this.#page.drawRest(this.#reader);
        this.#watchWhatIsDrawn();
      });
    });
  }

  #blank({ view, key, title, notice }: Extract<HostMessage, { type: "blank" }>): void {
    this.#leave(key);
    this.#shown = { view, key };
    this.#reader = new Reader();
    this.#watch.stop();
    this.#page.blank(title, notice);
    this.#fields.watch(this.#page.element);
    this.#arrive(undefined);
    this.#rendered(view);
  }

  /** A page that comes back stands as it was left; a new one begins at its top, where the focus goes too. */
  #arrive(saved: SavedPage | undefined): void {
    scrollTo(0, saved?.scroll ?? 0);
    if (saved?.place !== undefined) scrollToPlace(this.#page.element, saved.place);
    this.#focus.arrive(saved?.focus ?? []);
  }

  #rendered(view: number): void {
    this.#save();
    // Reading a size lays the page out: from here on it is there, and the next frame shows it.
    document.body.getBoundingClientRect();
    this.#api.postMessage({ type: "rendered", view });
  }

  #act(action: string): void {
    if (this.#shown === undefined) return;
    this.#api.postMessage({ type: "act", view: this.#shown.view, action });
  }

  #watchWhatIsDrawn(): void {
    this.#fields.watch(this.#page.element);
    const section = this.#page.unaskedRelated;
    if (section === undefined || this.#saidRelated === this.#shown?.view) this.#watch.stop();
    else this.#watch.watch(section);
  }

  #relatedSeen(): void {
    if (this.#shown === undefined) return;
    this.#saidRelated = this.#shown.view;
    this.#api.postMessage({ type: "relatedInView", view: this.#shown.view });
  }

  #save(): void {
    if (this.#shown === undefined) return;
    // After a window reload a sentence stands here until the job has come back.
    if (this.#before !== undefined) return;
    this.#api.setState({ ...this.#asItIs(this.#shown), left: this.#left.all });
  }

  #asItIs({ key, view }: { readonly key: PageKey; readonly view: number }): SavedPage {
    return {
      key,
      view,
      scroll: Math.round(scrollY),
      ...(scrollY > 0 && { place: placeInSight() }),
      open: this.#reader.open,
      focus: this.#focus.current,
    };
  }
}
