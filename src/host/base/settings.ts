import { ConfigurationTarget, workspace } from "vscode";
import type { ViewKind } from "../../domain/job/viewKinds";
import { readRegion } from "../../domain/arn/regionReading";
import { type Grouping, isGrouping, usualGrouping } from "../../domain/job/jobKinds";
import type { SessionEntry } from "../../domain/session/sessionEntry";
import { groupingSetting, settingNames, settingsSection } from "./contributions";
import { setText } from "./setText";

const pageSizes = { least: 1, most: 1000, usual: 100 };

/**
 * The settings, checked on the way in: a settings.json may hold anything. VS Code itself leaves out
 * what a workspace that isn't trusted sets (capabilities.untrustedWorkspaces.restrictedConfigurations).
 */
export class Settings {
  /** The profile to use where none was chosen. */
  get profile(): string | undefined {
    return setText(this.#read(settingNames.profile));
  }

  /**
   * The first one is used where no Region was chosen; all are offered first. What nobody can take for a Region is left
   * out; a zone or a Region's name is not, for the session says which Region is meant.
   */
  get regions(): readonly string[] {
    const value = this.#read(settingNames.regions);
    if (!Array.isArray(value)) return [];
    return value
      .map(setText)
      .filter((text) => text !== undefined)
      .filter((text) => {
        const region = readRegion(text);
        return region.kind === "region" || region.offer !== undefined;
      });
  }

  /** As it stands: the reader of session entries checks it. VS Code takes the list of one place and merges none. */
  get sessions(): unknown {
    return this.#read(settingNames.sessions);
  }

  /** Writes the workspace's list of sessions, for everybody who opens it. Rejects where it can't be written. */
  async shareSessions(sessions: readonly SessionEntry[]): Promise<void> {
    await workspace
      .getConfiguration(settingsSection)
      .update(settingNames.sessions, sessions, ConfigurationTarget.Workspace);
  }

  get pageSize(): number {
    const value = this.#read(settingNames.pageSize);
    if (typeof value !== "number" || !Number.isFinite(value)) return pageSizes.usual;
    return Math.min(Math.max(Math.round(value), pageSizes.least), pageSizes.most);
  }

  get shortenNames(): boolean {
    return this.#read(settingNames.shortenNames) !== false;
  }

  grouping(kind: ViewKind): Grouping {
    const value = this.#read(groupingSetting(kind));
    return isGrouping(value, kind) ? value : usualGrouping(kind);
  }

  #read(name: string): unknown {
    return workspace.getConfiguration(settingsSection).get<unknown>(name);
  }
}
