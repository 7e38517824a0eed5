import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FileWatch } from "../../../../src/aws/config/fileWatch";
import { waitFor } from "../../../support/waitFor";
import { replaceFile, replaceLink } from "../../../support/identity/replaceFile";

let home: string;
let watch: FileWatch;
const changed = vi.fn();
const at = (...names: string[]): string => join(home, ...names);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "file-watch-"));
  changed.mockReset();
});
afterEach(() => {
  watch.dispose();
  rmSync(home, { recursive: true, force: true });
});

async function watching(...names: string[]): Promise<void> {
  watch = new FileWatch({ paths: () => Promise.resolve([at(...names)]), changed });
  await watch.look();
  await watch.look();
  // The files were written just now.
  changed.mockReset();
}

const isTold = (): Promise<void> =>
  waitFor(() => {
    expect(changed).toHaveBeenCalled();
  });

describe("A watched file", () => {
  it("that is written tells so", async () => {
    writeFileSync(at("config"), "a");
    await watching("config");
    writeFileSync(at("config"), "b");
    await isTold();
  });

  it("that another one replaces tells so, each time", async () => {
    writeFileSync(at("config"), "a");
    await watching("config");
    for (const text of ["b", "c", "d"]) {
      changed.mockReset();
      replaceFile(at("config"), text);
      await isTold();
    }
  });

  it("that is made later tells so, with its folders", async () => {
    await watching(".aws", "sso", "cache");
    mkdirSync(at(".aws"));
    mkdirSync(at(".aws", "sso"));
    mkdirSync(at(".aws", "sso", "cache"));
    await isTold();
    changed.mockReset();
    writeFileSync(at(".aws", "sso", "cache", "token.json"), "{}");
    await isTold();
    changed.mockReset();
    replaceFile(at(".aws", "sso", "cache", "token.json"), "{ }");
    await isTold();
  });

  it("that is gone tells so", async () => {
    writeFileSync(at("config"), "a");
    await watching("config");
    rmSync(at("config"));
    await isTold();
  });

  it("in a folder that is made anew tells so", async () => {
    mkdirSync(at(".aws"));
    writeFileSync(at(".aws", "config"), "a");
    await watching(".aws", "config");
    rmSync(at(".aws"), { recursive: true });
    mkdirSync(at(".aws"));
    writeFileSync(at(".aws", "config"), "b");
    await isTold();
    await watch.look();
    changed.mockReset();
    writeFileSync(at(".aws", "config"), "c");
    await isTold();
  });

  it("that is written while it is looked at for the first time tells so: it may have been read before", async () => {
    writeFileSync(at("config"), "a");
    watch = new FileWatch({
      paths: () => {
        replaceFile(at("config"), "b");
        return Promise.resolve([at("config")]);
      },
      changed,
    });
    await watch.look();
    expect(changed).toHaveBeenCalledOnce();
  });

  it("that was there long before tells nothing when it is first looked at", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    try {
      writeFileSync(at("config"), "a");
      watch = new FileWatch({ paths: () => Promise.resolve([at("config")]), changed });
      await watch.look();
      expect(changed).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  it("whose neighbours change tells nothing", async () => {
    writeFileSync(at("config"), "a");
    await watching("config");
    writeFileSync(at("other"), "b");
    await watch.look();
    expect(changed).not.toHaveBeenCalled();
  });

  it("tells nothing more once the watch is disposed", async () => {
    writeFileSync(at("config"), "a");
    await watching("config");
    watch.dispose();
    writeFileSync(at("config"), "b");
    await watch.look();
    expect(changed).not.toHaveBeenCalled();
  });

  it("tells so by the poll alone, as where the system tells nothing", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      let text = "a";
      const paths = vi.fn(() => {
        writeFileSync(at("config"), text);
        return Promise.resolve([at("config")]);
      });
      watch = new FileWatch({ paths, changed });
      watch.poll(true);
      await watch.look();
      changed.mockReset();
      text = "bb";
      vi.advanceTimersByTime(3000);
      await isTold();
      watch.poll(false);
      watch.dispose();
      watch.poll(true);
      const looks = paths.mock.calls.length;
      vi.advanceTimersByTime(60_000);
      expect(paths.mock.calls.length - looks).toBeLessThanOrEqual(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe.skipIf(process.platform === "win32")("A watched file behind links", () => {
  it("tells so where the target is written, or replaced", async () => {
    mkdirSync(at("dotfiles"));
    writeFileSync(at("dotfiles", "config"), "a");
    symlinkSync(at("dotfiles", "config"), at("config"));
    await watching("config");
    writeFileSync(at("dotfiles", "config"), "b");
    await isTold();
    changed.mockReset();
    replaceFile(at("dotfiles", "config"), "c");
    await isTold();
  });

  it("tells so where any link of the way leads elsewhere", async () => {
    for (const name of ["one", "two"]) {
      mkdirSync(at(name));
      writeFileSync(at(name, "config"), name);
    }
    symlinkSync("one", at("middle"));
    symlinkSync(join("middle", "config"), at("config"));
    await watching("config");
    replaceLink("two", at("middle"));
    await isTold();
    changed.mockReset();
    replaceLink(join("one", "config"), at("config"));
    await isTold();
  });

  it("tells so where Kubernetes swaps the folder of a projected token", async () => {
    mkdirSync(at("..2026_01"));
    writeFileSync(at("..2026_01", "token"), "a");
    symlinkSync("..2026_01", at("..data"));
    symlinkSync(join("..data", "token"), at("token"));
    await watching("token");
    mkdirSync(at("..2026_02"));
    writeFileSync(at("..2026_02", "token"), "b");
    replaceLink("..2026_02", at("..data"));
    rmSync(at("..2026_01"), { recursive: true });
    await isTold();
    changed.mockReset();
    mkdirSync(at("..2026_03"));
    writeFileSync(at("..2026_03", "token"), "c");
    replaceLink("..2026_03", at("..data"));
    await isTold();
  });

  it("ends where links lead in a circle", async () => {
    symlinkSync(at("b"), at("a"));
    symlinkSync(at("a"), at("b"));
    await watching("a");
    rmSync(at("b"));
    writeFileSync(at("b"), "there");
    await isTold();
  });
});
