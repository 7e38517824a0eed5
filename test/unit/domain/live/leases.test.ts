import { describe, expect, it } from "vitest";
import {
  heldBy,
  type Leases,
  leasesJson,
  nextLeases,
  readLeases,
  type SeenLeases,
} from "../../../../src/domain/live/leases";

/** What the windows share, and what each of them has seen. */
class Windows {
  kept: Leases = new Map();
  readonly #seen = new Map<string, SeenLeases>();

  look(self: string, ...wanted: readonly string[]): readonly string[] {
    const seen = this.#seen.get(self) ?? new Map();
    const next = nextLeases({ kept: this.kept, wanted: new Set(wanted), self, seen });
    this.#seen.set(self, next.seen);
    this.kept = readLeases(leasesJson(next.leases));
    return [...heldBy(self, this.kept)];
  }
}

describe("a lease", () => {
  it("is held by the window that was first, as long as it looks", () => {
    const windows = new Windows();
    for (let round = 0; round < 20; round++) {
      expect(windows.look("a", "prod")).toEqual(["prod"]);
      expect(windows.look("b", "prod")).toEqual([]);
    }
  });

  it("passes to another window at once when its holder gives it up", () => {
    const windows = new Windows();
    windows.look("a", "prod");
    windows.look("a");
    expect(windows.look("b", "prod")).toEqual(["prod"]);
  });

  it("passes to another window after some looks when its holder crashed", () => {
    const windows = new Windows();
    windows.look("a", "prod");
    expect([1, 2, 3].map(() => windows.look("b", "prod"))).toEqual([[], [], []]);
    expect(windows.look("b", "prod")).toEqual(["prod"]);
    expect(windows.look("a", "prod")).toEqual([]);
  });

  it("is each session's own", () => {
    const windows = new Windows();
    expect(windows.look("a", "prod", "dev")).toEqual(["prod", "dev"]);
    expect(windows.look("b", "dev", "test")).toEqual(["test"]);
    expect(windows.look("a", "prod")).toEqual(["prod"]);
    expect(windows.look("b", "dev", "test")).toEqual(["dev", "test"]);
  });

  it("that nobody wants any more is forgotten after a while", () => {
    const windows = new Windows();
    windows.look("a", "removed");
    for (let round = 0; round < 60; round++) windows.look("b", "prod");
    expect([...windows.kept.keys()]).toEqual(["prod"]);
  });
});

describe("leases that somebody else wrote", () => {
  it.each(["", "{", "null", "7", "[1]", '{"prod":7}', '{"prod":{"holder":1,"beat":1}}'])(
    "are held by nobody where they can't be read: %s",
    (text) => {
      expect(readLeases(text).size).toBe(0);
    },
  );

  it("are no more than are read", () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`s${i}`, { holder: "x", beat: 1 }]),
    );
    expect(readLeases(JSON.stringify(many)).size).toBe(1000);
  });
});
