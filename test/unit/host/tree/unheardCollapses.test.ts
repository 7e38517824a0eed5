import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { UnheardCollapses } from "../../../../src/host/tree/unheardCollapses";

const second = 1000;
const [a, b, c, below] = [{ id: "a" }, { id: "b" }, { id: "c" }, { id: "a/below" }] as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** Rows of which these were said to be expanded. */
function rows(...expanded: readonly { readonly id: string }[]) {
  const state = { isInSight: true, expanded: new Set(expanded.map(({ id }) => id)) };
  const collapsed: string[] = [];
  const unheard = new UnheardCollapses<{ readonly id: string }>({
    isExpanded: ({ id }) => state.expanded.has(id),
    isInSight: () => state.isInSight,
    collapsed: ({ id }) => collapsed.push(id),
  });
  return { unheard, collapsed, state };
}

it("finds a row below which VS Code reads nothing after a change, though it was expanded", () => {
  const { unheard, collapsed } = rows(a, b, below);
  unheard.changed(undefined);
  unheard.read(undefined, [a, b, c]);
  unheard.read(a, [below]);
  vi.advanceTimersByTime(second);
  unheard.read(below, []);
  vi.advanceTimersByTime(3 * second);
  expect(collapsed).toEqual(["b"]);
});

it("finds one below the changed row", () => {
  const { unheard, collapsed } = rows(a, below);
  unheard.changed([a]);
  unheard.read(a, [below]);
  vi.advanceTimersByTime(3 * second);
  expect(collapsed).toEqual(["a/below"]);
});

it("takes nothing for collapsed that is read without a change, was told of meanwhile, or has nothing below it", () => {
  const { unheard, collapsed, state } = rows(a, b, c);
  unheard.read(undefined, [a, b]);
  vi.advanceTimersByTime(3 * second);
  unheard.changed(undefined);
  unheard.read(undefined, [a, b, c]);
  unheard.read(a, []);
  state.expanded.delete("b");
  unheard.isLeaf(c);
  vi.advanceTimersByTime(3 * second);
  expect(collapsed).toEqual([]);
});

it("takes nothing for collapsed in a view that went out of sight, or that VS Code has yet to read", () => {
  const { unheard, collapsed, state } = rows(a, b);
  unheard.changed(undefined);
  vi.advanceTimersByTime(60 * second);
  unheard.read(undefined, [a, b]);
  state.isInSight = false;
  vi.advanceTimersByTime(3 * second);
  expect(collapsed).toEqual([]);
  unheard.changed([c]);
  unheard.read(undefined, [a, b]);
  unheard.dispose();
});
