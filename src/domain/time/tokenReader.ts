import type { TimeToken } from "./timeTokens";
import type { TimeWord } from "./timeVocabulary";

type TokenOf<Type extends TimeToken["type"]> = Extract<TimeToken, { readonly type: Type }>;

/** The tokens of a text, read from left to right. */
export class TokenReader {
  readonly #text: string;
  readonly #tokens: readonly TimeToken[];
  #at = 0;

  constructor(text: string, tokens: readonly TimeToken[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  get position(): number {
    return this.#at;
  }

  goTo(position: number): void {
    this.#at = position;
  }

  peek(offset = 0): TimeToken | undefined {
    return this.#tokens[this.#at + offset];
  }

  take<Type extends TimeToken["type"]>(type: Type): TokenOf<Type> | undefined {
    const token = this.#tokens[this.#at];
    if (token?.type !== type) return undefined;
    this.#at++;
    return token as TokenOf<Type>;
  }

  /** The next word, when it is one of these. */
  takeWord<Word extends TimeWord>(...words: readonly Word[]): Word | undefined {
    const token = this.peek();
    const word = words.find((each) => token?.type === "word" && token.word === each);
    if (word !== undefined) this.#at++;
    return word;
  }

  /** The text of the tokens from a position to where the reader is. */
  textSince(position: number): string {
    return this.#textOf(position, this.#at);
  }

  get rest(): string {
    return this.#textOf(this.#at, this.#tokens.length);
  }

  #textOf(from: number, to: number): string {
    const [first, last] = [this.#tokens[from], this.#tokens[to - 1]];
    return first === undefined || last === undefined ? "" : this.#text.slice(first.start, last.end);
  }
}
