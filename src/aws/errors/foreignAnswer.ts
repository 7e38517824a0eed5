import type { ErrorFacts } from "./errorFacts";

/**
 * Whether a status is none of AWS: a sign-in page's redirect, or what a proxy wants (407 and 511: RFC 9110, RFC 6585).
 * A success is here for its body only.
 */
export function isForeignStatus({ httpStatusCode: status = 0 }: ErrorFacts): boolean {
  return (status > 0 && status < 400) || status === 407 || status === 511;
}

/** Whether an error has no name of AWS's, which STS and IAM Identity Center always give; the SDK then has one of these. */
export function isUnnamed({ name, httpStatusCode: status = 0 }: ErrorFacts): boolean {
  return status >= 400 && /^Unknown(?:Error)?$/.test(name);
}
