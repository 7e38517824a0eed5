import type { ErrorAction } from "../../viewmodel/text/errorRemedy";
import type { CommandName } from "./contributions";

/** The command that does what helps. */
export const errorCommands: Readonly<Record<ErrorAction["kind"], CommandName>> = {
  retry: "retry",
  selectProfile: "selectProfile",
  selectRegion: "selectRegion",
  clearFilters: "clearFilters",
  copyPolicy: "copyIamPolicy",
  signIn: "copySignInCommand",
  showLog: "showLog",
};
