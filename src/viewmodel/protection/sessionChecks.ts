import type { Disposable } from "../../base/disposables";
import {
  checkArns,
  type CheckContext,
  type CheckedArn,
  type Verdict,
} from "../../domain/check/checkArns";
import { type CheckGroup, groupChecked } from "../../domain/check/checkGroup";

/** The resources that a text names, to be looked for among what a session knows. */
export interface Check {
  /** What a person calls the text: a file's name. Untrusted. */
  readonly name: string;
  readonly arns: readonly string[];
  /** Resources that the text names by IDs that do not tell their ARNs: "AWS::FSx::Volume fsvol-1". Untrusted. */
  readonly untold: readonly string[];
  /** The text may name more. */
  readonly isCut: boolean;
}

/** A check with what it found. */
export interface ShownCheck extends Check {
  /** How many resources it has. */
  readonly count: number;
  readonly groups: ReadonlyMap<CheckGroup, readonly CheckedArn[]>;
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

export interface SessionChecksOptions {
  /** What is known now; undefined while that is nothing. */
  readonly context: () => CheckContext | undefined;
  readonly nextTask: () => Promise<void>;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

/** More are nothing that a person looks at. */
const mostChecks = 10;

/** The checks of a session, the newest first. They follow what becomes known. */
export class SessionChecks implements Disposable {
  readonly #options: SessionChecksOptions;
  readonly #aborter = new AbortController();
  #checks: readonly Check[] = [];
  #shown: readonly ShownCheck[] = [];
  #isMaking = false;
  #mustMake = false;

  constructor(options: SessionChecksOptions) {
    this.#options = options;
  }

  dispose(): void {
    this.#aborter.abort();
  }

  get shown(): readonly ShownCheck[] {
    return this.#shown;
  }

  /** Another one of the same name gives way. */
  add(check: Check): void {
    const others = this.#checks.filter(({ name }) => name !== check.name);
    this.#set([check, ...others].slice(0, mostChecks));
  }

  remove(name: string): void {
    this.#set(this.#checks.filter((check) => check.name !== name));
  }

  /** Something else is known. */
  refresh(): void {
    this.#mustMake = true;
    if (!this.#isMaking && this.#checks.length > 0) void this.#make();
  }

  #set(checks: readonly Check[]): void {
    this.#checks = checks;
    this.#shown = this.#shown.filter(({ name }) => checks.some((check) => check.name === name));
    this.#options.changed();
    this.refresh();
  }

  async #make(): Promise<void> {
    this.#isMaking = true;
    try {
      await this.#makeAll();
    } catch (error) {
      this.#options.failed(error);
    } finally {
      this.#isMaking = false;
    }
  }

  async #makeAll(): Promise<void> {
    while (this.#mustMake) {
      this.#mustMake = false;
      const checks = this.#checks;
      const shown: ShownCheck[] = [];
      for (const check of checks) shown.push(...(await this.#show(check)));
      // Whatever changed meanwhile is looked at in the next turn.
      if (this.#aborter.signal.aborted) return;
      if (checks !== this.#checks) continue;
      this.#shown = shown;
      this.#options.changed();
    }
  }

  async #show(check: Check): Promise<readonly ShownCheck[]> {
    const { context, nextTask } = this.#options;
    const now = context();
    const isCancelled = (): boolean => this.#aborter.signal.aborted;
    const checked = now && (await checkArns(check.arns, now, { nextTask, isCancelled }));
    if (checked === undefined) return [];
    const verdicts = new Map(checked.map(({ resourceArn, verdict }) => [resourceArn, verdict]));
    return [{ ...check, count: checked.length, groups: groupChecked(checked), verdicts }];
  }
}
