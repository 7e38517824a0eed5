import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  quotaGroups,
  requestsPerSecond,
  usualShare,
} from "../../../../src/aws/requests/quotaGroups";
import { RequestQueue } from "../../../../src/aws/requests/requestQueue";
import { mostPerSecond } from "../../../support/endpoint/mostPerSecond";
import { runs } from "../../../support/property";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Once in so many times. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: weight - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const request = fc.record({
  group: fc.constantFrom(...quotaGroups),
  /** Milliseconds after the one before. */
  after: seldom(fc.nat(900), 10),
  isQuiet: fc.boolean(),
  isOfTimer: fc.boolean(),
  queue: fc.nat(2),
  /** From when it is sent: arrives somewhere on the way to its end. */
  takes: fc.oneof(fc.nat(50), fc.nat(3000)),
  arrives: fc.double({ min: 0, max: 1, noNaN: true }),
  leaves: seldom(fc.nat(1500), 10),
  wasThrottled: seldom(fc.constant(true), 200),
});

describe("Whatever asks when, and whatever the network does", () => {
  it("no second has more requests of a group than its share, all come to their turn, and nothing is left", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 150, size: "max" }), async (requests) => {
        const arrivals = {
          list: [] as number[],
          describe: [] as number[],
          protectedResource: [] as number[],
        };
        const listsOfTimers: number[] = [];
        const queue = new RequestQueue(() => Date.now(), usualShare);
        const others = [
          new RequestQueue(() => Date.now(), usualShare),
          new RequestQueue(() => Date.now(), usualShare),
        ];
        for (const other of others) other.joinTo(queue);
        let settled = 0;
        for (const { group, after, isQuiet, isOfTimer, leaves, ...rest } of requests) {
          await vi.advanceTimersByTimeAsync(after ?? 0);
          const abort = new AbortController();
          const leave = (): void => {
            abort.abort(new Error("left"));
          };
          if (leaves !== undefined) setTimeout(leave, leaves);
          const from = [queue, ...others][rest.queue] ?? queue;
          // A fake timer takes 2e-323 for 2.
          const arrivesAfter = Math.floor(rest.takes * rest.arrives);
          const isLeftToTimers = group === "list" && isQuiet && isOfTimer;
          from.enter({ group, isQuiet: () => isQuiet, isOfTimer, signal: abort.signal }).then(
            (sent) => {
              setTimeout(() => {
                arrivals[group].push(Date.now());
                if (isLeftToTimers) listsOfTimers.push(Date.now());
              }, arrivesAfter);
              setTimeout(() => {
                sent.ended({ wasThrottled: rest.wasThrottled === true });
                settled++;
              }, rest.takes);
            },
            () => settled++,
          );
        }
        await vi.runAllTimersAsync();
        expect(settled).toBe(requests.length);
        expect(vi.getTimerCount()).toBe(0);
        expect(mostPerSecond(listsOfTimers)).toBeLessThanOrEqual(2);
        for (const group of quotaGroups) {
          expect(mostPerSecond(arrivals[group])).toBeLessThanOrEqual(
            requestsPerSecond(group, usualShare),
          );
        }
      }),
      { numRuns: runs(150) },
    );
  });
});
