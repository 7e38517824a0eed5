import type { PlanSelection } from "../resource/backupPlan";

/** What the selections of a plan assign to it. */
export class AssignedResources {
  /** Resources that a selection names by their ARN, and since when: milliseconds since the epoch, -Infinity: nobody tells. */
  readonly named: ReadonlyMap<string, number>;
  readonly #selections: readonly Selection[];

  constructor(selections: readonly PlanSelection[]) {
    this.#selections = selections.map((selection) => new Selection(selection));
    const named = new Map<string, number>();
    for (const { namedArns, since } of this.#selections) {
      for (const arn of namedArns) named.set(arn, Math.min(since, named.get(arn) ?? Infinity));
    }
    this.named = named;
  }

  /** False where no selection can have chosen the resource, whatever its tags are. */
  mayHave(resourceArn: string): boolean {
    return this.#selections.some((selection) => selection.mayHave(resourceArn));
  }
}

class Selection {
  readonly since: number;
  readonly #choosesByTags: boolean;
  readonly #chosen: ArnPatterns;
  readonly #excluded: ArnPatterns;

  constructor({ creationDate, choosesByTags, resources, notResources }: PlanSelection) {
    this.since = creationDate ?? -Infinity;
    // Without resources it chooses by something else.
    this.#choosesByTags = choosesByTags || resources.length === 0;
    this.#chosen = new ArnPatterns(resources);
    this.#excluded = new ArnPatterns(notResources);
  }

  /** With conditions, a selection chooses only some of the resources that it names. */
  get namedArns(): readonly string[] {
    if (this.#choosesByTags) return [];
    return [...this.#chosen.exact].filter((arn) => !this.#excluded.match(arn));
  }

  mayHave(resourceArn: string): boolean {
    const isChosen = this.#choosesByTags || this.#chosen.match(resourceArn);
    return isChosen && !this.#excluded.match(resourceArn);
  }
}

/** ARNs, and patterns of ARNs in which "*" stands for any text. */
class ArnPatterns {
  readonly exact: ReadonlySet<string>;
  readonly #patterns: readonly (readonly string[])[];

  constructor(texts: readonly string[]) {
    this.exact = new Set(texts.filter((text) => text !== "" && !text.includes("*")));
    this.#patterns = texts.filter((text) => text.includes("*")).map((text) => text.split("*"));
  }

  match(arn: string): boolean {
    return this.exact.has(arn) || this.#patterns.some((parts) => fits(parts, arn));
  }
}

/** Each part is looked for once, behind the one before it. */
function fits(parts: readonly string[], arn: string): boolean {
  const [first = "", ...others] = parts;
  const last = others.pop() ?? "";
  if (!arn.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const at = arn.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return arn.length >= from + last.length && arn.endsWith(last);
}
