import type { Position, TextDocument } from "vscode";
import { describe, expect, it, vi } from "vitest";
import { foundAt } from "../../../../src/host/jumps/textUnderCursor";
import { standIn } from "../../../support/standIn";

vi.mock("vscode", () => ({
  Range: class Range {
    readonly start: object;
    readonly end: object;
    constructor(line: number, from: number, endLine: number, to: number) {
      this.start = { line, character: from };
      this.end = { line: endLine, character: to };
    }
  },
  window: {},
}));

const id = "34176239-e96d-4e22-94b8-7a8c5d6f0e12";

/** A document of these lines, which counts the characters that are read of it. */
class Read {
  characters = 0;
  readonly #lines: readonly string[];

  constructor(text: string) {
    this.#lines = text.split("\n");
  }

  /** What stands at the last id of the document. */
  atLastId(): ReturnType<typeof foundAt> {
    const line = this.#lines.findLastIndex((text) => text.includes(id));
    const character = (this.#lines[line] ?? "").lastIndexOf(id) + 5;
    const document = standIn<TextDocument>({
      getText: (range) => {
        const { start, end } = range ?? {};
        const text = (this.#lines[start?.line ?? 0] ?? "").slice(start?.character, end?.character);
        this.characters += text.length;
        return text;
      },
    });
    return foundAt(document, standIn<Position>({ line, character }));
  }
}

describe("what a position of a document names", () => {
  it.each([
    ["label above", `Backup job ID:\n${id}`, "backup"],
    ["a block of Slack", `{\n  "value": "Copy Job"\n},\n{\n  "value": "\`${id}\`"\n}`, "copy"],
    [
      "a heading far above in CSV",
      `State,RestoreJobId\n${"ok,1\n".repeat(5000)}ok,${id}`,
      "restore",
    ],
    [
      "a heading above in a table",
      `x\n\n| Scan job | a |\n|---|---|\n${"| 1 | a |\n".repeat(99)}| ${id} | 2 |`,
      "scan",
    ],
  ])("a job under its %s", (_, text, kind) => {
    const read = new Read(text);
    const found = read.atLastId();
    expect(found).toMatchObject({ type: "job", kind, id });
    expect(
      text
        .split("\n")
        .at(text.includes("value") ? -2 : -1)
        ?.slice(found?.start, found?.end),
    ).toBe(id);
  });

  it("nothing where no text says what the id is of", () => {
    expect(new Read(`Backup job\n\n\n\n\n\n\n\n${id}`).atLastId()).toBeUndefined();
  });

  it("is read in little of a text, whatever its length", () => {
    const noise = "backup job, copy job  a,b | c ".repeat(30_000);
    for (const text of [
      `${`${noise.slice(0, 3000)}\n`.repeat(300)}${id}`,
      `${noise}\n${noise} backup job ${id} ${noise}`,
      `${"Backup job,x\n".repeat(100_000)}${id},y`,
    ]) {
      const read = new Read(text);
      read.atLastId();
      expect(read.characters).toBeGreaterThan(0);
      expect(read.characters).toBeLessThan(50_000);
    }
  });
});
