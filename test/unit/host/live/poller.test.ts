import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Poller } from "../../../../src/host/live/poller";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function aPoller(nextRound: () => number | undefined = () => 5000) {
  const round = vi.fn(() => Promise.resolve());
  const poller = new Poller({ nextRound, round });
  return { poller, round };
}

describe("A poller", () => {
  it("asks again and again once planned, as long as there is something to ask for", async () => {
    let wait: number | undefined = 5000;
    const { poller, round } = aPoller(() => wait);
    poller.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(round).not.toHaveBeenCalled();
    poller.plan();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(round).toHaveBeenCalledTimes(2);
    wait = undefined;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(round).toHaveBeenCalledTimes(3);
  });

  it("counts the time from the end of a round that took long", async () => {
    const { poller, round } = aPoller();
    round.mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 20_000)));
    poller.start();
    poller.plan();
    await vi.advanceTimersByTimeAsync(5000 + 20_000 + 4000);
    expect(round).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(round).toHaveBeenCalledTimes(2);
  });

  it("waits anew when it is planned anew", async () => {
    const { poller, round } = aPoller();
    poller.start();
    poller.plan();
    await vi.advanceTimersByTimeAsync(4000);
    poller.plan();
    await vi.advanceTimersByTimeAsync(4000);
    expect(round).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(round).toHaveBeenCalledTimes(1);
  });

  it("asks nothing once it is stopped, whoever plans", async () => {
    const { poller, round } = aPoller();
    poller.start();
    poller.plan();
    poller.stop();
    poller.plan();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(round).not.toHaveBeenCalled();
    expect(poller.isRunning).toBe(false);
  });

  it("plans nothing after a round during which it was stopped and started", async () => {
    const { poller, round } = aPoller();
    poller.start();
    const underWay = poller.roundNow();
    poller.stop();
    poller.start();
    await underWay;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(round).toHaveBeenCalledTimes(1);
  });
});
