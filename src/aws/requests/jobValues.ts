import type { Lifecycle, RecoveryPointCreator } from "../../domain/job/job";
import { flag, membersOf, number, set, text } from "./members";
import { SharedValues } from "./sharedValues";

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Checked values of jobs; what many jobs repeat is kept once. A value without content counts as missing. */
export class JobValues {
  readonly #texts = new SharedValues<string>();
  readonly #creators = new SharedValues<RecoveryPointCreator>();
  readonly #lifecycles = new SharedValues<Lifecycle>();
  readonly #textMaps = new SharedValues<Readonly<Record<string, string>>>();
  readonly #numberMaps = new SharedValues<Readonly<Record<string, number>>>();

  text(value: unknown): string | undefined {
    const checked = text(value);
    return checked === undefined ? undefined : this.#texts.get(checked, checked);
  }

  creator(value: unknown): RecoveryPointCreator | undefined {
    if (value === undefined) return undefined;
    const from = membersOf(value);
    const creator: Writable<RecoveryPointCreator> = {};
    set(creator, "backupPlanId", this.text(from["BackupPlanId"]));
    set(creator, "backupPlanArn", this.text(from["BackupPlanArn"]));
    set(creator, "backupPlanName", this.text(from["BackupPlanName"]));
    set(creator, "backupPlanVersion", this.text(from["BackupPlanVersion"]));
    set(creator, "backupRuleId", this.text(from["BackupRuleId"]));
    set(creator, "backupRuleName", this.text(from["BackupRuleName"]));
    set(creator, "backupRuleCron", this.text(from["BackupRuleCron"]));
    set(creator, "backupRuleTimezone", this.text(from["BackupRuleTimezone"]));
    return shared(this.#creators, creator);
  }

  lifecycle(value: unknown): Lifecycle | undefined {
    if (value === undefined) return undefined;
    const from = membersOf(value);
    const lifecycle: Writable<Lifecycle> = {};
    set(lifecycle, "moveToColdStorageAfterDays", number(from["MoveToColdStorageAfterDays"]));
    set(lifecycle, "deleteAfterDays", number(from["DeleteAfterDays"]));
    set(
      lifecycle,
      "optInToArchiveForSupportedResources",
      flag(from["OptInToArchiveForSupportedResources"]),
    );
    set(lifecycle, "deleteAfterEvent", this.text(from["DeleteAfterEvent"]));
    return shared(this.#lifecycles, lifecycle);
  }

  /** A map of names to texts, empty ones too. */
  texts(value: unknown): Readonly<Record<string, string>> | undefined {
    return value === undefined ? undefined : shared(this.#textMaps, textsOf(value));
  }

  /** A map of names to numbers. */
  numbers(value: unknown): Readonly<Record<string, number>> | undefined {
    if (value === undefined) return undefined;
    return shared(this.#numberMaps, mapOf(value, number));
  }
}

/** The texts of a map under their names; values of another type are left out. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  return mapOf(value, (each) => (typeof each === "string" ? each : undefined));
}

function mapOf<T>(
  value: unknown,
  check: (value: unknown) => T | undefined,
): Readonly<Record<string, T>> {
  const entries = Object.entries(membersOf(value)).flatMap(([name, each]) => {
    const checked = check(each);
    return checked === undefined ? [] : [[name, checked] as const];
  });
  // fromEntries defines members, so that one called __proto__ stays a mere member.
  return Object.fromEntries(entries);
}

/** Shared by content; a record without members counts as missing. */
function shared<T extends object>(records: SharedValues<T>, record: T): T | undefined {
  const key = JSON.stringify(record);
  return key === "{}" ? undefined : records.get(key, record);
}
