import type { ErrorAction } from "../../viewmodel/text/errorRemedy";
import type { CommandName } from "./contributions";

/** The command that does what helps. */
export const errorCommands: Readonly<Record<ErrorAction["kind"], CommandName>> = {
  retry: "retry",
  selectProfile: "selectProfile",
  selectRegion: "selectRegion",
  clearFilters: "clearFilters",
  filterByAccount: "filterByAccount",
  copyPolicy: "copyIamPolicy",
  signIn: "signIn",
  copySignIn: "copySignInCommand",
  openConfig: "openConfigFile",
  showLog: "showLog",
};

/** Does what helps, as a row, a button or a list offers it. */
export type DoRemedy = (action: ErrorAction) => Promise<void>;
