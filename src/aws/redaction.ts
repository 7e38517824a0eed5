/** Longest text of AWS or the SDK that is kept, in characters. */
const maxLength = 500;

const removed = "[removed]";

/** What gives credentials away wherever it stands: ids, headers, signatures, members of answers. */
const secretPatterns: readonly RegExp[] = [
  /\b(?:AKIA|ASIA|ABIA|ACCA|AIDA|AROA|AGPA|ANPA)[A-Z0-9]{12,}\b/g,
  /\bauthorization\b["']?\s*[:=]\s*.*/gi,
  /\bAWS4-HMAC-SHA256\b.*/g,
  /\b(?:Credential|Signature)=[^\s,;&"']+/g,
  /\bx-amz-(?:security-token|sso_bearer_token|signature|credential)\b["']?\s*[:=]\s*[^\s,;&]+/gi,
  /\b(?:aws_)?(?:secret_?access_?key|session_?token|security_?token|access_?token|refresh_?token|client_?secret|password)\b["']?\s*[:=]\s*["']?[^\s,;&"']+/gi,
  /\bBearer\s+\S+/gi,
  // A secret access key is 40 characters of Base64; session tokens are hundreds.
  /(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/g,
  /[A-Za-z0-9/+=_-]{100,}/g,
];

/**
 * A text of AWS or the SDK without secrets, on one line, cut to 500 characters. Untrusted all the same.
 * @param secrets texts that must not be in it wherever they stand, e.g. the session's own keys
 * @returns undefined when nothing is left to say
 */
export function cleanText(text: string, secrets: Iterable<string> = []): string | undefined {
  // Cut first, so that a huge page of a proxy costs nothing; a secret cut in half may lose its pattern.
  let cleaned = text.slice(0, 20 * maxLength);
  for (const secret of secrets) {
    if (secret.length >= 4) cleaned = cleaned.replaceAll(secret, removed);
  }
  for (const pattern of secretPatterns) cleaned = cleaned.replace(pattern, removed);
  cleaned = cleaned.replace(/\s+/g, " ").trim();
  if (cleaned === "") return undefined;
  return cleaned.length <= maxLength ? cleaned : `${cleaned.slice(0, maxLength - 1)}…`;
}
