import { withoutSecrets } from "../../base/secrets";
import { RequestCounts } from "../../domain/live/requestCounts";
import { requestsText } from "../../viewmodel/session/requestsText";
import { profileLabel, type RequestLogEntry, type Session } from "../../domain/session/session";

/** The part of a LogOutputChannel that the log needs. */
export interface LogSink {
  debug(text: string): void;
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
  show(preserveFocus: boolean): void;
}

/** The log "AWS Backup": one line for each request, one for each failure nobody expected; no secret. */
export class Log {
  readonly #sink: LogSink;
  readonly #now: () => number;
  readonly #counts = new RequestCounts();

  /** @param now milliseconds since the epoch */
  constructor(sink: LogSink, now: () => number) {
    this.#sink = sink;
    this.#now = now;
  }

  /** A request to AWS Backup was sent, or a new attempt. */
  sent(operation: string): void {
    this.#counts.note(operation, this.#now());
  }

  /** How many requests the last hour took, by operation, most first. */
  get lastHour(): ReadonlyMap<string, number> {
    return this.#counts.lastHour(this.#now());
  }

  request(entry: RequestLogEntry): void {
    const line = withoutSecrets(requestLine(entry));
    if (entry.outcome === "ok" || entry.outcome === "cancelled") this.#sink.info(line);
    else this.#sink.warn(line);
  }

  debug(text: string): void {
    this.#sink.debug(withoutSecrets(text));
  }

  info(text: string): void {
    this.#sink.info(withoutSecrets(text));
  }

  failure(what: string, error: unknown): void {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#sink.error(withoutSecrets(`${what}: ${told}`));
  }

  show(): void {
    this.info(requestsText(this.lastHour, Infinity));
    this.#sink.show(true);
  }
}

/** e.g. "demo/eu-west-1"; of a session that the files name, so it may hold anything but the end of a line. */
export function sessionLabel({ profile, region }: Session): string {
  return `${profileLabel(profile)}/${region}`.replace(/\p{Cc}+/gu, " ");
}

/** e.g. "ListBackupJobs demo/eu-west-1 1123 ms (waited 950 ms for quota) ok HTTP 200 request 5f0c… (2 attempts)" */
export function requestLine(entry: RequestLogEntry): string {
  const { session, attempts = 1, waited } = entry;
  const { text } = entry;
  const parts = [
    entry.operation,
    sessionLabel(session),
    `${Math.round(entry.duration)} ms`,
    waited === undefined ? "" : `(waited ${Math.round(waited)} ms for quota)`,
    entry.outcome,
    entry.httpStatusCode === undefined ? "" : `HTTP ${entry.httpStatusCode}`,
    entry.requestId === undefined ? "" : `request ${entry.requestId}`,
    attempts > 1 ? `(${attempts} attempts)` : "",
    ...failureParts(entry),
  ].filter((part) => part !== "");
  return `${parts.join(" ")}${text === undefined ? "" : `: ${text}`}`.replace(/\p{Cc}+/gu, " ");
}

/** e.g. "host 127.0.0.1:4566 (AWS_ENDPOINT_URL_STS) profiles prod → base" */
function failureParts({ host, endpointSource, chain, role }: RequestLogEntry): string[] {
  return [
    host === undefined ? "" : `host ${host}`,
    endpointSource === undefined ? "" : `(${endpointSource})`,
    chain === undefined ? "" : `profiles ${chain.map(profileLabel).join(" → ")}`,
    role === undefined ? "" : `role ${role}`,
  ];
}
