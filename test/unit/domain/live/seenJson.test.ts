import { describe, expect, it } from "vitest";
import { readAllSeen, seenJson, seenKey, withSeen } from "../../../../src/domain/live/seenJson";
import {
  mostMarked,
  mostUnfinished,
  noneSeen,
  type Seen,
} from "../../../../src/domain/live/seenMarks";

const key = seenKey({ kind: "backup", region: "eu-west-1", account: "111122223333" });
const seen: Seen = {
  latest: { at: 5, keys: new Set(["a", "b"]) },
  unfinished: new Map([
    ["r", "RUNNING"],
    ["p", "PENDING"],
    ["__proto__", "__proto__"],
  ]),
  unseen: new Map([
    ["n", "new"],
    ["c", "changed"],
  ]),
};
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `${i}`);

describe("what was seen", () => {
  it("is read as it was kept", () => {
    const read = readAllSeen(seenJson(new Map([[key, seen]])));
    expect(read).toEqual(new Map([[key, seen]]));
    expect(readAllSeen(seenJson(new Map([[key, noneSeen]]))).get(key)).toEqual(noneSeen);
    expect(readAllSeen("")).toEqual(new Map());
  });

  it("is kept of so many accounts, Regions and kinds, without what was looked at longest ago", () => {
    let all = new Map<string, Seen>();
    for (const name of names(400)) all = new Map(withSeen(all, name, seen));
    all = new Map(withSeen(all, "150", noneSeen));
    expect([...all.keys()].at(0)).toBe("100");
    expect([...all.keys()].at(-1)).toBe("150");
    expect(all.size).toBe(300);
    expect([...readAllSeen(seenJson(all)).keys()]).toHaveLength(300);
  });

  it("takes no more than its room, whatever jobs are called", () => {
    const many = {
      ...seen,
      unseen: new Map(names(5000).map((id) => [id.padEnd(300, "x"), "new"])),
    };
    let all = new Map<string, Seen>();
    for (const name of names(5)) all = new Map(withSeen(all, name, many as Seen));
    const text = seenJson(all);
    expect(text.length).toBeLessThanOrEqual(4_000_000);
    expect([...readAllSeen(text).keys()].at(-1)).toBe("4");
    const long = "x".repeat(1000);
    const hostile: Seen = {
      latest: { at: 1, keys: new Set([long]) },
      unfinished: new Map([
        [long, "RUNNING"],
        ["a", long],
      ]),
      unseen: new Map([[long, "new"]]),
    };
    expect(seenJson(new Map([[key, hostile]])).length).toBeLessThan(200);
  });

  it("that somebody else wrote is read as far as it can be meant", () => {
    const read = (value: unknown): Seen | undefined =>
      readAllSeen(JSON.stringify({ [key]: value })).get(key);
    for (const value of [1, null, {}, [], { at: "1", keys: [] }, { at: 1e300, keys: [] }]) {
      expect(read(value)).toBeUndefined();
    }
    expect(
      read({ at: 1, keys: [2, null, "a"], unfinished: [["x"]], unseen: { old: ["a"] } }),
    ).toEqual({
      latest: { at: 1, keys: new Set(["a"]) },
      unfinished: new Map([["x", "0"]]),
      unseen: new Map(),
    });
    const many = read({
      keys: names(5000),
      unfinished: { RUNNING: names(20_000) },
      unseen: { new: names(20_000) },
    });
    expect(many?.latest.keys.size).toBe(1000);
    expect(many?.unfinished.size).toBe(mostUnfinished);
    expect(many?.unseen.size).toBe(mostMarked);
    expect(readAllSeen(`{"${"k".repeat(400)}":{"keys":[]}}`).size).toBe(0);
  });
});
