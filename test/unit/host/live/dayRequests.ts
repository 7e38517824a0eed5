import { expect } from "vitest";
import { type ViewKind, viewKinds } from "../../../../src/domain/job/viewKinds";
import type { RequestRecord } from "../../../support/endpoint/requestLog";
import { jobStates } from "../../../support/endpoint/shapes";

const second = 1000;
const unfinished = ["CREATED", "PENDING", "RUNNING", "ABORTING"];

/** Milliseconds between two refreshes of a list: at least, at most with jobs that can change, and at most. */
/** What is due within a second is refreshed together. */
const least = 14 * second;
export const longestUnfinished = 60 * second;
export const longest = 300 * second;
/** Jobs that are looked for one by one in a refresh. */
const mostDescribes = 20;

/** Reads the endpoint's log: each list is asked for as often as docs/views.md says, and never more. */
export class DayRequests {
  readonly figures = { lists: 0, describes: 0 };
  /** By list: when it was asked for, and when it has to be refreshed next. */
  readonly #asked = new Map<string, number>();
  readonly #due = new Map<string, number>();

  /**
   * What was asked at one time.
   * @param mayHurry the user has signed in: what failed before is asked for at once
   */
  check(requests: readonly RequestRecord[], mayHurry: boolean): void {
    const counts = new Map<string, { kind: ViewKind; lists: number; describes: number }>();
    for (const { operation, accessKeyId, status } of requests) {
      // With credentials that are over; the request is sent again with those that the user has signed in for.
      const isRefused = status === 403;
      if (isRefused && mayHurry) continue;
      const kind = viewKinds.find((each) => operation.toLowerCase().includes(each)) ?? "backup";
      const key = listKey(kind, Number(accessKeyId.at(-1)));
      const what = operation.startsWith("List") ? "lists" : "describes";
      const count = counts.get(key) ?? { kind, lists: 0, describes: 0 };
      count[what]++;
      this.figures[what]++;
      counts.set(key, count);
    }
    for (const [key, { kind, lists, describes }] of counts) {
      const states = jobStates[kind].filter((state) => unfinished.includes(state));
      const pause = Date.now() - (this.#asked.get(key) ?? -Infinity);
      const isAsRuled =
        lists <= states.length + 1 && describes <= mostDescribes && (mayHurry || pause >= least);
      if (!isAsRuled)
        expect.fail(`${key}: ${lists} lists, ${describes} describes after ${pause} ms`);
      this.#asked.set(key, Date.now());
    }
  }

  /**
   * A refresh has ended.
   * @param until when the next one has to come, milliseconds; Infinity where none need come
   */
  ended(kind: ViewKind, session: number, until: number): void {
    const key = listKey(kind, session);
    const due = this.#due.get(key) ?? Infinity;
    if (Date.now() > due) {
      const [now, askedAt] = [Date.now(), this.#asked.get(key) ?? 0].map((at) => new Date(at));
      expect.fail(
        `${key}: due at ${due}, asked at ${askedAt?.toISOString()}, now ${now?.toISOString()}`,
      );
    }
    this.#due.set(key, until);
  }

  /** The computer has slept: what was due is late. */
  slept(): void {
    this.#due.clear();
  }

  /** The lists that should have been refreshed by now. */
  get late(): readonly string[] {
    return [...this.#due].filter(([, due]) => Date.now() > due).map(([key]) => key);
  }
}

function listKey(kind: ViewKind, session: number): string {
  return `${kind} jobs of session ${session}`;
}
