import { ConfigurationTarget, workspace } from "vscode";
import type { FilterReading } from "../../domain/filter/filterJson";
import type { JobFilter } from "../../domain/filter/jobFilter";
import { hasWorkspace } from "../base/hasWorkspace";
import { settingNames, settingsSection } from "../base/contributions";
import type { FilterReader } from "./filterReader";

/** Where a saved filter stands; what comes with the extension, least of all. */
export type SavedIn = "workspace" | "user" | "extension";

export interface SavedFilter {
  readonly name: string;
  readonly savedIn: SavedIn;
  readonly reading: FilterReading;
}

/** So many of each place are read: a hostile workspace may name a million. */
const most = 200;

/**
 * The filters of the setting. VS Code merges the members of two filters of one name into a third that nobody
 * wrote (in-host test), so the places are read one by one: the workspace's filter of a name counts, else the
 * user's, else the one that comes with the extension. `null` under a name takes it off the list.
 */
export class SavedFilters {
  readonly #reader: Pick<FilterReader, "read">;

  constructor(reader: Pick<FilterReader, "read">) {
    this.#reader = reader;
  }

  /** By name; those that can't be read, too, with the reason. */
  get all(): readonly SavedFilter[] {
    const found = new Map<string, { readonly savedIn: SavedIn; readonly value: unknown }>();
    for (const savedIn of ["extension", "user", "workspace"] as const) {
      for (const [name, value] of Object.entries(this.#in(savedIn)).slice(0, most)) {
        found.set(name, { savedIn, value });
      }
    }
    return [...found]
      .filter(([, { value }]) => value !== null)
      .map(([name, { savedIn, value }]) => ({ name, savedIn, reading: this.#read(name, value) }));
  }

  /** False while no folder or workspace is open: there are no settings to share then. */
  get hasWorkspace(): boolean {
    return hasWorkspace();
  }

  /** True where a filter of the name comes with the extension, be it hidden or not. */
  isBuiltIn(name: string): boolean {
    return Object.hasOwn(this.#in("extension"), name);
  }

  /** True where the workspace's settings have the name: then its filter counts there, and the user's does not. */
  isOfWorkspace(name: string): boolean {
    return Object.hasOwn(this.#in("workspace"), name);
  }

  async save(
    name: string,
    filter: JobFilter,
    savedIn: Exclude<SavedIn, "extension">,
  ): Promise<void> {
    await this.#write(savedIn, { ...this.#in(savedIn), [name]: filter });
  }

  /**
   * Takes the filter out of where it is saved, so that the next one of its name counts; what comes with the
   * extension is hidden for the user.
   */
  async delete({ name, savedIn }: SavedFilter): Promise<void> {
    if (savedIn === "extension") await this.#write("user", { ...this.#in("user"), [name]: null });
    else await this.#write(savedIn, without(this.#in(savedIn), name));
  }

  /** No list can show what has no name. */
  #read(name: string, value: unknown): FilterReading {
    return name.trim() === ""
      ? { problem: "A saved filter needs a name. Write one in the setting." }
      : this.#reader.read(value);
  }

  #in(savedIn: SavedIn): Readonly<Record<string, unknown>> {
    const setting = workspace
      .getConfiguration(settingsSection)
      .inspect<unknown>(settingNames.savedFilters);
    switch (savedIn) {
      case "workspace":
        return membersOf(setting?.workspaceValue);
      case "user":
        return membersOf(setting?.globalValue);
      case "extension":
        return membersOf(setting?.defaultValue);
    }
  }

  async #write(
    savedIn: Exclude<SavedIn, "extension">,
    value: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const target =
      savedIn === "workspace" ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    const isEmpty = Object.keys(value).length === 0;
    await workspace
      .getConfiguration(settingsSection)
      .update(settingNames.savedFilters, isEmpty ? undefined : value, target);
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value));
}

function without(
  members: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([each]) => each !== name));
}
