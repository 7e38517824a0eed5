import type { Notifications } from "../base/notifications";
import type { RegionOfProfile, SessionChoices } from "./sessionChoices";
import type { SessionEntries } from "./sessionEntries";
import type { Sessions } from "./sessions";

export interface SessionSwitchOptions {
  readonly choices: SessionChoices;
  readonly entries: Pick<SessionEntries, "all" | "from" | "remember" | "showChoice" | "useShared">;
  readonly sessions: Pick<Sessions, "all" | "preferred" | "start">;
  readonly notifications: Pick<Notifications, "information">;
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
      () => [...this.#chooseInUse(), choices.chooseProfile(profile, region)],
      () => entries.showChoice(),
    );
  }

  /** @param region undefined leaves it to the settings, AWS_REGION or the profile again */
  async toRegion(region: string | undefined): Promise<void> {
    const { choices, entries } = this.#options;
    await this.#switch(
      () => [...this.#chooseInUse(), choices.chooseRegion(region)],
      () => entries.showChoice(),
    );
  }

  /** Leaves all of it to the settings and the AWS config files again. */
  async toDefault(): Promise<void> {
    const { choices, entries } = this.#options;
    await this.#switch(
      () => [choices.chooseNothing()],
      () => entries.useShared(),
    );
  }

  /** Of several sessions, what is selected next stands beside the one in use, not beside what was selected last. */
  #chooseInUse(): readonly Promise<void>[] {
    const { choices, entries, sessions } = this.#options;
    const { profile, region } = sessions.preferred.names;
    if (entries.from === "choice" || profile === undefined) return [];
    return [choices.chooseProfile(profile, "none"), choices.chooseRegion(region)];
  }

  /** What was chosen counts at once; it is kept by and by. Where one session takes the place of several, these can be had back. */
  async #switch(choose: () => readonly Promise<void>[], show: () => Promise<void>): Promise<void> {
    const { entries, sessions, notifications } = this.#options;
    const { length } = entries.all;
    const undo = entries.remember();
    const wasChoice = entries.from === "choice";
    const kept = [...choose(), show()];
    const [selected] = sessions.all;
    const isChoice = entries.from === "choice";
    const opened = wasChoice && isChoice ? selected?.restart() : sessions.start();
    await Promise.all([...kept, opened]);
    if (length === 1 || entries.all.length > 1) return;
    notifications.information(`One session took the place of ${length}.`, [
      { title: "Undo", run: undo },
    ]);
  }
}
