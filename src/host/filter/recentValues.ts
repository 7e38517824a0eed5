import type { Memento } from "vscode";
import { valueProblem } from "../../domain/filter/filterJson";
import { type Criterion, listCriteria } from "../../domain/filter/jobFilter";
import { mementoKeys } from "../base/contributions";

/** Of each criterion. */
const most = 10;

/** What somebody filtered by in this workspace before, newest first; a workspace's state may hold anything. */
export class RecentValues {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  of(criterion: Criterion): readonly string[] {
    const ofList = listCriteria.find((each) => each === criterion);
    return this.#all(criterion).filter((value) =>
      ofList === undefined ? value.length <= 200 : valueProblem(ofList, value) === undefined,
    );
  }

  async add(criterion: Criterion, values: readonly string[]): Promise<void> {
    if (values.length === 0) return;
    const recent = [...new Set([...values, ...this.of(criterion)])].slice(0, most);
    const kept = this.#members();
    await this.#memory.update(mementoKeys.recentFilterValues, { ...kept, [criterion]: recent });
  }

  #all(criterion: Criterion): readonly string[] {
    const members = this.#members();
    const kept: unknown = Object.hasOwn(members, criterion) ? members[criterion] : undefined;
    const values: readonly unknown[] = Array.isArray(kept) ? kept.slice(0, most) : [];
    return values.filter((value) => typeof value === "string");
  }

  #members(): Readonly<Partial<Record<Criterion, unknown>>> {
    const kept = this.#memory.get<unknown>(mementoKeys.recentFilterValues);
    return typeof kept === "object" && kept !== null && !Array.isArray(kept) ? kept : {};
  }
}
