import type { Parameters } from "./operations";

/** What became of a request; "aborted" when the client went away first. */
export type RequestOutcome = "pending" | "answered" | "cut" | "aborted";

/** A request as the endpoint saw it. No secret and no signature is kept. */
export interface RequestRecord {
  readonly requestId: string;
  /** Milliseconds, by the endpoint's signing clock. */
  readonly at: number;
  readonly method: string;
  /** Raw path and query. */
  readonly target: string;
  /** "Unknown" for a path that AWS Backup doesn't have. */
  readonly operation: string;
  /** Decoded query parameters and path labels, by wire name. */
  readonly params: Parameters;
  /** As claimed, whether or not the signature was good; "" for an unsigned request. */
  readonly accessKeyId: string;
  readonly region: string;
  readonly userAgent: string;
  /** 0 until answered. */
  readonly status: number;
  readonly errorType?: string;
  readonly outcome: RequestOutcome;
}

/** Every request since the start or the last clear, in order of arrival. */
export class RequestLog {
  #records: RequestRecord[] = [];

  get records(): readonly RequestRecord[] {
    return this.#records;
  }

  add(record: RequestRecord): void {
    this.#records.push(record);
  }

  /** Replaces what is known of a request; nothing happens if the log was cleared meanwhile. */
  update(requestId: string, change: Partial<RequestRecord>): void {
    const index = this.#records.findLastIndex((record) => record.requestId === requestId);
    const record = this.#records[index];
    if (record !== undefined) {
      this.#records[index] = { ...record, ...change };
    }
  }

  clear(): void {
    this.#records = [];
  }
}
