import { ConfigurationTarget, workspace } from "vscode";
import type { Expectations } from "../../domain/protection/accountProtection";
import { muteJson, readFreshness, readMutes } from "../../domain/protection/expectationsJson";
import type { Mute } from "../../domain/protection/protection";
import { settingNames, settingsSection } from "../base/contributions";

/** What the settings say of resources. They are read again after {@link forget}: each row asks for them. */
export class ExpectationSettings {
  #known: Expectations | undefined;

  get current(): Expectations {
    const { freshness, muted } = settingNames;
    const read = (name: string): unknown =>
      workspace.getConfiguration(settingsSection).get<unknown>(name);
    // VS Code takes the list of one place and merges none; a workspace's list counts in its place.
    this.#known ??= { freshness: readFreshness(read(freshness)), mutes: readMutes(read(muted)) };
    return this.#known;
  }

  /** The settings are others by now. */
  forget(): void {
    this.#known = undefined;
  }

  /** Mutes for the user, or where the workspace has a list of its own, in that. Rejects where it can't be written. */
  async mute(mute: Mute): Promise<void> {
    await this.#write((mutes) => [...mutes, muteJson(mute)]);
  }

  /** Takes all mutes away that say so. */
  async unmute(isMeant: (mute: Mute) => boolean): Promise<void> {
    await this.#write((mutes) => mutes.filter((each) => !readMutes([each]).some(isMeant)));
  }

  /** Entries that can't be read stay as they are. */
  async #write(change: (mutes: readonly unknown[]) => readonly unknown[]): Promise<void> {
    const configuration = workspace.getConfiguration(settingsSection);
    const set = configuration.inspect<unknown>(settingNames.muted);
    const isOfWorkspace = Array.isArray(set?.workspaceValue) && workspace.isTrusted;
    const value = isOfWorkspace ? set.workspaceValue : set?.globalValue;
    const mutes = change(Array.isArray(value) ? value : []);
    await configuration.update(
      settingNames.muted,
      mutes.length === 0 ? undefined : mutes,
      isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global,
    );
  }
}
