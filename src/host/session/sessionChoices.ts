import type { Memento } from "vscode";
import type { ChoiceSource, SessionChoice } from "../../domain/session/session";
import { mementoKeys } from "../base/contributions";
import type { Settings } from "../base/settings";

/**
 * The Region that comes with a profile, as the list shows it. "none": what was chosen before is kept. "invalid": what
 * the profile names is no Region, and nothing else may be taken in its place: the session says whose it is.
 */
export type RegionOfProfile = { readonly id: string } | "none" | "invalid";

/** What was chosen in this workspace, else in the settings; the rest is found out by the aws layer. */
export class SessionChoices {
  readonly #memory: Memento;
  readonly #settings: Pick<Settings, "profile" | "regions">;

  constructor(memory: Memento, settings: Pick<Settings, "profile" | "regions">) {
    this.#memory = memory;
    this.#settings = settings;
  }

  get current(): SessionChoice {
    const profile = named(this.#memory.get(mementoKeys.profile), this.#settings.profile);
    const region = named(this.#memory.get(mementoKeys.region), this.#settings.regions[0]);
    return {
      ...(profile && { profile: profile.name, profileFrom: profile.from }),
      ...(region && { region: region.name, regionFrom: region.from }),
    };
  }

  /** A Memento answers with the new value at once, and keeps it by and by. */
  async chooseProfile(profile: string, region: RegionOfProfile): Promise<void> {
    const kept = [this.#memory.update(mementoKeys.profile, profile)];
    if (region !== "none") {
      const id = region === "invalid" ? undefined : region.id;
      kept.push(this.#memory.update(mementoKeys.region, id));
    }
    await Promise.all(kept);
  }

  /** Leaves profile and Region to the settings and the AWS config files again. */
  async chooseNothing(): Promise<void> {
    const keys = [mementoKeys.profile, mementoKeys.region];
    await Promise.all(keys.map((key) => this.#memory.update(key, undefined)));
  }

  /** Undefined leaves it to the settings, AWS_REGION or the profile again. */
  async chooseRegion(region: string | undefined): Promise<void> {
    await this.#memory.update(mementoKeys.region, region);
  }
}

/** A name as it was chosen: it may begin with a space. */
function named(
  inWorkspace: unknown,
  setting: string | undefined,
): { readonly name: string; readonly from: ChoiceSource } | undefined {
  if (typeof inWorkspace === "string" && inWorkspace.trim() !== "") {
    return { name: inWorkspace, from: "workspace" };
  }
  return setting === undefined ? undefined : { name: setting, from: "setting" };
}
