/** Control characters, line ends and marks that change the direction of text around them. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * Untrusted text for one line of a row: control characters and direction marks become a space, and
 * what is longer than `max` characters ends with an ellipsis.
 */
export function oneLine(text: string, max = 120): string {
  const head = text.length > max * 4 ? text.slice(0, max * 4) : text;
  const plain = head.replace(unsafe, " ").trim();
  return plain.length > max ? `${cut(plain, max - 1)}…` : plain;
}

/** The first words of a message, for a row: its first sentence, at most `max` characters. */
export function firstWords(text: string, max: number): string {
  const plain = oneLine(text, 1000);
  const sentence = /^.*?[.:;](?=\s|$)/.exec(plain)?.[0].slice(0, -1) ?? plain;
  if (sentence.length <= max) return sentence;
  const words = cut(sentence, max - 1);
  const lastSpace = words.lastIndexOf(" ");
  return `${lastSpace > max / 2 ? words.slice(0, lastSpace) : words}…`;
}

/** Cuts without leaving half of a surrogate pair. */
function cut(text: string, length: number): string {
  const end = text.charCodeAt(length - 1);
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? length - 1 : length);
}
