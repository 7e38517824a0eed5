import type { Memento } from "vscode";
import { isRegionId } from "../../domain/arn/region";
import { mementoKeys } from "../base/contributions";

/** So many profiles are remembered, the last ones. */
const mostProfiles = 50;
const mostRegions = 100;

/**
 * In which Regions a profile had jobs the last time, most jobs first: of all its Regions these are opened first. Kept in
 * this workspace.
 */
export class RegionMemory {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  of(profile: string): readonly string[] {
    return this.#kept().find(([name]) => name === profile)?.[1] ?? [];
  }

  /** @param jobs how many jobs are loaded, by Region */
  note(profile: string, jobs: ReadonlyMap<string, number>): void {
    const regions = [...jobs]
      .filter(([, count]) => count > 0)
      .sort(([, a], [, b]) => b - a)
      .map(([region]) => region)
      .slice(0, mostRegions);
    if (regions.length === 0 || regions.join() === this.of(profile).join()) return;
    const others = this.#kept().filter(([name]) => name !== profile);
    const kept = [...others, [profile, regions]].slice(-mostProfiles);
    // Nobody waits for it: a Memento answers with the new value at once.
    void this.#memory.update(mementoKeys.regionsWithJobs, kept);
  }

  /** What a later version or somebody else may have written is looked at, too. */
  #kept(): readonly (readonly [string, readonly string[]])[] {
    const kept = this.#memory.get<unknown>(mementoKeys.regionsWithJobs);
    const pairs: readonly unknown[] = Array.isArray(kept) ? kept.slice(-mostProfiles) : [];
    return pairs.flatMap((pair) => {
      const parts: readonly unknown[] = Array.isArray(pair) ? pair : [];
      const [profile, regions] = parts;
      if (typeof profile !== "string" || !Array.isArray(regions)) return [];
      const ids: readonly unknown[] = regions.slice(0, mostRegions);
      const known = ids.filter((id) => typeof id === "string").filter(isRegionId);
      return [[profile, known] as const];
    });
  }
}
