import { withoutKnown, withoutSecrets } from "../../base/secrets";

/** Longest text of AWS or the SDK that is kept, in characters. */
const maxLength = 500;

/**
 * A text of AWS or the SDK without secrets, on one line, cut to 500 characters. Untrusted all the same.
 * @param secrets texts that must not be in it wherever they stand, e.g. the session's own keys
 * @returns undefined when nothing is left to say
 */
export function cleanText(text: string, secrets: Iterable<string> = []): string | undefined {
  // Cut first, so that a huge page of a proxy costs nothing; a secret cut in half may lose its pattern.
  const head = text.slice(0, 20 * maxLength);
  const cleaned = withoutSecrets(withoutKnown(head, secrets)).replace(/\s+/g, " ").trim();
  if (cleaned === "") return undefined;
  return cleaned.length <= maxLength ? cleaned : `${cleaned.slice(0, maxLength - 1)}…`;
}

/** The end of what a program said, cleaned like {@link cleanText}: programs tell last what went wrong. */
export function lastWords(text: string, secrets: Iterable<string>): string | undefined {
  const isCut = text.length > 20 * maxLength;
  // A word cut in half may be half a secret, which has no pattern any more.
  const tail = isCut ? text.slice(-20 * maxLength).replace(/^\S+/, "") : text;
  const cleaned = withoutSecrets(withoutKnown(tail, secrets)).replace(/\s+/g, " ").trim();
  if (cleaned === "") return undefined;
  return cleaned.length <= maxLength ? cleaned : `…${cleaned.slice(1 - maxLength)}`;
}
