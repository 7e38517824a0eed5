import type { DetailsParts, HostMessage, Notice, PageKey } from "../../protocol/jobDetails";
import { announcement } from "../../viewmodel/details/announcement";

/** What a page shows: a job's parts, or one sentence where no job can be shown. */
export type PageContent =
  | { readonly type: "parts"; readonly parts: DetailsParts }
  | { readonly type: "blank"; readonly title: string; readonly notice: Notice };

/**
 * Brings a page's content to the page: whole when another job is shown or the page began again, else
 * only the parts that read differently.
 */
export class PageUpdates {
  readonly #post: (message: HostMessage) => void;
  readonly #key: () => PageKey;
  /** What the page was sent last, part by part. */
  readonly #sent = new Map<string, string>();
  #view = 0;
  #leftView: number | undefined;
  #shows: PageContent["type"] | undefined;
  /** The job's parts that were shown last, for what to say of the next change. */
  #parts: DetailsParts | undefined;
  #isReady = false;

  /** @param key what the page keeps to be found again after a window reload */
  constructor(post: (message: HostMessage) => void, key: () => PageKey) {
    this.#post = post;
    this.#key = key;
  }

  /** True while the page's script runs and can be told something. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Number of the job on the page; what a page says of another one is out of date. */
  get view(): number {
    return this.#view;
  }

  /** The page's script runs: it has nothing yet. */
  ready(): void {
    this.#isReady = true;
    this.#shows = undefined;
  }

  /** The page went out of sight: VS Code throws it away, and messages to it are lost (measured). */
  gone(): void {
    this.#isReady = false;
    this.#shows = undefined;
  }

  /** The same job, but what the page keeps to be found again is different. */
  again(): void {
    this.#shows = undefined;
  }

  /**
   * Another job is shown from now on, whatever the page says of the one before.
   * @param leftView the number that its page had when it was left, where that comes back
   */
  next(leftView?: number): void {
    this.#view++;
    this.#leftView = leftView;
    this.#shows = undefined;
    this.#parts = undefined;
  }

  /** Shows the content, and tells a screen reader what changed on the page. */
  show(content: PageContent): void {
    if (!this.#isReady) return;
    if (this.#shows !== content.type) this.#sent.clear();
    if (content.type === "blank") this.#blank(content);
    else if (this.#shows === "parts") this.update(content.parts);
    else this.#whole(content.parts);
    this.#shows = content.type;
    const before = this.#parts;
    this.#parts = content.type === "parts" ? content.parts : undefined;
    const said = before && this.#parts && announcement(before, this.#parts);
    if (said !== undefined) this.#post({ type: "announce", text: said });
  }

  /** Sends those of the parts that read differently. */
  update(parts: Partial<DetailsParts>): void {
    if (!this.#isReady || this.#shows !== "parts") return;
    const changed = this.#changed(parts);
    if (changed.length === 0) return;
    this.#post({ type: "update", view: this.#view, parts: Object.fromEntries(changed) });
  }

  say(text: string): void {
    if (this.#isReady) this.#post({ type: "say", text });
  }

  #whole(parts: DetailsParts): void {
    this.#changed(parts);
    const leftView = this.#leftView;
    this.#post({
      type: "show",
      view: this.#view,
      ...(leftView !== undefined && { leftView }),
      key: this.#key(),
      parts,
    });
  }

  #blank({ title, notice }: Extract<PageContent, { type: "blank" }>): void {
    if (this.#changed({ title, notice }).length === 0) return;
    this.#post({ type: "blank", view: this.#view, key: this.#key(), title, notice });
  }

  #changed(parts: object): [string, unknown][] {
    return Object.entries(parts).filter(([name, part]) => {
      const text = JSON.stringify(part);
      if (this.#sent.get(name) === text) return false;
      this.#sent.set(name, text);
      return true;
    });
  }
}
