/** Control characters but the line feed, and marks that change the direction of text around them. */
const unsafe =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

const lineEnds = /\r\n?|[\u0085\u2028\u2029]/g;

export interface BlockText {
  readonly text: string;
  /** Characters at the end that `text` leaves out. */
  readonly hidden: number;
}

/**
 * Untrusted text of several lines: line ends stay, control characters and direction marks become a
 * space, and what is longer than `max` characters is cut, never in half a character. A page that is
 * given a megabyte in one element stands still.
 */
export function blockText(text: string, max: number): BlockText {
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(max - 1)) && text.length > max;
  const head = text.slice(0, isHalf ? max - 1 : max);
  const plain = head.replace(lineEnds, "\n").replace(unsafe, " ").trim();
  return { text: plain, hidden: text.length - head.length };
}
