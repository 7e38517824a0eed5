import type { Memento } from "vscode";
import type { ChoiceSource, SessionChoice } from "../../domain/session/session";
import { everyRegion, type SessionEntry } from "../../domain/session/sessionEntry";
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
    const profile = this.#memory.get(mementoKeys.profile);
    return this.#completed(profile, this.#memory.get(mementoKeys.region), "workspace");
  }

  /**
   * How the session of an entry is to be found out; of all Regions the one without a Region.
   * @param from where the entry is kept
   */
  of({ profile, region }: SessionEntry, from: ChoiceSource): SessionChoice {
    if (region !== everyRegion) return this.#completed(profile, region, from);
    const { profile: name, profileFrom } = this.#completed(profile, undefined, from);
    return name === undefined || profileFrom === undefined ? {} : { profile: name, profileFrom };
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

  /** What is not named is left to the settings. */
  #completed(profileName: unknown, regionName: unknown, from: ChoiceSource): SessionChoice {
    const profile = named(profileName, from) ?? named(this.#settings.profile, "setting");
    const region = named(regionName, from) ?? named(this.#settings.regions[0], "setting");
    return {
      ...(profile && { profile: profile.name, profileFrom: profile.from }),
      ...(region && { region: region.name, regionFrom: region.from }),
    };
  }
}

/** A name as it was chosen: it may begin with a space. */
function named(
  name: unknown,
  from: ChoiceSource,
): { readonly name: string; readonly from: ChoiceSource } | undefined {
  return typeof name === "string" && name.trim() !== "" ? { name, from } : undefined;
}
