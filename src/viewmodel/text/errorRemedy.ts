import type { BackupError, BackupErrorReason } from "../../domain/query/backupError";
import type { ProfilePlace } from "../../domain/session/configFile";
import { environmentProfile } from "../../domain/session/session";
import type { Session } from "../../domain/session/session";
import { oneLine } from "./plainText";
import { canCopySignIn, canRunSignIn, type SignIn, signInCommand } from "./signInCommand";

/** What a row, a button or a list offers. */
export type ErrorAction =
  | { readonly kind: "retry" }
  | { readonly kind: "selectProfile" }
  | { readonly kind: "selectRegion" }
  | { readonly kind: "clearFilters" }
  /** The policy that gives all permissions that the extension uses. */
  | { readonly kind: "copyPolicy" }
  /** Runs the AWS CLI, which signs the profile in. */
  | { readonly kind: "signIn"; readonly signIn: SignIn }
  /** For a terminal of the user's own. */
  | { readonly kind: "copySignIn"; readonly signIn: SignIn }
  /** Opens the AWS config file where the profile is. */
  | { readonly kind: "openConfig"; readonly profile: ProfilePlace }
  | { readonly kind: "showLog" };

export interface ErrorRemedy {
  /** What to do; a sentence without its full stop. */
  readonly remedy: string;
  /** What does it, the likeliest first; whoever shows them offers *Retry* at the end anyway. */
  readonly actions: readonly ErrorAction[];
}

/** The failures whose cause stands in the AWS config files. */
const causesInFiles: ReadonlyMap<BackupErrorReason, ProfilePlace["holds"]> = new Map([
  ["unrecognizedClient", "keys"],
  ["expiredToken", "keys"],
  ["invalidSignature", "keys"],
  ["ssoAccessDenied", "settings"],
  ["credentialProcessFailed", "settings"],
  ["profileIncomplete", "settings"],
  ["profileCycle", "settings"],
  ["assumeRoleDenied", "settings"],
  ["webIdentityFileMissing", "settings"],
  ["credentialSourceUnavailable", "settings"],
  ["endpointInvalid", "settings"],
]);

/** What helps. */
export function errorRemedy(
  { reason, details }: Pick<BackupError, "reason" | "details">,
  session: Session,
): ErrorRemedy {
  const profile = details.profile ?? session.profile;
  const owner = credentialOwner({ ...session, profile });
  const by = (kind: PlainAction["kind"], remedy: string): ErrorRemedy => {
    return { remedy, actions: [...openConfig(reason, profile), { kind }] };
  };
  switch (reason) {
    case "accessDenied":
      return details.accountId === undefined
        ? by("copyPolicy", `Ask for the permission ${permission(details.operation)} for ${owner}`)
        : by("clearFilters", accountFilterRemedy);
    case "invalidParameterValue":
    case "missingParameterValue":
      return by("showLog", "Run Show Log to see the request and its AWS request ID");
    case "resourceNotFound":
      return by("retry", `Check the Region and ${owner}. AWS Backup lists backup jobs for 30 days`);
    case "serviceUnavailable":
    case "dependencyFailure":
    case "serverFault":
      return by("retry", "Retry in a minute");
    case "throttling":
      return by("retry", "Retry in a few seconds");
    case "nextTokenRejected":
      return by("retry", "Retry to start again from the first page");
    case "unrecognizedClient":
      return by("selectRegion", `Check the access key of ${owner}, or select another Region`);
    case "expiredToken":
      return by("retry", `Renew the credentials of ${owner}, then retry`);
    case "invalidSignature":
      return by("retry", `Check this computer's clock and the secret access key of ${owner}`);
    case "ssoLoginNeeded":
      return signIn("sso", profile);
    case "awsLoginNeeded":
      return signIn("login", profile);
    case "ssoAccessDenied":
      return by("selectProfile", `Check sso_account_id and sso_role_name of ${owner}`);
    case "credentialProcessFailed":
      return by("retry", `Run the command of ${owner} in a terminal to see why, then retry`);
    case "mfaNeeded":
      return by("retry", `Enter the MFA code of ${owner}`);
    case "mfaCancelled":
      return by("retry", `Enter the MFA code of ${owner}`);
    case "mfaRefused":
      return by("retry", `Wait for a new code, and check mfa_serial of ${owner}`);
    case "profileIncomplete":
      return by("selectProfile", `Complete ${owner} in the AWS config files, or select another`);
    case "profileCycle":
      return by("selectProfile", `Correct source_profile of ${owner}, or select another`);
    case "assumeRoleDenied":
      return by("retry", `Ask for the permission sts:AssumeRole for the source of ${owner}`);
    case "webIdentityFileMissing":
      return by("retry", `Check web_identity_token_file of ${owner}`);
    case "credentialSourceUnavailable":
      return by("selectProfile", `Check the credential source of ${owner}, or select a profile`);
    case "hostNotFound":
      return by("retry", "Check the network connection and the Region, then retry");
    case "connectionRefused":
    case "connectionCut":
      return by("retry", "Check the network connection, then retry");
    case "certificateRejected":
      return by("retry", "Check the proxy and its certificate, e.g. NODE_EXTRA_CA_CERTS");
    case "timedOut":
      return by("retry", "Check the network connection and the proxy, then retry");
    case "notJson":
      return by("retry", "Check the proxy, the network's sign-in page and the endpoint URL");
    case "endpointInvalid":
      return by("selectProfile", `Correct endpoint_url or services of ${owner}`);
    case "regionInvalid":
      return by("selectRegion", "Select a Region");
    case "cancelled":
      return by("retry", "Retry");
    case "unexpected":
      return by("showLog", "Run Show Log to see more. If it happens again, report it");
  }
}

type PlainAction = Exclude<ErrorAction, { kind: "signIn" | "copySignIn" | "openConfig" }>;

/** The environment's session has no profile that a file could show. */
function openConfig(reason: BackupErrorReason, name: string): readonly ErrorAction[] {
  const holds = causesInFiles.get(reason);
  if (holds === undefined || name === environmentProfile) return [];
  return [{ kind: "openConfig", profile: { name, holds } }];
}

function signIn(service: SignIn["service"], profile: string): ErrorRemedy {
  const who: SignIn = profile === environmentProfile ? { service } : { service, profile };
  const actions: readonly ErrorAction[] = [
    { kind: "signIn", signIn: who },
    { kind: "copySignIn", signIn: who },
    { kind: "selectProfile" },
  ];
  return {
    remedy: `Run ${oneLine(signInCommand(who), 100)}, then retry`,
    actions: actions.filter(({ kind }) => {
      if (kind === "signIn") return canRunSignIn(who);
      return kind !== "copySignIn" || canCopySignIn(who);
    }),
  };
}

/** Whose credentials they are, as part of a sentence. */
function credentialOwner({ profile }: Session): string {
  return profile === environmentProfile
    ? "the credentials in the environment variables"
    : `profile ${oneLine(profile, 60)}`;
}

/** What to do comes first: a row has room for half of it. */
const accountFilterRemedy =
  "Clear or change the account filter. Only the organization's management account or a delegated administrator account can list the jobs of other accounts";

function permission(operation = ""): string {
  return operation === "" ? "backup:List*" : `backup:${operation}`;
}
