import type { BackupErrorReason } from "../../domain/query/backupError";
import type { ErrorFacts } from "./errorFacts";

/** Node's codes. Some providers keep only the text of an error, so the code is looked for there too. */
const codes: readonly (readonly [RegExp, BackupErrorReason])[] = [
  [/\b(?:ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME)\b/, "hostNotFound"],
  [/\b(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)\b/, "connectionRefused"],
  [/\b(?:ECONNRESET|EPIPE|ECONNABORTED)\b|socket hang up/, "connectionCut"],
  [/\b(?:ETIMEDOUT|ESOCKETTIMEDOUT)\b/, "timedOut"],
  [/\bERR_INVALID_URL\b/, "endpointInvalid"],
  [/\bHPE_[A-Z_]+\b/, "notJson"],
  [
    /\b(?:CERT_[A-Z_]+|ERR_TLS_[A-Z_]+|ERR_SSL_[A-Z_]+|UNABLE_TO_[A-Z_]+|EPROTO)\b|SELF_SIGNED_CERT|certificate/,
    "certificateRejected",
  ],
];

/** What kept a request from AWS, or its answer from us; also what the SDK says before it sends. */
export function networkReason({ name, code, message }: ErrorFacts): BackupErrorReason | undefined {
  const known = codes.find(([pattern]) => pattern.test(code === "" ? message : code))?.[1];
  // A cut connection arrives as name TimeoutError, code ECONNRESET (SDK, checked): the code is right.
  if (known !== undefined) return known;
  if (name === "TimeoutError") return "timedOut";
  if (/region is missing|region not accepted|valid hostname component/i.test(message)) {
    return "regionInvalid";
  }
  if (/^Invalid Configuration|Invalid URL|Custom endpoint/i.test(message)) return "endpointInvalid";
  return undefined;
}
