import { describe, expect, it } from "vitest";
import { PageHistory } from "../../../../src/host/details/pageHistory";

const ref = (id: string) => ({ kind: "backup", id }) as const;

describe("The history of a page", () => {
  it("begins with a job and leads nowhere", () => {
    const history = new PageHistory(ref("a"));
    expect(history.current.ref.id).toBe("a");
    expect([history.canGoBack, history.canGoForward]).toEqual([false, false]);
    expect(history.go(-1)).toBe(false);
    expect(history.go(1)).toBe(false);
    expect(history.current.ref.id).toBe("a");
  });

  it("goes back and forward again", () => {
    const history = new PageHistory(ref("a"));
    history.push(ref("b"));
    expect(history.go(-1)).toBe(true);
    expect(history.current.ref.id).toBe("a");
    expect(history.canGoForward).toBe(true);
    expect(history.go(1)).toBe(true);
    expect(history.current.ref.id).toBe("b");
  });

  it("forgets what lay ahead when another way is taken", () => {
    const history = new PageHistory(ref("a"));
    history.push(ref("b"));
    history.go(-1);
    history.push(ref("c"));
    expect(history.canGoForward).toBe(false);
    history.go(-1);
    expect(history.current.ref.id).toBe("a");
  });

  it("keeps what is known of a job by now", () => {
    const history = new PageHistory(ref("a"));
    const known = { kind: "backup", id: "a", state: "RUNNING" } as const;
    history.update({ ...ref("a"), known });
    expect(history.current.ref.known).toBe(known);
  });

  it("forgets what is known of its jobs, not the way", () => {
    const known = { kind: "backup", id: "a", state: "FAILED", statusMessage: "secret" } as const;
    const history = new PageHistory({ ...ref("a"), known });
    history.push(ref("b"));
    history.forget();
    history.go(-1);
    expect(history.current.ref).toEqual(ref("a"));
    expect(history.canGoForward).toBe(true);
  });

  it("keeps fifty steps", () => {
    const history = new PageHistory(ref("0"));
    for (let step = 1; step <= 80; step++) history.push(ref(String(step)));
    let back = 0;
    while (history.go(-1)) back++;
    expect(back).toBe(49);
    expect(history.current.ref.id).toBe("31");
  });

  it("keeps the account that a job was opened with when it forgets what is known of it", () => {
    const history = new PageHistory({ ...ref("a"), accountId: "999999999999" });
    history.forget();
    expect(history.current.ref).toEqual({ ...ref("a"), accountId: "999999999999" });
  });

  it("tells two visits of a job apart, and knows them by what they are, not by what is known", () => {
    const history = new PageHistory(ref("a"));
    const first = history.current;
    history.push(ref("b"));
    history.push(ref("a"));
    expect(history.current).not.toBe(first);
    history.go(-1);
    history.go(-1);
    history.update({ ...ref("a"), accountId: "999999999999" });
    expect(history.current).toBe(first);
    expect(history.entries).toHaveLength(3);
    history.replace(ref("a"));
    expect(history.entries).not.toContain(first);
  });

  it("has no entry of before once it has forgotten what was known", () => {
    const history = new PageHistory(ref("a"));
    const first = history.current;
    history.forget();
    expect(history.entries).not.toContain(first);
  });
});
