import { isOfIdentity, sessionTrouble } from "../../domain/session/health";
import type { UpperNode } from "./givenRows";
import { firstError, regionStanding, type RegionStanding } from "./regionStanding";
import type { RegionTurns } from "./regionTurns";
import type { ShownEntry } from "./shownEntry";
import type { RegionsNode } from "./treeNode";
import type { ViewSession } from "./viewSession";

export type ShownRegions = Extract<ShownEntry, { type: "regions" }>;

/** A row of Regions that have none of their own. */
export type Fold = Exclude<RegionsNode["about"], "all">;

const folds: readonly Fold[] = ["loading", "refusing", "withoutJobs"];

/**
 * All Regions of a profile, and where they stand: those with jobs, or with a trouble of their own, have a row each. The
 * others share a row.
 */
export class ViewRegions {
  readonly type = "regions";
  readonly node: RegionsNode;
  readonly turns: RegionTurns;
  #shown: ShownRegions;
  #sessions: readonly ViewSession[] = [];
  /** IDs of those that came to have a row, in that order: none moves while others load. */
  readonly #order = new Set<string>();
  readonly #refusing = new Set<string>();
  #folds: ReadonlyMap<Fold, RegionsNode> = new Map();

  /** @param id of the row of them all */
  constructor(id: string, shown: ShownRegions, turns: RegionTurns) {
    this.turns = turns;
    this.node = { type: "regions", id, parent: undefined, about: "all" };
    this.#shown = shown;
    this.#folds = this.#newFolds(undefined);
  }

  show(shown: ShownRegions, sessions: readonly ViewSession[]): void {
    this.#shown = shown;
    this.#sessions = sessions;
  }

  get shown(): ShownRegions {
    return this.#shown;
  }

  get sessions(): readonly ViewSession[] {
    return this.#sessions;
  }

  /**
   * The rows of Regions under the row of them all, or under the root where there is nothing else. Each Region learns
   * where it stands, whether or not VS Code has read that far.
   */
  below(parent: RegionsNode | undefined): readonly UpperNode[] {
    if (this.#folds.get("loading")?.parent !== parent) this.#folds = this.#newFolds(parent);
    const shown = this.in("all").map((session) => session.nodeUnder(parent));
    return [...shown, ...folds.flatMap((about) => this.#fold(about) ?? [])];
  }

  /** The Regions that stand right under a row: under that of them all those that have a row of their own. */
  in(about: RegionsNode["about"]): readonly ViewSession[] {
    const isAll = about === "all";
    if (this.forAll !== undefined) {
      return isAll || about !== "loading" ? [] : this.#sessions.filter(isWaiting);
    }
    const standing = isAll ? "shown" : about;
    const found = this.#sessions.filter((session) => this.#standing(session) === standing);
    if (!isAll) return found;
    for (const { shown } of found) this.#order.add(shown.id);
    const order = [...this.#order];
    return found.sort((a, b) => order.indexOf(a.shown.id) - order.indexOf(b.shown.id));
  }

  /** The row under which the Regions of a fold stand; undefined where the node is none of these. */
  foldOf(node: RegionsNode): Fold | undefined {
    return folds.find((about) => this.#folds.get(about) === node);
  }

  /**
   * The Region whose rows say what is wrong with the profile: no Region works, and all that have answered fail for the
   * same reason.
   */
  get forAll(): ViewSession | undefined {
    const failed = this.#sessions.filter((session) => failureOf(session) !== undefined);
    const [first] = failed;
    if (first === undefined || failed.length < 2) return undefined;
    if (failed.some((session) => failureOf(session) !== failureOf(first))) return undefined;
    if (this.#sessions.some(({ tree }) => tree.list?.isOpen === true)) return undefined;
    // One endpoint may be dead and one Region not enabled: that is known of the profile once all have answered.
    return failed.length < this.#sessions.length && !isOfProfile(first) ? undefined : first;
  }

  /** The row of a fold; undefined where nothing stands in it. */
  #fold(about: Fold): RegionsNode | undefined {
    const node = this.#folds.get(about);
    const regions = this.in(about);
    for (const session of regions) session.nodeUnder(node);
    const isUnknown = about === "loading" && this.#sessions.length === 0;
    return regions.length > 0 || isUnknown ? node : undefined;
  }

  #standing(session: ViewSession): RegionStanding {
    const { id } = session.shown;
    const standing = regionStanding(session.tree, session.isFoundOut);
    // A row stays where it is while the Region is asked again.
    if (standing === "loading") {
      if (this.#order.has(id)) return "shown";
      return this.#refusing.has(id) ? "refusing" : "loading";
    }
    if (standing === "refusing") this.#refusing.add(id);
    else this.#refusing.delete(id);
    return standing;
  }

  #newFolds(parent: RegionsNode | undefined): ReadonlyMap<Fold, RegionsNode> {
    return new Map(
      folds.map((about) => [
        about,
        { type: "regions", id: `${this.node.id}/${about}`, parent, about },
      ]),
    );
  }
}

function isWaiting(session: ViewSession): boolean {
  return failureOf(session) === undefined;
}

/** Why a Region shows no jobs, as text to compare. */
function failureOf({ tree, isFoundOut, instead }: ViewSession): string | undefined {
  if (tree.source !== undefined) return firstError(tree)?.reason;
  return isFoundOut ? (instead[0]?.row.label ?? "") : undefined;
}

/** Whether a failure is one of the credentials, which are the same in all Regions. */
function isOfProfile({ tree }: ViewSession): boolean {
  const error = firstError(tree);
  const trouble = error && sessionTrouble(error);
  if (trouble === undefined) return tree.source === undefined;
  return trouble !== "keyRefused" && isOfIdentity(trouble);
}
