import { type GroupPath, pathKey } from "./groupPath";
import {
  coveringQueries,
  drainQueries,
  loadMoreRounds,
  ownStateQueries,
  stateQueries,
  urgentQueries,
} from "./jobQueries";
import type { JobQuery } from "../query/jobQuery";
import type { Vault } from "../job/vault";
import type { JobScope } from "../filter/jobScope";

interface Plans {
  readonly covering: readonly (readonly JobQuery[])[];
  readonly ownState: readonly JobQuery[];
  readonly rounds: readonly (readonly JobQuery[])[];
  readonly drain: readonly JobQuery[];
}

/**
 * The queries of a list's groups. Every row that is looked at asks for those of its group, so they are
 * made once a group.
 */
export class GroupQueries {
  /** Those whose answers tell the states apart. */
  readonly states: readonly JobQuery[];
  /** That for what must be shown at once. */
  readonly urgent: readonly JobQuery[];
  readonly #scope: JobScope;
  readonly #vaultOf: (key: string) => Vault | undefined;
  readonly #plans = new Map<string, Plans>();

  /** @param vaultOf what is known of a vault by its key */
  constructor(scope: JobScope, vaultOf: (key: string) => Vault | undefined) {
    this.states = stateQueries(scope);
    this.urgent = urgentQueries(scope);
    this.#scope = scope;
    this.#vaultOf = vaultOf;
  }

  of(path: GroupPath): Plans {
    // No operation asks for a day. There are many more days of groups than groups.
    const key = pathKey(path, "day");
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const vault = path.vault === undefined ? undefined : this.#vaultOf(path.vault);
    const target = { scope: this.#scope, path, vault };
    const plans = {
      covering: coveringQueries(target),
      ownState: ownStateQueries(target),
      rounds: loadMoreRounds(target),
      drain: drainQueries(target),
    };
    // A vault may get its name with a later page.
    if (path.vault === undefined || vault?.name !== undefined) this.#plans.set(key, plans);
    return plans;
  }
}
