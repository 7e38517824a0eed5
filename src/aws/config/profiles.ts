import type { ProfileSource } from "../../domain/session/session";
import type { ConfigSection } from "./configSections";

/**
 * Where a profile's credentials come from, in the order of the AWS CLI (botocore's create_credential_resolver). Keys are
 * missing in the section where it would take something else before them.
 */
export function profileSource(section: ConfigSection): ProfileSource {
  const has = (key: string): boolean => section[key] !== undefined;
  if (has("web_identity_token_file") && has("role_arn")) return "web identity";
  if (has("role_arn") && has("source_profile") !== has("credential_source")) return "assumed role";
  if (has("sso_account_id") || has("sso_role_name")) return "IAM Identity Center";
  if (has("aws_access_key_id") && has("aws_secret_access_key")) return "access keys";
  if (has("login_session")) return "aws login";
  if (has("credential_process")) return "credential process";
  if (has("sso_session") || has("sso_start_url")) return "IAM Identity Center";
  return "unknown";
}
