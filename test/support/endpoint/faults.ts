import type { OperationName, Parameters } from "./operations";
import { listParameterNames } from "./operations";

/** What goes wrong instead of, or before, an answer. */
export type FaultKind =
  /** The answer comes `delay` milliseconds late. */
  | "latency"
  /** Waits until the fault is removed, then answers as if nothing had been. */
  | "hold"
  /** Never answers. */
  | "hang"
  /** The connection is cut before the first byte. */
  | "cut"
  /** The connection is cut in the middle of the body. */
  | "cutMidBody"
  /** A proxy's page instead of JSON, with `status` 200 unless told. */
  | "html"
  | "throttling"
  | "serviceUnavailable"
  | "dependencyFailure"
  | "expiredToken"
  | "accessDenied"
  /** The NextToken is refused; requests without one pass. */
  | "pageExpired";

export interface Fault {
  readonly kind: FaultKind;
  /** Milliseconds, for "latency". */
  readonly delay?: number;
  /** HTTP status, for "html". */
  readonly status?: number;
  /** Instead of the usual text; "" is what AWS sometimes says for denied access. */
  readonly message?: string;
  /** Only these operations. */
  readonly operations?: readonly OperationName[];
  /** Only requests with all of these parameters, e.g. { state: "FAILED" }. */
  readonly params?: Parameters;
  /** Only this caller. */
  readonly accessKeyId?: string;
  /** Lets so many matching requests pass first. */
  readonly after?: number;
  /** So many requests, then no more; without it, until the fault is removed. */
  readonly times?: number;
}

export interface FaultedRequest {
  readonly operation: OperationName;
  readonly params: Parameters;
  readonly accessKeyId: string;
}

/** A fault under way. */
export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  /** Resolves when the fault is removed; "hold" waits for it. */
  readonly removed: Promise<void>;
}

interface Entry extends ActiveFault {
  readonly release: () => void;
  seen: number;
}

/** The faults that were added and not yet used up or removed. */
export class Faults {
  readonly #entries = new Map<number, Entry>();
  #lastId = 0;

  add(fault: Fault): number {
    const id = ++this.#lastId;
    let release = (): void => undefined;
    const removed = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#entries.set(id, { id, fault, removed, release, seen: 0 });
    return id;
  }

  remove(id: number): void {
    this.#entries.get(id)?.release();
    this.#entries.delete(id);
  }

  clear(): void {
    for (const id of [...this.#entries.keys()]) {
      this.remove(id);
    }
  }

  /** The faults that hit a request, in the order they were added; counts the request. */
  hit(request: FaultedRequest): readonly ActiveFault[] {
    const hits: ActiveFault[] = [];
    for (const entry of this.#entries.values()) {
      const { fault } = entry;
      if (!matches(fault, request)) {
        continue;
      }
      const turn = entry.seen++ - (fault.after ?? 0);
      if (turn >= 0 && turn < (fault.times ?? Infinity)) {
        hits.push(entry);
      }
    }
    return hits;
  }
}

function matches(fault: Fault, request: FaultedRequest): boolean {
  const { operations, params = {}, accessKeyId } = fault;
  return (
    (operations === undefined || operations.includes(request.operation)) &&
    (accessKeyId === undefined || accessKeyId === request.accessKeyId) &&
    (fault.kind !== "pageExpired" || carriesToken(request)) &&
    Object.entries(params).every(([name, value]) => request.params[name] === value)
  );
}

function carriesToken({ operation, params }: FaultedRequest): boolean {
  return params[listParameterNames(operation).nextToken] !== undefined;
}
