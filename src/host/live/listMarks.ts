import type { Change } from "../../domain/list/answer";
import { type GroupPath, groupsAbove, pathKey, stepsOf } from "../../domain/list/groupPath";
import { jobKey } from "../../domain/job/jobOrder";
import type { Job } from "../../domain/job/job";
import { Look } from "../../domain/live/look";
import { type AllSeen, seenKey, withSeen } from "../../domain/live/seenJson";
import { type Mark, noneSeen, type Seen } from "../../domain/live/seenMarks";
import { type MarkCounts, noMarks } from "../../viewmodel/live/markText";
import type { ShownList } from "../../viewmodel/tree/loadOutcome";
import type { SharedValue } from "./sharedValue";

export interface ListMarksOptions {
  readonly list: ShownList;
  readonly seen: Pick<SharedValue<AllSeen>, "value" | "change">;
  readonly region: string;
  /** Whose jobs these are; undefined while nobody knows. */
  readonly account: () => string | undefined;
}

/** What is marked in a list of jobs, and what of that was seen. */
export class ListMarks {
  readonly #options: ListMarksOptions;
  #key: string | undefined;
  /** None before the first look ever has all that the list shows at first. */
  #look: Look | undefined;
  /** The marked jobs that were drawn at the last glance, each with its state. */
  #drawn: ReadonlyMap<string, string> = new Map();
  #counts: ReadonlyMap<string, MarkCounts> | undefined;
  #dimensions: unknown;

  constructor(options: ListMarksOptions) {
    this.#options = options;
  }

  of(key: string): Mark | undefined {
    return this.#look?.marks.get(key);
  }

  under(path: GroupPath): MarkCounts {
    const { dimensions } = this.#options.list.jobs;
    if (this.#look === undefined || this.#look.marks.size === 0) return noMarks;
    if (this.#dimensions !== dimensions) this.#counts = undefined;
    this.#dimensions = dimensions;
    this.#counts ??= this.#count(this.#look);
    return this.#counts.get(pathKey(path)) ?? noMarks;
  }

  among(path: GroupPath, isAmong: (job: Job) => boolean): MarkCounts {
    const { jobs } = this.#options.list;
    const steps = stepsOf(path);
    const counts = { new: 0, changed: 0 };
    for (const [key, mark] of this.#look?.marks ?? []) {
      const job = jobs.get(key);
      if (job === undefined || !isAmong(job)) continue;
      const own = jobs.pathOf(key);
      if (own !== undefined && steps.every(([name, value]) => own[name] === value)) counts[mark]++;
    }
    return counts;
  }

  /** True for a job that somebody has seen, or that was there at the first look. */
  hasSeen(key: string): boolean {
    return this.#look?.isUnseen(key) === false;
  }

  /** True where something is marked that was seen: another look would not mark it. */
  get isSeen(): boolean {
    return this.#look?.isSeen === true;
  }

  get hasUnseen(): boolean {
    return this.#look?.hasUnseen === true;
  }

  /** Takes in what was loaded, or is another by now. */
  take(change: Change | undefined): void {
    this.#counts = undefined;
    if (!this.#begin() && change !== undefined) this.#look?.take(this.#changed(change));
  }

  /**
   * Somebody sees these rows: what was there at the glance before, too, they have seen.
   * @param keys the jobs whose rows are drawn
   */
  glance(keys: ReadonlySet<string>): void {
    const look = this.#look;
    if (look === undefined) return;
    const { jobs } = this.#options.list;
    const drawn = new Map<string, string>();
    for (const key of look.marks.keys()) {
      if (keys.has(key) && look.isUnseen(key)) drawn.set(key, jobs.get(key)?.state ?? "");
    }
    const seen = [...drawn].filter(([key, state]) => this.#drawn.get(key) === state);
    this.#drawn = drawn;
    if (look.see(seen.map(([key]) => key))) this.#keep((before) => look.addTo(before));
  }

  /** Marks nothing any more, loaded or not. */
  seeAll(): void {
    const look = this.#look;
    if (look === undefined) return;
    look.see(look.marks.keys());
    this.#keep((before) => ({ ...look.addTo(before), unseen: new Map() }));
  }

  /**
   * Another look begins: what was seen in any window is not marked any more.
   * @returns true where marks are others
   */
  goOn(): boolean {
    this.#drawn = new Map();
    const look = this.#look;
    if (look === undefined) return false;
    const hasChanged = look.goOn(this.#kept ?? look.addTo(undefined));
    if (hasChanged) this.#counts = undefined;
    return hasChanged;
  }

  get #kept(): Seen | undefined {
    return this.#key === undefined ? undefined : this.#options.seen.value.get(this.#key);
  }

  #keep(add: (before: Seen | undefined) => Seen): void {
    const key = this.#key;
    if (key === undefined) return;
    void this.#options.seen.change((all) => withSeen(all, key, add(all.get(key))));
  }

  /** @returns true where all that is loaded was taken in */
  #begin(): boolean {
    const isNamed = this.#key === undefined && this.#findKey();
    const kept = this.#kept;
    if (this.#look !== undefined) {
      // An account without a job had its first.
      if (isNamed && kept !== undefined) this.#look.goOn(kept);
      return false;
    }
    const { list } = this.#options;
    if (kept === undefined && !list.isOpen) return false;
    const look = new Look(
      {
        get: (key) => list.jobs.get(key),
        unfinished: { [Symbol.iterator]: () => list.jobs.states.unfinished.values() },
      },
      kept,
    );
    this.#look = look;
    look.take(list.jobs.all());
    if (kept === undefined) this.#beginFirst(look);
    return true;
  }

  /** The first look ever: all that the list shows at first is taken for seen. */
  #beginFirst(look: Look): void {
    const first = this.#key === undefined ? noneSeen : look.addTo(undefined);
    this.#keep((before) => (before === undefined ? first : look.addTo(before)));
    look.goOn(first);
  }

  /** @returns true where the account is known by now */
  #findKey(): boolean {
    const { list, region, account } = this.#options;
    const name = account();
    if (name === undefined) return false;
    this.#key = seenKey({ kind: list.scope.kind, region, account: name });
    return true;
  }

  *#changed({ entered, updated }: Change): Generator<Job> {
    const { jobs } = this.#options.list;
    yield* entered;
    for (const key of updated) {
      const job = jobs.get(key);
      // What stands under a parent alone was in no list.
      if (job !== undefined && jobs.pathOf(jobKey(job)) !== undefined) yield job;
    }
  }

  /** By group. Many jobs stand in the same one, and have the same path then. */
  #count({ marks }: Look): ReadonlyMap<string, MarkCounts> {
    const { jobs } = this.#options.list;
    const byPath = new Map<GroupPath, Record<Mark, number>>();
    for (const [key, mark] of marks) {
      const path = jobs.pathOf(key);
      if (path === undefined) continue;
      const counts = byPath.get(path) ?? { new: 0, changed: 0 };
      counts[mark]++;
      byPath.set(path, counts);
    }
    const byGroup = new Map<string, Record<Mark, number>>();
    for (const [path, { new: isNew, changed }] of byPath) {
      for (const group of groupsAbove([path], jobs.dimensions)) {
        const counts = byGroup.get(group) ?? { new: 0, changed: 0 };
        counts.new += isNew;
        counts.changed += changed;
        byGroup.set(group, counts);
      }
    }
    return byGroup;
  }
}
