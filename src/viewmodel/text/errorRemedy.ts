import type {
  BackupError,
  BackupErrorDetails,
  BackupErrorReason,
} from "../../domain/query/backupError";
import type { ProfilePlace } from "../../domain/session/configFile";
import { environmentProfile } from "../../domain/session/session";
import type { Session } from "../../domain/session/session";
import { credentialOwner, endpointOwner, ownerText } from "./credentialOwner";
import { oneLine } from "./plainText";
import { canCopySignIn, canRunSignIn, type SignIn, signInCommand } from "./signInCommand";

/** What a row, a button or a list offers. */
export type ErrorAction =
  | { readonly kind: "retry" }
  | { readonly kind: "selectProfile" }
  | { readonly kind: "selectRegion" }
  | { readonly kind: "clearFilters" }
  | { readonly kind: "filterByAccount" }
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
  ["credentialProcessMissing", "settings"],
  ["credentialProcessTimedOut", "settings"],
  ["mfaSerialOnSource", "settings"],
  ["profileIncomplete", "settings"],
  ["profileCycle", "settings"],
  ["assumeRoleDenied", "settings"],
  ["webIdentityFileMissing", "settings"],
  ["credentialSourceUnavailable", "settings"],
]);

/** What helps. */
export function errorRemedy(
  { reason, details }: Pick<BackupError, "reason" | "details">,
  session: Session,
): ErrorRemedy {
  const profile = details.profile ?? session.profile;
  const owner = credentialOwner(details, session);
  const endpoint = endpointOwner(details, session);
  const by = (kind: PlainAction["kind"], remedy: string): ErrorRemedy => {
    const place =
      reason === "endpointInvalid"
        ? endpointPlace(details, session)
        : profilePlace(reason, profile);
    return { remedy, actions: [...openConfig(place), { kind }] };
  };
  switch (reason) {
    case "accessDenied":
      return details.accountId === undefined
        ? by("copyPolicy", `Ask for the permission ${permission(details.operation)} for ${owner}`)
        : otherAccounts(owner, details);
    case "invalidParameterValue":
      return details.accountId === undefined
        ? by("showLog", showLogRemedy)
        : otherAccounts(owner, details);
    case "missingParameterValue":
      return by("showLog", showLogRemedy);
    case "resourceNotFound":
      if (details.accountId !== undefined && details.operation?.startsWith("Describe"))
        return by("selectProfile", memberJobRemedy(owner, details.accountId));
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
      if (details.file !== undefined)
        return by("retry", "Wait until the file is renewed, then retry");
      if (details.renewsItself) return { remedy: renewsItselfRemedy, actions: [{ kind: "retry" }] };
      return profile === environmentProfile
        ? by("retry", environmentRemedy)
        : by("retry", `Renew the credentials of ${owner}, then retry`);
    case "invalidSignature":
      return by("retry", `Check this computer's clock and the secret access key of ${owner}`);
    case "ssoLoginNeeded":
      return signIn("sso", profile);
    case "awsLoginNeeded":
      return signIn("login", profile);
    case "awsLoginDenied":
      return by("retry", `Ask for the permission signin:CreateOAuth2Token for ${owner}`);
    case "ssoAccessDenied":
      return by("selectProfile", `Check sso_account_id and sso_role_name of ${owner}`);
    case "credentialProcessFailed":
    case "credentialProcessTimedOut":
      return by("retry", `Check credential_process of ${owner}, then retry`);
    case "credentialProcessMissing":
      return by("retry", `Name the program with its whole path in credential_process of ${owner}`);
    case "mfaNeeded":
      return by("retry", `Enter the MFA code of ${owner}`);
    case "mfaCancelled":
      return by("retry", `Enter the MFA code of ${owner}`);
    case "mfaRefused":
      return by("retry", `Wait for a new code, and check mfa_serial of ${owner}`);
    case "mfaSerialOnSource":
      return by("selectProfile", `Move mfa_serial${from(details)} to ${owner}`);
    case "profileIncomplete":
      return by("selectProfile", `Correct ${owner} in the AWS config files, or select another`);
    case "profileCycle":
      return by("selectProfile", `Correct source_profile of ${owner}, or select another`);
    case "assumeRoleDenied":
      return by("retry", assumeRoleRemedy(details));
    case "webIdentityFileMissing":
      return by("retry", `Check web_identity_token_file of ${owner}`);
    case "credentialSourceUnavailable":
      return profile === environmentProfile
        ? by(
            "selectProfile",
            "Start VS Code in an environment that has credentials, or select a profile",
          )
        : by("selectProfile", `Check credential_source of ${owner}, or select another profile`);
    case "hostNotFound":
      return by(
        "retry",
        `Check the network connection and ${endpoint ?? "the Region"}, then retry`,
      );
    case "connectionRefused":
    case "connectionCut":
      return by(
        "retry",
        `Check the network connection${endpoint === undefined ? "" : ` and ${endpoint}`}, then retry`,
      );
    case "certificateRejected":
      return by("retry", "Check the proxy and its certificate, e.g. NODE_EXTRA_CA_CERTS");
    case "timedOut":
      return by("retry", `Check the network connection and ${endpoint ?? "the proxy"}, then retry`);
    case "notJson":
      return by(
        "retry",
        endpoint === undefined
          ? "Check the proxy, the network's sign-in page and the endpoint URL"
          : `Check ${endpoint} and the proxy`,
      );
    case "endpointInvalid":
      return by("selectProfile", `Correct ${endpoint ?? `endpoint_url or services of ${owner}`}`);
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
function openConfig(profile: ProfilePlace | undefined): readonly ErrorAction[] {
  const isThere = profile !== undefined && profile.name !== environmentProfile;
  return isThere ? [{ kind: "openConfig", profile }] : [];
}

function profilePlace(reason: BackupErrorReason, name: string): ProfilePlace | undefined {
  const holds = causesInFiles.get(reason);
  return holds && { name, holds };
}

/** The session's profile where it names the endpoint, and no variable does. */
function endpointPlace(
  { endpointSource: source = "AWS_" }: BackupErrorDetails,
  { profile: name }: Session,
): ProfilePlace | undefined {
  return source.startsWith("AWS_") ? undefined : { name, holds: "settings" };
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

/** The environment of VS Code never changes while it runs. */
const environmentRemedy =
  "Start VS Code anew from a shell that has fresh credentials in its environment";

function assumeRoleRemedy({ source, file }: BackupErrorDetails): string {
  if (file !== undefined)
    return `Check whom the role trusts, and the token in ${oneLine(file, 100)}`;
  const whom = source === undefined ? "" : ` for ${ownerText(source)}`;
  return `Ask for the permission sts:AssumeRole${whom}, and check whom the role trusts`;
}

function from({ source }: BackupErrorDetails): string {
  return source === undefined ? "" : ` from ${ownerText(source)}`;
}

const renewsItselfRemedy =
  "Retry in a few minutes. The container or instance renews them by itself";

const showLogRemedy = "Run Show Log to see the request and its AWS request ID";

/**
 * What AWS documents that the jobs of other accounts need (API reference, ByAccountId; "Managing AWS Backup resources
 * across multiple AWS accounts"). It documents no answer for who lacks it, so all of it is said. What to do comes first:
 * a row has room for half of it.
 */
function otherAccounts(owner: string, { operation }: BackupErrorDetails): ErrorRemedy {
  return {
    remedy: `Use the organization's management account or a delegated administrator account of AWS Backup. Cross-account monitoring must be on in the AWS Backup settings of the management account, and ${owner} needs the permission ${permission(operation)}`,
    actions: (["selectProfile", "copyPolicy", "filterByAccount"] as const).map((kind) => ({
      kind,
    })),
  };
}

function memberJobRemedy(owner: string, accountId: string): string {
  const id = oneLine(accountId, 20);
  return `The job belongs to account ${id}. A request about one job names no account, so AWS Backup looks in that of ${owner}. Select a profile of account ${id} to see all of the job`;
}

function permission(operation = ""): string {
  return operation === "" ? "backup:List*" : `backup:${operation}`;
}
