const removed = "[removed]";

/** What gives credentials away wherever it stands: ids, headers, signatures, members of answers and files. */
const secretPatterns: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // User and password of a URL.
  /(?<=\/\/)[^\s/?#"<>]+(?=@)/g,
  /\b(?:AKIA|ASIA|ABIA|ACCA|AIDA|AROA|AGPA|ANPA)[A-Z0-9]{12,}\b/g,
  /\bauthorization\b["']?\s*[:=]\s*.*/gi,
  /\bAWS4-HMAC-SHA256\b.*/g,
  /\b(?:Credential|Signature)=[^\s,;&"']+/g,
  /\bx-amz-(?:security-token|sso_bearer_token|signature|credential)\b["']?\s*[:=]\s*[^\s,;&]+/gi,
  /\b(?:aws_?)?(?:secret_?access_?key|(?:session|security|access|refresh|id|bearer)_?token|client_?secret|private_?key|password)\b["']?\s*[:=]\s*["']?[^\s,;&"']+/gi,
  /\bBearer\s+\S+/gi,
  // A secret access key is 40 characters of Base64; session tokens are hundreds.
  /(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/g,
  /[A-Za-z0-9/+=_-]{100,}/g,
];

/** Text without what looks like a secret. A safety net: nothing secret is meant to get there. */
export function withoutSecrets(text: string): string {
  return secretPatterns.reduce((cleaned, pattern) => cleaned.replace(pattern, removed), text);
}

/** @param secrets texts that must not be in it wherever they stand, e.g. the session's own keys */
export function withoutKnown(text: string, secrets: Iterable<string>): string {
  let cleaned = text;
  for (const secret of secrets) {
    if (secret.length >= 4) cleaned = cleaned.replaceAll(secret, removed);
  }
  return cleaned;
}
