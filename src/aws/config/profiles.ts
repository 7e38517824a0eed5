import type { ProfileSource } from "../../domain/session/session";
import type { ConfigSection } from "./configSections";

/**
 * Where a profile's credentials come from, in the order of the AWS CLI (botocore's create_credential_resolver). Keys are
 * missing in the section where it would take something else before them. What is incomplete counts as what it is meant
 * to be, as in the CLI: its failure says what is missing.
 */
export function profileSource(section: ConfigSection): ProfileSource {
  const has = (key: string): boolean => section[key] !== undefined;
  if (has("web_identity_token_file")) return "web identity";
  if (has("role_arn")) return "assumed role";
  if (has("sso_account_id") || has("sso_role_name")) return "IAM Identity Center";
  if (has("aws_access_key_id")) return "access keys";
  if (has("login_session")) return "aws login";
  if (has("credential_process")) return "credential process";
  return has("sso_session") || has("sso_start_url") ? "IAM Identity Center" : "unknown";
}
