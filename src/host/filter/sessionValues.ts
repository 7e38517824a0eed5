import { type CountedValue, countValues, mostFrequent } from "../../domain/filter/filterValues";
import type { Job } from "../../domain/job/job";
import { type ListCriterion, listCriteria } from "../../domain/filter/jobFilter";
import type { JobGateway } from "../../domain/query/jobGateway";
import type { Source } from "../../domain/session/source";
import { vaultNames } from "../../domain/query/vaultNames";

/** So many values of a criterion are remembered and offered; more can be typed. */
export const mostOffered = 500;

/** What AWS can be asked to list of a criterion's values. */
export type ListedCriterion = Extract<ListCriterion, "vaults" | "resourceTypes">;

export interface ListedValues {
  readonly names: readonly string[];
  /** False when AWS had more to give. */
  readonly isComplete: boolean;
}

const requests: Readonly<
  Record<ListedCriterion, (gateway: JobGateway, signal: AbortSignal) => Promise<ListedValues>>
> = {
  vaults: vaultNames,
  resourceTypes: async (gateway, signal) => ({
    names: await gateway.listResourceTypes(signal),
    isComplete: true,
  }),
};

interface OfSession {
  readonly listed: Map<ListedCriterion, ListedValues>;
  /** The values of jobs that were loaded, for a filter takes them off the rows. */
  readonly seen: Map<ListCriterion, Map<string, CountedValue>>;
}

/** What can be filtered by; one session's values are never offered in another. */
export class SessionValues {
  readonly #sessions = new WeakMap<Source, OfSession>();

  /**
   * What AWS lists, asked for when a list of it is first opened. Answers alone are kept: the request ends with its
   * signal, and the next list asks again.
   * @throws BackupError
   */
  async listed(
    criterion: ListedCriterion,
    source: Source,
    signal: AbortSignal,
  ): Promise<ListedValues> {
    const { listed } = this.#of(source);
    const answer = listed.get(criterion) ?? (await requests[criterion](source.gateway, signal));
    listed.set(criterion, answer);
    return answer;
  }

  /** Remembers what jobs have that are loaded now. */
  note(source: Source, jobs: readonly Job[]): void {
    const { seen } = this.#of(source);
    for (const [criterion, counted] of countValues(listCriteria, jobs)) {
      const known = seen.get(criterion) ?? new Map<string, CountedValue>();
      seen.set(criterion, known);
      for (const each of mostFrequent(counted, mostOffered)) {
        if (known.size < mostOffered) known.set(each.value, each);
      }
    }
  }

  /** What jobs had that were loaded at some time. */
  seen(source: Source, criterion: ListCriterion): readonly CountedValue[] {
    return [...(this.#of(source).seen.get(criterion)?.values() ?? [])];
  }

  #of(source: Source): OfSession {
    const known = this.#sessions.get(source) ?? { listed: new Map(), seen: new Map() };
    this.#sessions.set(source, known);
    return known;
  }
}
