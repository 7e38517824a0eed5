import type { RegionOfProfile, SessionChoices } from "./sessionChoices";
import type { SessionEntries } from "./sessionEntries";
import type { Sessions } from "./sessions";

export interface SessionSwitchOptions {
  readonly choices: SessionChoices;
  readonly entries: Pick<SessionEntries, "from" | "showChoice" | "useShared">;
  readonly sessions: Pick<Sessions, "all" | "start">;
}

/** Selects a profile or a Region in this workspace: one session, in place of all that were there. */
export class SessionSwitch {
  readonly #options: SessionSwitchOptions;

  constructor(options: SessionSwitchOptions) {
    this.#options = options;
  }

  async toProfile(profile: string, region: RegionOfProfile): Promise<void> {
    const { choices, entries } = this.#options;
    await this.#switch(
      () => choices.chooseProfile(profile, region),
      () => entries.showChoice(),
    );
  }

  /** @param region undefined leaves it to the settings, AWS_REGION or the profile again */
  async toRegion(region: string | undefined): Promise<void> {
    const { choices, entries } = this.#options;
    await this.#switch(
      () => choices.chooseRegion(region),
      () => entries.showChoice(),
    );
  }

  /** Leaves all of it to the settings and the AWS config files again. */
  async toDefault(): Promise<void> {
    const { choices, entries } = this.#options;
    await this.#switch(
      () => choices.chooseNothing(),
      () => entries.useShared(),
    );
  }

  /** What was chosen counts at once; it is kept by and by. */
  async #switch(choose: () => Promise<void>, show: () => Promise<void>): Promise<void> {
    const { entries, sessions } = this.#options;
    const wasChoice = entries.from === "choice";
    const kept = [choose(), show()];
    const [selected] = sessions.all;
    const isChoice = entries.from === "choice";
    const opened = wasChoice && isChoice ? selected?.restart() : sessions.start();
    await Promise.all([...kept, opened]);
  }
}
