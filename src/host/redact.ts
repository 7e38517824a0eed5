/**
 * Takes secrets out of text before it is logged. A safety net: nothing secret is meant to get there.
 * Covers access key ids, SigV4 headers and query members, and the members under which the config
 * files, the SSO cache and credential processes keep secrets.
 */
const secrets: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, "[access key id]"],
  [/\b(?:Bearer|AWS4-HMAC-SHA256)\s+[^\r\n]+/gi, "[authorization]"],
  [
    /\b(X-Amz-(?:Security-Token|Signature|Credential))\b["']?\s*[=:]\s*["']?[^\s&"',]+/gi,
    "$1=[secret]",
  ],
  [
    /\b((?:aws_?)?(?:secret_?access_?key|session_?token)|(?:access|refresh|id|bearer|security)_?token|client_?secret|password|private_?key)\b["']?\s*[=:]\s*["']?[^\s&"',;]+/gi,
    "$1=[secret]",
  ],
];

export function redact(text: string): string {
  return secrets.reduce((result, [pattern, by]) => result.replace(pattern, by), text);
}
