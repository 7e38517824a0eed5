import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PageClock } from "../../../../src/host/details/pageClock";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function aClock(nextRefresh: () => number | undefined = () => 5000) {
  const counts = { moved: 0, minutes: 0, followed: 0 };
  const clock = new PageClock({
    now: Date.now,
    moved: () => counts.moved++,
    minutePassed: () => counts.minutes++,
    nextRefresh,
    follow: () => {
      counts.followed++;
      return Promise.resolve();
    },
  });
  return { clock, counts };
}

describe("The clock of a page", () => {
  it("moves a job that can change by the second, and everything by the minute", async () => {
    const { clock, counts } = aClock();
    clock.start();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(counts).toMatchObject({ moved: 59, minutes: 0 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(counts).toMatchObject({ moved: 59, minutes: 1 });
  });

  it("moves nothing by the second for a job that is over", async () => {
    const { clock, counts } = aClock(() => undefined);
    clock.start();
    clock.plan();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(counts).toEqual({ moved: 0, minutes: 2, followed: 0 });
  });

  it("asks for a job that can change again and again, once planned", async () => {
    const { clock, counts } = aClock();
    clock.start();
    clock.plan();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(counts.followed).toBe(2);
  });

  it("asks nothing and moves nothing while the page is out of sight", async () => {
    const { clock, counts } = aClock();
    clock.start();
    clock.plan();
    clock.stop();
    clock.plan();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(counts).toEqual({ moved: 0, minutes: 0, followed: 0 });
    expect(clock.isRunning).toBe(false);
  });
});
