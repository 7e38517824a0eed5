/** Keys of a profile whose values never hold white space. */
const singleWordKeys: ReadonlySet<string> = new Set([
  "aws_access_key_id",
  "aws_account_id",
  "aws_secret_access_key",
  "aws_security_token",
  "aws_session_token",
  "credential_source",
  "duration_seconds",
  "endpoint_url",
  "external_id",
  "ignore_configured_endpoint_urls",
  "login_session",
  "mfa_serial",
  "output",
  "region",
  "role_arn",
  "role_session_name",
  "sso_account_id",
  "sso_region",
  "sso_role_name",
  "sso_start_url",
  "use_dualstack_endpoint",
  "use_fips_endpoint",
]);

/**
 * Deeper lines below such a value are keys of their own, as in the SDK for JavaScript. In the AWS CLI they make the
 * value a wrong one.
 */
export function valuesEndAtTheirLine(key: string): boolean {
  return singleWordKeys.has(key);
}

const commentBehind = /(?:^|\s)[#;]/u;

export function hasTail(value: string): boolean {
  return commentBehind.test(value);
}

/** A value without the comment behind it, which the SDK for JavaScript takes away and the AWS CLI doesn't. */
export function withoutTail(value: string): string {
  const tail = value.search(commentBehind);
  return tail === -1 ? value : value.slice(0, tail).trimEnd();
}
