/** Which jobs are named as parents, and which children wait for a parent that is not loaded. */
export class ParentIds {
  readonly #ids = new Set<string>();
  /** Keys of jobs that name a parent which is not loaded yet, by its id: they read differently when it comes. */
  readonly #waiting = new Map<string, string[]>();
  readonly #isLoaded: (key: string) => boolean;

  constructor(isLoaded: (key: string) => boolean) {
    this.#isLoaded = isLoaded;
  }

  /** True when some loaded job names this one as its parent. */
  isKnown(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Notes a parent. @returns true when its row reads differently now: it can be expanded */
  isNew(id: string | undefined): id is string {
    if (id === undefined || this.#ids.has(id)) return false;
    this.#ids.add(id);
    return this.#isLoaded(id);
  }

  noteChild(key: string, parentId: string | undefined): void {
    if (parentId === undefined || this.#isLoaded(parentId)) return;
    const waiting = this.#waiting.get(parentId);
    if (waiting === undefined) this.#waiting.set(parentId, [key]);
    else waiting.push(key);
  }

  /** The children that waited for a job which is loaded now; they wait no longer. */
  waitingFor(parentId: string): readonly string[] {
    const waiting = this.#waiting.get(parentId);
    if (waiting === undefined) return [];
    this.#waiting.delete(parentId);
    return waiting;
  }
}
