import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ExpandedTogether } from "../../../../src/host/tree/expandedTogether";
import type { TreeNode, ViewNode } from "../../../../src/viewmodel/tree/treeNode";

function aNode(id: string): TreeNode {
  return { type: "message", id, parent: undefined, about: "loading" };
}

const [a, b, c] = [aNode("a"), aNode("b"), aNode("c")];
const second = 1000;

function watched() {
  const readAgain = vi.fn<(nodes: readonly (ViewNode | undefined)[]) => void>();
  return { readAgain, together: new ExpandedTogether(readAgain) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("Rows that were expanded in the same moment", () => {
  it("are read again within a second, all of them and once", () => {
    const { together, readAgain } = watched();
    for (const node of [a, b, c]) {
      together.expanded();
      together.read(node);
      vi.advanceTimersByTime(20);
    }
    vi.advanceTimersByTime(second);
    expect(readAgain.mock.calls).toEqual([[[a, b, c]]]);
  });

  it("are read again when one was expanded while others were read", () => {
    const { together, readAgain } = watched();
    together.read(a);
    together.read(b);
    vi.advanceTimersByTime(100);
    together.expanded();
    vi.advanceTimersByTime(100);
    together.read(c);
    vi.advanceTimersByTime(second);
    expect(readAgain.mock.calls).toEqual([[[a, b, c]]]);
  });

  it("are all read again, also the first of many", () => {
    const { together, readAgain } = watched();
    const many = Array.from({ length: 20 }, (_, index) => aNode(String(index)));
    for (const node of many) {
      together.expanded();
      together.read(node);
      vi.advanceTimersByTime(200);
    }
    vi.advanceTimersByTime(second);
    expect(readAgain.mock.calls).toEqual([[many]]);
  });

  it("are read again with the root, where that was read, too", () => {
    const { together, readAgain } = watched();
    together.read(undefined);
    together.expanded();
    together.read(a);
    vi.advanceTimersByTime(second);
    expect(readAgain.mock.calls).toEqual([[[undefined, a]]]);
  });
});

describe("No row is read again", () => {
  it("because of reading again", () => {
    const { together, readAgain } = watched();
    readAgain.mockImplementation((nodes) => {
      for (const node of nodes) together.read(node);
    });
    together.expanded();
    together.read(a);
    together.read(b);
    vi.advanceTimersByTime(10 * second);
    expect(readAgain).toHaveBeenCalledTimes(1);
  });

  it("that was expanded alone", () => {
    const { together, readAgain } = watched();
    for (const node of [a, b]) {
      together.expanded();
      together.read(node);
      vi.advanceTimersByTime(second);
    }
    expect(readAgain).not.toHaveBeenCalled();
  });

  it("where the user expanded none", () => {
    const { together, readAgain } = watched();
    for (const node of [undefined, a, b, c]) together.read(node);
    vi.advanceTimersByTime(second);
    expect(readAgain).not.toHaveBeenCalled();
  });

  it("of a view that is gone", () => {
    const { together, readAgain } = watched();
    together.expanded();
    together.read(a);
    together.read(b);
    together.dispose();
    vi.advanceTimersByTime(second);
    expect(readAgain).not.toHaveBeenCalled();
  });
});
