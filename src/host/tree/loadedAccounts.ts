import { namedAccounts, type NamedAccounts } from "../../domain/filter/namedAccounts";
import type { Source } from "../../domain/session/source";
import type { Views } from "./views";

/** What the jobs that are loaded from a source say of accounts. Jobs of another source say nothing of this one's. */
export class LoadedAccounts {
  readonly #views: Pick<Views, "treesOf">;

  constructor(views: Pick<Views, "treesOf">) {
    this.#views = views;
  }

  /** The accounts of the loaded jobs; none while nobody knows. */
  all(source: Source): readonly string[] {
    const trees = this.#views.treesOf(source);
    return [...new Set(trees.flatMap(({ status }) => status.accountIds))];
  }

  /** Those that requests must name, as the filter and the loaded jobs are now. */
  named(source: Source): NamedAccounts {
    const lists = this.#views.treesOf(source).flatMap(({ list }) => list ?? []);
    return namedAccounts(lists, source.gateway.accountId);
  }
}
