import type { Memento } from "vscode";
import type { Disposable } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import type { SessionChoice } from "../../domain/session/session";
import {
  includesEntry,
  isSameEntry,
  mostEntries,
  readSessionEntries,
  type SessionEntry,
  withoutDuplicates,
} from "../../domain/session/sessionEntry";
import { mementoKeys } from "../base/contributions";
import type { Log } from "../base/log";
import type { Notifications } from "../base/notifications";
import type { Settings } from "../base/settings";
import type { SessionChoices } from "./sessionChoices";

/** Where the entries come from. choice: one, as selected in the workspace, else as the settings name it. */
export type EntriesSource = "workspace" | "setting" | "choice";

export interface SessionEntriesOptions {
  readonly memory: Memento;
  readonly settings: Pick<Settings, "sessions" | "shareSessions">;
  readonly choices: Pick<SessionChoices, "current" | "of">;
  /** The session in use under its own names, where there is one entry by choice; undefined where there is no session. */
  readonly inUse: () => Promise<SessionEntry | undefined>;
  readonly log: Pick<Log, "info">;
  readonly notifications: Pick<Notifications, "warning">;
}

interface Counted {
  readonly entries: readonly SessionEntry[];
  readonly from: EntriesSource;
}

/** The workspace's session entries: those that the user added here, else those of the setting, else one by choice. */
export class SessionEntries implements Disposable {
  readonly #changed = new Emitter<void>();
  readonly #options: SessionEntriesOptions;
  /** What the workspace keeps. None: one entry by choice, whatever the setting says. */
  #own: readonly SessionEntry[] | undefined;
  #said = "";
  #counted: Counted;

  constructor(options: SessionEntriesOptions) {
    this.#options = options;
    this.#own = this.#kept();
    this.#counted = this.#count();
  }

  /** Entries came, went, moved, or one is another. Called at once, before anything is kept. */
  readonly changed = this.#changed.event;

  /** In the order of their rows; never empty. */
  get all(): readonly SessionEntry[] {
    return this.#counted.entries;
  }

  get from(): EntriesSource {
    return this.#counted.from;
  }

  /** What is shared with the team in the settings, whether it counts here or not. */
  get shared(): readonly SessionEntry[] {
    return this.#ofSetting().entries;
  }

  /** How the session of an entry is to be found out: see {@link SessionChoices.of}. */
  choiceOf(entry: SessionEntry): SessionChoice {
    const { choices } = this.#options;
    const { from } = this;
    return from === "choice" ? choices.current : choices.of(entry, from);
  }

  /** To be called after a change of the choice, of a setting or of trust. */
  mayHaveChanged(): void {
    const before = this.#counted;
    this.#counted = this.#count();
    if (!isSameText(before, this.#counted)) this.#changed.fire();
  }

  /**
   * Adds what is not there yet, up to the limit; beside one entry by choice, which then is kept under its own names. An
   * entry for all accounts takes the place of the same one for its own account.
   * @param at the place of the first one in the list; undefined: the end
   * @returns what was added
   */
  async add(added: readonly SessionEntry[], at?: number): Promise<readonly SessionEntry[]> {
    const present = await this.present();
    // Others may have been added meanwhile.
    const before = this.from === "choice" ? present : this.all;
    const fresh = added
      .filter((entry) => !before.some((there) => isThere(there, entry)))
      .slice(0, mostEntries - before.length);
    if (fresh.length === 0) return [];
    const kept = before.map((there) => {
      const wider = fresh.find((entry) => isSameEntry(entry, there));
      return wider === undefined ? there : { ...there, ...wider };
    });
    const place = at ?? kept.length;
    await this.#keep([...kept.slice(0, place), ...fresh, ...kept.slice(place)]);
    return fresh;
  }

  /**
   * Removes an entry; the last one stays.
   * @returns what brings it back to its place
   */
  async remove(entry: SessionEntry): Promise<() => Promise<unknown>> {
    const undo = this.remember();
    const at = this.all.findIndex((each) => isSameEntry(each, entry));
    const rest = this.all.filter((_, index) => index !== at);
    if (rest.length === 0 || at < 0) return () => Promise.resolve();
    await this.#keep(rest);
    const after = this.#own;
    // What was changed since stays changed.
    return () => (this.#own === after ? undo() : this.add([entry], at));
  }

  /** One place up (-1) or down (1); the first and the last stay where they are. */
  async move(entry: SessionEntry, by: -1 | 1): Promise<void> {
    const at = this.all.findIndex((each) => isSameEntry(each, entry));
    const other = this.all[at + by];
    const moved = this.all[at];
    if (moved === undefined || other === undefined) return;
    await this.#keep(this.all.with(at, other).with(at + by, moved));
  }

  /** Nothing changes where that is no change: what the setting says goes on to count. */
  async replace(entry: SessionEntry, by: SessionEntry): Promise<void> {
    const replaced = this.all.map((each) => (isSameEntry(each, entry) ? by : each));
    if (!isSameText(replaced, this.all)) await this.#keep(replaced);
  }

  /** One session from now on, as selected: see {@link SessionChoices}. */
  async showChoice(): Promise<void> {
    await this.#keep([]);
  }

  /** Leaves the sessions to the setting again. */
  async useShared(): Promise<void> {
    await this.#keep(undefined);
  }

  /** Writes these into the workspace's settings, which then count. Rejects, and nothing changes, where they can't be written. */
  async share(entries: readonly SessionEntry[]): Promise<void> {
    const own = this.#own;
    await this.#options.settings.shareSessions(entries);
    // What the user changed while the file was written stays theirs.
    if (this.#own === own) await this.#keep(undefined);
  }

  /** Undoes what comes after: the result brings back what the workspace keeps now. */
  remember(): () => Promise<void> {
    const own = this.#own;
    return () => this.#keep(own);
  }

  /** The entries under names of their own, so that a change of the choice can't change them. */
  async present(): Promise<readonly SessionEntry[]> {
    if (this.from !== "choice") return this.all;
    const inUse = await this.#options.inUse();
    return inUse === undefined ? [] : [inUse];
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #keep(entries: readonly SessionEntry[] | undefined): Promise<void> {
    this.#own = entries && withoutDuplicates(entries);
    this.mayHaveChanged();
    await this.#options.memory.update(mementoKeys.sessions, this.#own);
  }

  #count(): Counted {
    const own = this.#own;
    if (own !== undefined && own.length > 0) return { entries: own, from: "workspace" };
    const { entries, problems } = this.#ofSetting();
    this.#say(problems);
    if (own === undefined && entries.length > 0) return { entries, from: "setting" };
    const { profile, region } = this.#options.choices.current;
    const one = {
      ...(profile !== undefined && { profile }),
      ...(region !== undefined && { region }),
    };
    return { entries: [one], from: "choice" };
  }

  #ofSetting(): ReturnType<typeof readSessionEntries> {
    return readSessionEntries(this.#options.settings.sessions);
  }

  /** Once for each text of the setting: the editor of the settings marks it, too. */
  #say(problems: readonly string[]): void {
    const text = problems.join(" ");
    if (text !== "" && text !== this.#said) {
      this.#options.log.info(`The setting awsBackup.sessions can't be read in full. ${text}`);
    }
    this.#said = text;
  }

  /** What the workspace kept; what of it can't be read is removed, as a filter is. */
  #kept(): readonly SessionEntry[] | undefined {
    const { memory, log, notifications } = this.#options;
    const kept = memory.get<unknown>(mementoKeys.sessions);
    if (kept === undefined) return undefined;
    const { entries, problems } = readSessionEntries(kept);
    const [first] = problems;
    if (first === undefined) return entries;
    log.info(`Sessions of this workspace were removed. ${problems.join(" ")}`);
    const others = problems.length === 1 ? "" : " The log has the others.";
    notifications.warning(`Sessions of this workspace were removed. ${first}${others}`);
    const rest = entries.length === 0 ? undefined : entries;
    void memory.update(mementoKeys.sessions, rest);
    return rest;
  }
}

/** Also where all Regions of its profile are there. */
function isThere(there: SessionEntry, entry: SessionEntry): boolean {
  if (!isSameEntry(there, entry)) return includesEntry(there, entry);
  return entry.accounts === undefined || there.accounts === entry.accounts;
}

/** Equal members stand in the same order where they were read from the same place. */
function isSameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
