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

interface Asked {
  readonly kind: ViewKind;
  /** Milliseconds. */
  readonly at: number;
  lists: number;
  describes: number;
}

/** Reads the endpoint's log: each list is asked for as often as docs/views.md says, and never more. */
export class DayRequests {
  readonly figures = { lists: 0, describes: 0 };
  /** By list: when it was asked for, and when it has to be refreshed next. */
  readonly #asked = new Map<string, Asked>();
  readonly #due = new Map<string, number>();

  /**
   * What was asked at one time.
   * @param mayHurry the user has signed in: what failed before is asked for at once
   */
  check(requests: readonly RequestRecord[], mayHurry: boolean): void {
    const asked = new Map<string, Asked>();
    for (const { operation, accessKeyId, status, outcome } of requests) {
      // With credentials that are over; the request is sent again with those that the user has signed in for.
      const isRefused = status === 403;
      if (outcome !== "answered" || (isRefused && mayHurry)) continue;
      const kind = viewKinds.find((each) => operation.toLowerCase().includes(each)) ?? "backup";
      const key = listKey(kind, Number(accessKeyId.at(-1)));
      const what = operation.startsWith("List") ? "lists" : "describes";
      const known = asked.get(key) ?? { kind, at: Date.now(), lists: 0, describes: 0 };
      known[what]++;
      this.figures[what]++;
      asked.set(key, known);
    }
    for (const [key, now] of asked) this.#checkOne(key, now, mayHurry);
  }

  #checkOne(key: string, now: Asked, mayHurry: boolean): void {
    const before = this.#asked.get(key);
    const pause = now.at - (before?.at ?? -Infinity);
    // The SDK tries again what a broken connection has lost, some milliseconds later: that is the same refresh.
    const isSame = before !== undefined && pause < second;
    const lists = now.lists + (isSame ? before.lists : 0);
    const describes = now.describes + (isSame ? before.describes : 0);
    const mostLists = jobStates[now.kind].filter((state) => unfinished.includes(state)).length + 1;
    const isAllowed = lists <= mostLists && describes <= mostDescribes;
    if (!isAllowed || !(isSame || mayHurry || pause >= least)) {
      expect.fail(`${key}: ${lists} lists, ${describes} describes after ${pause} ms`);
    }
    this.#asked.set(key, { ...now, lists, describes, at: isSame ? before.at : now.at });
  }

  /**
   * A refresh has ended.
   * @param until when the next one has to come, milliseconds; Infinity where none need come
   */
  ended(kind: ViewKind, session: number, until: number): void {
    const key = listKey(kind, session);
    const due = this.#due.get(key) ?? Infinity;
    if (Date.now() > due) {
      const [now, askedAt] = [Date.now(), this.#asked.get(key)?.at ?? 0].map((at) => new Date(at));
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
