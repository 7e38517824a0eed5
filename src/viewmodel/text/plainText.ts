/** Control characters, line ends and marks that change the direction of text around them. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * Untrusted text for one line of a row: control characters and direction marks become a space, and
 * what is longer than `max` characters ends with an ellipsis.
 */
export function oneLine(text: string, max = 120): string {
  const head = text.length > max * 4 ? cut(text, max * 4) : text;
  const plain = head.replace(unsafe, " ").trim();
  const isWhole = plain.length <= max && head.length === text.length;
  return isWhole || plain === "" ? plain : `${cut(plain, max - 1)}…`;
}

/**
 * The first words of a message, for a row: its first sentence without what stands in parentheses
 * ("Access Denied (Service: AmazonS3; Status Code: 403; …)"), at most `max` characters.
 */
export function firstWords(text: string, max: number): string {
  const plain = oneLine(text, 1000);
  const bare = plain.replace(/\s*\([^()]*\)/g, "").trim() || plain;
  const sentence = /^.*?\.(?=\s|$)/.exec(bare)?.[0].slice(0, -1) ?? bare;
  if (sentence.length <= max) return sentence;
  const words = cut(sentence, max - 1);
  const lastSpace = sentence.charAt(words.length) === " " ? words.length : words.lastIndexOf(" ");
  return `${lastSpace > max / 2 ? words.slice(0, lastSpace) : words}…`;
}

/** With a capital first letter, as at the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Cuts without leaving half of a surrogate pair. */
function cut(text: string, length: number): string {
  const end = text.charCodeAt(length - 1);
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? length - 1 : length);
}
