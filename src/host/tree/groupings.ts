import type { Memento } from "vscode";
import type { ViewKind } from "../../domain/job/viewKinds";
import { type Grouping, isGrouping } from "../../domain/job/jobKinds";
import { groupingKey } from "../base/contributions";
import type { Settings } from "../base/settings";

/** How each view is grouped: what was chosen in this workspace, else the setting. */
export class Groupings {
  readonly #memory: Memento;
  readonly #settings: Pick<Settings, "grouping">;

  constructor(memory: Memento, settings: Pick<Settings, "grouping">) {
    this.#memory = memory;
    this.#settings = settings;
  }

  of(kind: ViewKind): Grouping {
    const chosen = this.#memory.get<unknown>(groupingKey(kind));
    return isGrouping(chosen, kind) ? chosen : this.#settings.grouping(kind);
  }

  async choose(kind: ViewKind, grouping: Grouping): Promise<void> {
    await this.#memory.update(groupingKey(kind), grouping);
  }
}
