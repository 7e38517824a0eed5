import { askedHost } from "./askedHost";
import type { AskedHost } from "./askedHost";

/** What the SDK adds to answers and to errors that came as answers. */
export interface AnswerMetadata {
  readonly httpStatusCode?: number;
  readonly requestId?: string;
  /** How often the SDK tried, 1 unless it tried again. */
  readonly attempts?: number;
}

/** What can be read from anything that was thrown. Class names are minified: only `name` tells. */
export interface ErrorFacts extends AnswerMetadata, Partial<AskedHost> {
  readonly name: string;
  /** Node's code, e.g. "ECONNREFUSED"; empty when there is none. */
  readonly code: string;
  readonly message: string;
}

export function errorFacts(error: unknown): ErrorFacts {
  return {
    name: text(member(error, "name")),
    code: text(member(error, "code")),
    message: typeof error === "string" ? error : text(member(error, "message")),
    ...answerMetadata(error),
    ...askedHost(error),
  };
}

/** `$metadata` of an answer or an error. */
export function answerMetadata(answer: unknown): AnswerMetadata {
  const metadata = member(answer, "$metadata");
  const httpStatusCode = member(metadata, "httpStatusCode");
  const requestId = member(metadata, "requestId");
  const attempts = member(metadata, "attempts");
  return {
    ...(typeof httpStatusCode === "number" && { httpStatusCode }),
    ...(typeof requestId === "string" && { requestId }),
    ...(typeof attempts === "number" && { attempts }),
  };
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return found;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
