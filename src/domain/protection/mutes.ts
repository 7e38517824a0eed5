import { findingKey, ruleKey } from "./findingKey";
import type { Mute, ResourceProtection } from "./protection";

/** What a mute looks at. */
export type MutableFinding = Pick<
  ResourceProtection,
  "resourceArn" | "groupUnmuted" | "cause" | "missed" | "isSaidByPlan" | "notKnown"
>;

/** Finds the mute of a resource among those whose date is not over. */
export class Mutes {
  readonly #ofResources = new Map<string, Mute[]>();
  readonly #ofRules = new Map<string, Mute[]>();
  readonly #ofCauses = new Map<string, Mute[]>();

  /** @param now milliseconds since the epoch */
  constructor(mutes: readonly Mute[], now: number) {
    for (const mute of mutes) if (mute.until > now) this.#add(mute);
  }

  find(found: MutableFinding): Mute | undefined {
    const fits = ({ finding }: Mute): boolean =>
      finding === undefined || finding === findingKey(found);
    return (
      this.#ofResources.get(found.resourceArn)?.find(fits) ??
      this.#muteOfCause(found) ??
      this.#muteOfRules(found)
    );
  }

  #add(mute: Mute): void {
    const { target } = mute;
    switch (target.type) {
      case "resource":
        push(this.#ofResources, target.resourceArn, mute);
        break;
      case "rule":
        push(this.#ofRules, ruleKey(target), mute);
        break;
      case "cause":
        push(this.#ofCauses, target.causeId, mute);
        break;
    }
  }

  /** Such a mute names its finding itself: the cause. */
  #muteOfCause({ groupUnmuted, cause }: MutableFinding): Mute | undefined {
    const isFailing = groupUnmuted === "failing" || groupUnmuted === "neverSucceeded";
    return isFailing && cause !== undefined ? this.#ofCauses.get(cause.id)?.[0] : undefined;
  }

  /** Such a mute names its finding itself, too: that the rule did not run. A rule that is not muted is shown. */
  #muteOfRules({ groupUnmuted, missed }: MutableFinding): Mute | undefined {
    if (this.#ofRules.size === 0) return undefined;
    if (groupUnmuted !== "overdue" && groupUnmuted !== "noLongerBackedUp") return undefined;
    const mutes = missed.map((rule) => this.#ofRules.get(ruleKey(rule))?.[0]);
    return mutes.every((mute) => mute !== undefined) ? mutes[0] : undefined;
  }
}

function push(mutes: Map<string, Mute[]>, key: string, mute: Mute): void {
  const there = mutes.get(key);
  if (there === undefined) mutes.set(key, [mute]);
  else there.push(mute);
}
