import type { CalendarDate } from "./calendarDay";
import { quoted, timeExamples, timeProblem } from "./timeProblem";
import type { TimeProblem } from "./timeProblem";
import { vocabulary } from "./timeVocabulary";
import type { Meaning } from "./timeVocabulary";

export type TimeToken = TokenContent & {
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
};

type TokenContent =
  | Meaning
  /** joined: with a T after it. */
  | { readonly type: "date"; readonly date: CalendarDate; readonly isJoined: boolean }
  | { readonly type: "clock"; readonly seconds: number }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "dash" };

/** Longer than every text that means something: what follows then needs no other limit. */
const longest = 200;

const date = /(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(t(?=\d))?/iy;
const clock =
  /(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d{1,9})?)?(?![\d:])(?:\s?(?<half>[ap])m(?![a-z]))?/iy;
const hourOfTwelve = /(?<hour>\d{1,2})\s?(?<half>[ap])m(?![a-z])/iy;
const offset = /([+-])(\d{2})(?::?(\d{2}))?(?!\d)/y;
const number = /(\d+)(?!\d|[.:/]\d)(?:(?:st|nd|rd|th)(?![a-z]))?/iy;
// A letter of another script, a mark or something that cannot be seen behind it makes it another word.
const word = /[a-z]+(?![^\s!-~–—−…])/iy;
const dash = /[-–—−]|\.{2,3}|…/y;
const blank = /[\s,]+/y;
const unknown = /[^\s,–—]+/y;

/** The words of a text, or the first that is none. */
export function timeTokens(text: string): readonly TimeToken[] | TimeProblem {
  if (text.length > longest) {
    return timeProblem(
      `${quoted(text)} is too long: a time has at most ${longest} characters. Write ${timeExamples}.`,
    );
  }
  const tokens: TimeToken[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const gap = match(blank);
    if (gap !== null) {
      at += gap[0].length;
      continue;
    }
    const found = contentAt(match, tokens, at);
    if ("problem" in found) return found;
    tokens.push({ ...found.content, start: at, end: at + found.length });
    at += found.length;
  }
  return tokens;
}

type Match = (pattern: RegExp) => RegExpExecArray | null;

function contentAt(
  match: Match,
  tokens: readonly TimeToken[],
  at: number,
): { readonly content: TokenContent; readonly length: number } | TimeProblem {
  const found = (content: TokenContent, [{ length }]: RegExpExecArray) => ({ content, length });

  const dated = match(date);
  if (dated !== null) {
    const [year, month, day] = [Number(dated[1]), Number(dated[2]), Number(dated[3])];
    const isJoined = dated[4] !== undefined;
    return found({ type: "date", date: { year, month, day }, isJoined }, dated);
  }

  const timed = match(clock) ?? match(hourOfTwelve);
  if (timed !== null) {
    const seconds = secondsOf(timed);
    if (seconds !== undefined) return found({ type: "clock", seconds }, timed);
    return timeProblem(
      `${quoted(timed[0])} is not a time of day. Write one from 00:00 to 24:00, such as "22:00".`,
    );
  }

  const shifted = match(offset);
  if (shifted !== null && (shifted[1] === "+" || isAfterJoined(tokens, at))) {
    const [hours, minutes] = [Number(shifted[2]), Number(shifted[3] ?? 0)];
    if (hours > 14 || minutes > 59) {
      return timeProblem(
        `${quoted(shifted[0])} is not an offset from UTC. Write a time such as "2026-11-20T22:00+01:00", or "to" between two times.`,
      );
    }
    const size = hours * 60 + minutes;
    return found({ type: "zone", minutes: shifted[1] === "-" ? -size : size }, shifted);
  }

  const counted = match(number);
  if (counted !== null) return found({ type: "number", value: Number(counted[1]) }, counted);

  const dashed = match(dash);
  if (dashed !== null) return found({ type: "dash" }, dashed);

  const said = match(word);
  const meaning = said === null ? undefined : vocabulary.get(said[0].toLowerCase());
  if (said !== null && meaning !== undefined) return found(meaning, said);
  if (said !== null && /^(mo|months?|y|yrs?|years?)$/i.test(said[0])) {
    return timeProblem(
      `${quoted(said[0])} has no fixed length. Write it in days or weeks, such as "last 30 days".`,
    );
  }
  return timeProblem(
    `${quoted(match(unknown)?.[0] ?? "")} is not a known time. Write ${timeExamples}.`,
  );
}

/** In "22:00-08:00" the second is a time of day; in "2026-11-20T22:00-08:00" it is an offset, as ISO 8601 has it. */
function isAfterJoined(tokens: readonly TimeToken[], at: number): boolean {
  const [dated, timed] = tokens.slice(-2);
  return dated?.type === "date" && dated.isJoined && timed?.type === "clock" && timed.end === at;
}

/** Seconds since midnight. */
function secondsOf({ groups }: RegExpExecArray): number | undefined {
  const { hour, minute = 0, second = 0, half } = groups ?? {};
  const [minutes, seconds] = [Number(minute), Number(second)];
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  const total = (hours * 60 + minutes) * 60 + seconds;
  return minutes > 59 || seconds > 59 || total > 86_400 ? undefined : total;
}
