import type { BackupErrorReason } from "../../domain/query/backupError";
import type { ErrorAction } from "./errorRemedy";
import { oneLine } from "./plainText";
import { signInCommand } from "./signInCommand";

interface ErrorActionText {
  /** The name of the command that does it. */
  readonly label: string;
  /** A codicon id. */
  readonly icon: string;
}

/** How rows and notifications offer what helps. */
export const errorActionTexts: Readonly<Record<ErrorAction["kind"], ErrorActionText>> = {
  retry: { label: "Retry", icon: "refresh" },
  selectProfile: { label: "Select Profile…", icon: "account" },
  selectRegion: { label: "Select Region…", icon: "globe" },
  clearFilters: { label: "Clear Filters", icon: "clear-all" },
  filterByAccount: { label: "Filter by Account…", icon: "filter" },
  copyPolicy: { label: "Copy IAM Policy", icon: "copy" },
  signIn: { label: "Sign In", icon: "sign-in" },
  copySignIn: { label: "Copy Sign-In Command", icon: "copy" },
  openConfig: { label: "Open Config File", icon: "go-to-file" },
  showLog: { label: "Show Log", icon: "output" },
};

const forCode: readonly (BackupErrorReason | undefined)[] = [
  "mfaNeeded",
  "mfaCancelled",
  "mfaRefused",
];

/** *Retry* after a failure: where a code is what is missing, that it asks for one. */
export function retryText(reason: BackupErrorReason | undefined): ErrorActionText {
  return forCode.includes(reason)
    ? { label: "Enter MFA Code", icon: "key" }
    : errorActionTexts.retry;
}

/** What stands beside the likeliest remedy. @param remedy what to do */
export function actionHint(action: ErrorAction, remedy: string): string {
  return action.kind === "signIn" ? oneLine(signInCommand(action.signIn), 100) : remedy;
}
