import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { VersionedFile } from "../../../../src/host/live/versionedFile";
import { waitFor } from "../../../support/waitFor";
import { WindowLeases } from "../../../../src/host/live/windowLeases";

const look = 20_000;
let folder: string;
let failures: unknown[];
/** The windows that came to hold something by themselves. */
let taken: string[];
const opened: WindowLeases[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "leases-"));
  failures = [];
  taken = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: Date.UTC(2026, 10, 21) });
});
afterEach(() => {
  for (const each of opened.splice(0)) each.dispose();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

function open(self: string, wanted: () => readonly string[] = () => ["prod"]): WindowLeases {
  const leases = new WindowLeases({
    file: new VersionedFile(folder, "leases", self),
    self,
    wanted,
    taken: () => taken.push(self),
    log: { failure: (_, error) => void failures.push(error) },
  });
  opened.push(leases);
  return leases;
}

const held = async (leases: WindowLeases): Promise<readonly string[]> => [...(await leases.look())];

describe("of several windows on one storage", () => {
  it("one holds a lease, and another takes it when that one is closed", async () => {
    const [a, b] = [open("a"), open("b")];
    expect(await Promise.all([held(a), held(b)])).toContainEqual([]);
    const [holder, other] = (await held(a)).length > 0 ? [a, b] : [b, a];
    expect([await held(holder), await held(other)]).toEqual([["prod"], []]);
    holder.dispose();
    expect(await held(other)).toEqual(["prod"]);
  });

  it("never two hold it, however many begin at once", async () => {
    const windows = Array.from({ length: 8 }, (_, i) => open(`w${i}`));
    for (let round = 0; round < 3; round++) {
      const all = await Promise.all(windows.map(held));
      expect(all.flat()).toEqual(["prod"]);
    }
    expect(failures).toEqual([]);
  });

  it("another takes it within four looks when the holder crashed, whatever the clock does", async () => {
    // A window that crashed looks no more and gives nothing up.
    const crashed = new VersionedFile(folder, "leases", "gone");
    await crashed.change(() => JSON.stringify({ prod: { holder: "gone", beat: 7 } }));
    const b = open("b");
    expect(await held(b)).toEqual([]);
    vi.setSystemTime(Date.UTC(2030, 0, 1));
    expect(await held(b)).toEqual([]);
    vi.setSystemTime(Date.UTC(2000, 0, 1));
    expect(await held(b)).toEqual([]);
    expect(await held(b)).toEqual(["prod"]);
  });

  it("a holder that was away for long gives way to the one that took its place", async () => {
    const [a, b] = [open("a"), open("b")];
    expect(await held(a)).toEqual(["prod"]);
    for (let i = 0; i < 4; i++) await held(b);
    expect([await held(a), await held(b)]).toEqual([[], ["prod"]]);
  });

  it("looks again by itself while something is wanted, and has no timer otherwise", async () => {
    let wanted: readonly string[] = ["prod"];
    const a = open("a", () => wanted);
    await held(a);
    const versions = readdirSync(folder).sort();
    await vi.advanceTimersByTimeAsync(look);
    await waitFor(() => {
      expect(readdirSync(folder).sort()).not.toEqual(versions);
    });
    wanted = [];
    expect(await held(a)).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is told when it came to hold something by itself", async () => {
    const [a, b] = [open("a"), open("b")];
    await held(a);
    await held(b);
    a.dispose();
    await vi.advanceTimersByTimeAsync(look);
    await waitFor(() => {
      expect(taken).toEqual(["b"]);
    });
  });

  it("a look that is under way when it is closed takes nothing", async () => {
    const a = open("a");
    await held(a);
    const looking = a.look();
    a.dispose();
    await looking;
    expect(await held(open("b"))).toEqual(["prod"]);
  });

  it("nobody holds anything where the storage can't be written", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const leases = new WindowLeases({
      file: new VersionedFile(file, "leases", "a"),
      self: "a",
      wanted: () => ["prod"],
      taken: () => undefined,
      log: { failure: (_, error) => void failures.push(error) },
    });
    opened.push(leases);
    expect(await held(leases)).toEqual([]);
    expect(failures).toHaveLength(1);
  });
});

describe("a text that windows share", () => {
  it("has every change of all of them, and few files", async () => {
    const windows = ["a", "b", "c", "d"].map((writer) => new VersionedFile(folder, "n", writer));
    const add = (text: string): string => String(Number(text) + 1);
    const kept: string[] = [];
    for (let round = 0; round < 10; round++) {
      kept.push(...(await Promise.all(windows.map((window) => window.change(add)))));
    }
    expect(kept.map(Number).sort((x, y) => x - y)).toEqual(kept.map((_, i) => i + 1));
    expect(readdirSync(folder).length).toBeLessThanOrEqual(4);
  });

  it("is not written where nothing changes", async () => {
    const file = new VersionedFile(folder, "n", "a");
    expect(await file.change(() => undefined)).toBe("");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is none where other files have names like its own", async () => {
    for (const name of ["n.x.json", "n.-1.json", "n.1e3.json", "other.5.json", "n.5.json.bak"]) {
      writeFileSync(join(folder, name), "not mine");
    }
    expect(await new VersionedFile(folder, "n", "a").change((text) => `${text}1`)).toBe("1");
  });
});
