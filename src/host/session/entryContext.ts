import type { SessionEntry } from "../../domain/session/sessionEntry";
import type { Notifications } from "../base/notifications";
import type { Settings } from "../base/settings";
import type { QuickPickHost } from "../picks/quickPick";
import type { LoadAwsRuntime } from "./awsRuntime";
import type { InputBoxHost } from "./renameSession";
import type { SessionEntries } from "./sessionEntries";

/** What the commands about session entries work with. */
export interface EntryContext {
  readonly entries: SessionEntries;
  readonly quickPicks: QuickPickHost;
  readonly inputBoxes: InputBoxHost;
  readonly notifications: Pick<Notifications, "information">;
  readonly runtime: LoadAwsRuntime;
  readonly settings: Pick<Settings, "regions">;
  /** The entry of a row that a menu passes; undefined for anything else. */
  readonly ofRow: (argument: unknown) => SessionEntry | undefined;
}
