import { lazyAsync } from "../../base/lazyAsync";
import { type CountedValue, countValues } from "../../domain/filter/filterValues";
import type { Job } from "../../domain/job/job";
import { type ListCriterion, listCriteria } from "../../domain/filter/jobFilter";
import type { JobGateway } from "../../domain/query/jobGateway";
import { type VaultNames, vaultNames } from "../../domain/query/vaultNames";

/** So many values of a criterion are remembered and offered; more can be typed. */
export const mostOffered = 500;

/**
 * What can be filtered by in one session: what AWS lists of vaults and resource types, asked for when a list of
 * them is first opened, and the values of jobs that were loaded, for a filter takes them off the rows.
 */
class OfSession {
  readonly vaults: () => Promise<VaultNames>;
  readonly resourceTypes: () => Promise<readonly string[]>;
  readonly seen = new Map<ListCriterion, Map<string, CountedValue>>();

  constructor(gateway: JobGateway) {
    // Nobody waits on when a list is closed, and the next one wants the answer: so nothing is cancelled.
    const { signal } = new AbortController();
    this.vaults = lazyAsync(() => vaultNames(gateway, signal));
    this.resourceTypes = lazyAsync(() => gateway.listResourceTypes(signal));
  }
}

/** What can be filtered by; one session's values are never offered in another. */
export class SessionValues {
  readonly #sessions = new WeakMap<JobGateway, OfSession>();

  vaults(gateway: JobGateway): Promise<VaultNames> {
    return this.#of(gateway).vaults();
  }

  resourceTypes(gateway: JobGateway): Promise<readonly string[]> {
    return this.#of(gateway).resourceTypes();
  }

  /** Remembers what jobs have that are loaded now. */
  note(gateway: JobGateway, jobs: readonly Job[]): void {
    const { seen } = this.#of(gateway);
    for (const [criterion, counted] of countValues(listCriteria, jobs)) {
      const known = seen.get(criterion) ?? new Map<string, CountedValue>();
      seen.set(criterion, known);
      for (const each of counted.slice(0, mostOffered)) {
        if (known.size < mostOffered) known.set(each.value, each);
      }
    }
  }

  /** What jobs had that were loaded at some time. */
  seen(gateway: JobGateway, criterion: ListCriterion): readonly CountedValue[] {
    return [...(this.#of(gateway).seen.get(criterion)?.values() ?? [])];
  }

  #of(gateway: JobGateway): OfSession {
    const known = this.#sessions.get(gateway) ?? new OfSession(gateway);
    this.#sessions.set(gateway, known);
    return known;
  }
}
