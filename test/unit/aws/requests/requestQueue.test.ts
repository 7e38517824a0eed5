import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  quotaGroups,
  requestsPerSecond,
  usualShare,
} from "../../../../src/aws/requests/quotaGroups";
import {
  type QueuedRequest,
  RequestQueue,
  type SentRequest,
} from "../../../../src/aws/requests/requestQueue";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A queue, and what went of it, by name. */
function aQueue() {
  const queue = new RequestQueue(() => Date.now(), usualShare);
  const sent = new Map<string, SentRequest>();
  const failed = new Map<string, unknown>();
  const enter = (name: string, request: Partial<QueuedRequest> = {}): void => {
    queue
      .enter({
        group: "list",
        isQuiet: () => false,
        isOfTimer: false,
        signal: undefined,
        ...request,
      })
      .then((turn) => sent.set(name, turn))
      .catch((error: unknown) => failed.set(name, error));
  };
  const end = (name: string, wasThrottled = false): void => {
    sent.get(name)?.ended({ wasThrottled });
  };
  return {
    queue,
    failed,
    enter,
    end,
    names: (): readonly string[] => [...sent.keys()],
    enterAll: (prefix: string, count: number, request: Partial<QueuedRequest> = {}): void => {
      for (let i = 0; i < count; i++) enter(`${prefix}${i}`, request);
    },
    endAll: (): void => {
      for (const name of sent.keys()) end(name);
    },
  };
}

const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

describe("The requests of an account", () => {
  it("go at once up to their share of the quota, the others a second after the end of one", async () => {
    const { names, enterAll, end } = aQueue();
    enterAll("r", 18);
    await pass(300);
    expect(names()).toHaveLength(16);
    end("r7");
    await pass(999);
    expect(names()).toHaveLength(16);
    await pass(1);
    expect(names()).toHaveLength(17);
    expect(names()).toContain("r16");
  });

  it("are of two groups that don't wait for each other", async () => {
    const { names, enterAll } = aQueue();
    enterAll("l", 20);
    enterAll("d", 20, { group: "describe" });
    await pass(0);
    expect(names().filter((name) => name.startsWith("l"))).toHaveLength(16);
    expect(names().filter((name) => name.startsWith("d"))).toHaveLength(12);
  });

  it("are fewer than AWS allows of all operations together, with the same share for others", () => {
    const all = quotaGroups.reduce((sum, group) => sum + requestsPerSecond(group, usualShare), 0);
    expect(all).toBeLessThanOrEqual(0.8 * 50);
  });

  it("don't wait for ever for one without an answer: by then it has arrived, or never will", async () => {
    const { names, enterAll } = aQueue();
    enterAll("r", 17);
    await pass(5_999);
    expect(names()).toHaveLength(16);
    await pass(1);
    expect(names()).toHaveLength(17);
  });

  it("go in the order in which they came, but what the user waits for first", async () => {
    const { names, enterAll, enter, endAll } = aQueue();
    enterAll("r", 16);
    enter("poll", { isQuiet: () => true });
    enter("click");
    await pass(0);
    endAll();
    await pass(1000);
    expect(names().slice(16)).toEqual(["click", "poll"]);
  });

  it("move up when the user comes to want them", async () => {
    const { names, enterAll, enter, end } = aQueue();
    let isWanted = false;
    enterAll("r", 16);
    enter("poll", { isQuiet: () => true });
    enter("expanded", { isQuiet: () => !isWanted });
    await pass(0);
    isWanted = true;
    end("r0");
    await pass(1000);
    expect(names().slice(16)).toEqual(["expanded"]);
  });

  it("of timers are two lists a second at most, until the user wants them", async () => {
    const { names, enterAll, end } = aQueue();
    let isWanted = false;
    const ofTimer = { isQuiet: () => !isWanted, isOfTimer: true };
    enterAll("timer", 6, ofTimer);
    enterAll("describe", 4, { ...ofTimer, group: "describe" });
    enterAll("quiet", 3, { isQuiet: () => true });
    await pass(900);
    const lists = () => names().filter((name) => name.startsWith("timer"));
    expect(lists()).toHaveLength(2);
    expect(names()).toHaveLength(2 + 4 + 3);
    end("timer0");
    await pass(1000);
    expect(lists()).toHaveLength(3);
    isWanted = true;
    end("timer1");
    await pass(1000);
    expect(lists()).toHaveLength(6);
  });

  it("go, one in five, also where nobody waits for them", async () => {
    const { names, enterAll, endAll } = aQueue();
    enterAll("r", 16);
    enterAll("quiet", 3, { isQuiet: () => true });
    enterAll("click", 100);
    await pass(0);
    endAll();
    await pass(1000);
    const next = names().slice(16);
    expect(next).toHaveLength(16);
    expect(
      next.map((name, i) => (name.startsWith("quiet") ? i : -1)).filter((i) => i >= 0),
    ).toEqual([4, 9, 14]);
  });

  it("leave at once when their signal aborts, and leave nothing behind", async () => {
    const { names, failed, enterAll, enter, endAll } = aQueue();
    const abort = new AbortController();
    enterAll("r", 16);
    enter("waits", { signal: abort.signal });
    await pass(0);
    expect(vi.getTimerCount()).toBe(1);
    const reason = new Error("left");
    abort.abort(reason);
    await pass(0);
    expect(failed.get("waits")).toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
    enter("late", { signal: abort.signal });
    await pass(0);
    expect(failed.get("late")).toBe(reason);
    endAll();
    enter("next");
    await pass(1000);
    expect(names()).toEqual(expect.arrayContaining(["next"]));
    expect(names()).not.toContain("waits");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("are half as many after AWS refused one, once for all that were under way, and more by and by", async () => {
    const { names, enterAll, end, endAll } = aQueue();
    enterAll("r", 16);
    await pass(100);
    for (let i = 0; i < 10; i++) end(`r${i}`, true);
    endAll();
    enterAll("next", 100);
    await pass(1000);
    expect(names().slice(16)).toHaveLength(8);
    // Nothing more is refused: in 15 seconds it is as before.
    await pass(14_000);
    endAll();
    const before = names().length;
    await pass(1000);
    expect(names().slice(before)).toHaveLength(16);
  });

  it("are never less than one a second", async () => {
    const { names, enterAll, end } = aQueue();
    enterAll("r", 40);
    for (let i = 0; i < 30; i++) {
      await pass(1000);
      for (const name of names()) end(name, true);
    }
    expect(names().length).toBeGreaterThan(20);
  });
});

describe("Two queues that turn out to be of one account", () => {
  it("are one from then on, with what was sent and what waits", async () => {
    const one = aQueue();
    const other = aQueue();
    one.enterAll("a", 10);
    other.enterAll("b", 18);
    await pass(0);
    one.queue.joinTo(other.queue);
    one.enterAll("c", 3);
    await pass(0);
    // 26 have gone while nobody knew; nobody goes until there are fewer than 16 again.
    expect(one.names()).toHaveLength(10);
    one.endAll();
    await pass(1000);
    expect([one.names().length, other.names().length]).toEqual([10, 16]);
    other.end("b0");
    await pass(1000);
    expect([one.names().length, other.names().length]).toEqual([10, 17]);
    other.endAll();
    await pass(1000);
    expect([one.names().length, other.names().length]).toEqual([13, 18]);
    one.queue.joinTo(other.queue);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("wait no more when the signal aborts, whichever they came to", async () => {
    const one = aQueue();
    const other = aQueue();
    const abort = new AbortController();
    one.enterAll("a", 16);
    one.enter("waits", { signal: abort.signal });
    await pass(0);
    one.queue.joinTo(other.queue);
    abort.abort(new Error("left"));
    await pass(0);
    expect(one.failed.has("waits")).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
