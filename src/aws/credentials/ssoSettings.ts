import type { ConfigFiles } from "../config/configFiles";
import type { ConfigSection } from "../config/configSections";
import { profileIncomplete } from "./profileHop";

/** What a profile says of IAM Identity Center. */
export interface SsoSettings {
  readonly startUrl: string;
  readonly region: string;
  readonly accountId: string;
  readonly roleName: string;
  /** The name of the sso-session; undefined where the profile itself has the start URL. */
  readonly session: string | undefined;
}

/**
 * The settings of a profile and its sso-session, by the rules of the AWS CLI (botocore 1.43, SSOProvider).
 * @throws BackupError profileIncomplete
 */
export function ssoSettings(
  section: ConfigSection,
  path: readonly string[],
  files: ConfigFiles,
): SsoSettings {
  const { sso_session: session } = section;
  const shared = session === undefined ? {} : files.ssoSessions.get(session);
  if (shared === undefined) {
    throw profileIncomplete(
      path,
      `names the sso-session ${session ?? ""}, which is not in the AWS config files`,
    );
  }
  const differing = Object.keys(shared).find(
    (key) => (section[key] ?? shared[key]) !== shared[key],
  );
  if (differing !== undefined) {
    throw profileIncomplete(path, `has another ${differing} than its sso-session ${session ?? ""}`);
  }
  const merged: ConfigSection = { ...section, ...shared };
  const required = (key: string): string => {
    const found = merged[key];
    if (found !== undefined) return found;
    const missing = requiredKeys.filter((name) => merged[name] === undefined);
    throw profileIncomplete(path, `is for IAM Identity Center, but lacks ${missing.join(", ")}`);
  };
  return {
    startUrl: required("sso_start_url"),
    region: required("sso_region"),
    accountId: required("sso_account_id"),
    roleName: required("sso_role_name"),
    session,
  };
}

const requiredKeys = ["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"];
