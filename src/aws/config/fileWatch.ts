import { type FSWatcher, watch } from "node:fs";
import type { Disposable } from "../../base/disposables";
import { fileTrail } from "./fileTrail";

/** Milliseconds without another event before the files are looked at: one save makes several. */
const calm = 50;

/** Milliseconds between looks while somebody waits: network drives and some containers tell of no changes. */
const pollInterval = 3_000;

/** Milliseconds by which the time of a file may be behind the clock: systems round it down. */
const clockSteps = 10;

export interface FileWatchOptions {
  /** The files and folders, whether there or not; asked for with each look. Never rejects. */
  readonly paths: () => Promise<readonly string[]>;
  /** At least one of them is another one than when it was looked at before. */
  readonly changed: () => void;
}

/**
 * Tells of changed files outside the workspace, also where a link on the way to one leads elsewhere, or where one was
 * replaced. VS Code's own watcher watches the folder that it is given, and so sees no change of a link's target. Here
 * all folders that lead to a file are watched, and what stands there is compared.
 */
export class FileWatch implements Disposable {
  readonly #options: FileWatchOptions;
  readonly #watchers = new Map<string, FSWatcher>();
  #states: ReadonlyMap<string, string> = new Map();
  #looking: Promise<void> | undefined;
  #askedAt = 0;
  /** Something happened since the look under way began. */
  #isStale = false;
  #waiting: NodeJS.Timeout | undefined;
  #polling: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(options: FileWatchOptions) {
    this.#options = options;
  }

  /** Looks at the files now, and watches what leads to them from now on. Never rejects. */
  look(): Promise<void> {
    this.#isStale = true;
    this.#askedAt = Date.now();
    this.#looking ??= this.#lookWhileStale().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Whether to look again and again, whatever the system tells. */
  poll(polls: boolean): void {
    const mustPoll = polls && !this.#isDisposed;
    if (mustPoll === (this.#polling !== undefined)) return;
    clearInterval(this.#polling);
    this.#polling = mustPoll ? setInterval(() => void this.look(), pollInterval) : undefined;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#waiting);
    this.poll(false);
    this.#watchOnly(new Map());
  }

  async #lookWhileStale(): Promise<void> {
    while (this.#isStale && !this.#isDisposed) {
      this.#isStale = false;
      await this.#lookOnce();
    }
  }

  async #lookOnce(): Promise<void> {
    const askedAt = this.#askedAt;
    const paths = await this.#options.paths();
    const trails = await Promise.all(
      paths.map(async (path) => ({ path, ...(await fileTrail(path)) })),
    );
    if (this.#isDisposed) return;
    this.#watchOnly(new Map(trails.flatMap(({ folders }) => [...folders])));
    const before = this.#states;
    this.#states = new Map(trails.map(({ path, state }) => [path, state]));
    const isOther = trails.some(({ path, state, changedAt }) =>
      before.has(path)
        ? before.get(path) !== state
        : // It may have been read already, before this look.
          changedAt >= askedAt - clockSteps,
    );
    if (isOther) this.#options.changed();
  }

  /** A folder that was replaced by one of the same name is watched anew. */
  #watchOnly(folders: ReadonlyMap<string, string>): void {
    for (const [key, watcher] of this.#watchers) {
      if (folders.has(key)) continue;
      watcher.close();
      this.#watchers.delete(key);
    }
    for (const [key, folder] of folders) {
      if (this.#watchers.has(key)) continue;
      const watcher = this.#watcherOf(folder);
      if (watcher === undefined) continue;
      this.#watchers.set(key, watcher);
      // What happened between the look and the watcher.
      this.#later();
    }
  }

  /** Undefined where the system has none left, or the folder is gone again: the poll sees what it can't. */
  #watcherOf(folder: string): FSWatcher | undefined {
    const later = (): void => {
      this.#later();
    };
    try {
      return watch(folder, { persistent: false }, later).on("error", later);
    } catch {
      return undefined;
    }
  }

  #later(): void {
    clearTimeout(this.#waiting);
    if (!this.#isDisposed) this.#waiting = setTimeout(() => void this.look(), calm);
  }
}
