import { describe, expect, it } from "vitest";
import { PageHistory } from "../../../../src/host/details/pageHistory";

const ref = (id: string) => ({ kind: "backup", id }) as const;

describe("The history of a page", () => {
  it("begins with a job and leads nowhere", () => {
    const history = new PageHistory(ref("a"));
    expect(history.current.id).toBe("a");
    expect([history.canGoBack, history.canGoForward]).toEqual([false, false]);
    expect(history.go(-1)).toBe(false);
    expect(history.go(1)).toBe(false);
    expect(history.current.id).toBe("a");
  });

  it("goes back and forward again", () => {
    const history = new PageHistory(ref("a"));
    history.push(ref("b"));
    expect(history.go(-1)).toBe(true);
    expect(history.current.id).toBe("a");
    expect(history.canGoForward).toBe(true);
    expect(history.go(1)).toBe(true);
    expect(history.current.id).toBe("b");
  });

  it("forgets what lay ahead when another way is taken", () => {
    const history = new PageHistory(ref("a"));
    history.push(ref("b"));
    history.go(-1);
    history.push(ref("c"));
    expect(history.canGoForward).toBe(false);
    history.go(-1);
    expect(history.current.id).toBe("a");
  });

  it("keeps what is known of a job by now", () => {
    const history = new PageHistory(ref("a"));
    const known = { kind: "backup", id: "a", state: "RUNNING" } as const;
    history.update({ ...ref("a"), known });
    expect(history.current.known).toBe(known);
  });

  it("forgets what is known of its jobs, not the way", () => {
    const known = { kind: "backup", id: "a", state: "FAILED", statusMessage: "secret" } as const;
    const history = new PageHistory({ ...ref("a"), known });
    history.push(ref("b"));
    history.forget();
    history.go(-1);
    expect(history.current).toEqual(ref("a"));
    expect(history.canGoForward).toBe(true);
  });

  it("keeps fifty steps", () => {
    const history = new PageHistory(ref("0"));
    for (let step = 1; step <= 80; step++) history.push(ref(String(step)));
    let back = 0;
    while (history.go(-1)) back++;
    expect(back).toBe(49);
    expect(history.current.id).toBe("31");
  });

  it("keeps the account that a job was opened with when it forgets what is known of it", () => {
    const history = new PageHistory({ ...ref("a"), accountId: "999999999999" });
    history.forget();
    expect(history.current).toEqual({ ...ref("a"), accountId: "999999999999" });
  });
});
