import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Shell } from "../../../../src/viewmodel/text/shellWord";
import { shellWord } from "../../../../src/viewmodel/text/shellWord";
import { hostileTexts } from "../../../support/endpoint/data/hostileAccount";
import { cmdWords } from "../../../support/shell/cmdWords";
import { powerShellWords } from "../../../support/shell/powerShellWords";
import { runs } from "../../../support/property";

const tricky = [
  "",
  " ",
  "it's",
  "''",
  '"',
  '\\"',
  "\\",
  "\\\\server\\share\\",
  "$HOME",
  "${HOME}",
  "$(id)",
  "`id`",
  "a\nb",
  "a\r\nb\n",
  "\t",
  "-rf",
  "--profile",
  "--%",
  "~",
  "~root",
  "=ls",
  "!!",
  "!$",
  "*",
  "?",
  "[a-z]",
  "{a,b}",
  "a,b",
  "@args",
  "#comment",
  "a;b",
  "a&b",
  "a|b",
  "a>b<c",
  "%PATH%",
  "1kb",
  "0x10",
  "1e5",
  "‘’‚‛“”„",
  "漢字 עברית 👩‍👩‍👧‍👦",
  "\u202egpj.exe",
  "\u001b[201~",
  ...hostileTexts.map((text) => text.replaceAll("\u0000", "")),
];

/** Any text that a program can be given: without a NUL, and well-formed. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => text.replaceAll("\u0000", "")),
  fc.string({
    unit: fc.constantFrom(
      ..."'\"\\$`!~*?[]{}()<>|&;#=%@-, \n\tab1\u2018\u2019\u201a\u201b".split(""),
    ),
    maxLength: 20,
  }),
);

/** What a program is given for these words, one call for all. */
function inShell(shell: string, texts: readonly string[]): readonly string[] {
  const words = texts.map((text) => shellWord(text, "posix"));
  const output = execFileSync(shell, ["-c", `printf '%s\\0' ${words.join(" ")}`], {
    encoding: "utf8",
    env: { LC_ALL: "C.UTF-8", PATH: "/usr/bin:/bin" },
    maxBuffer: 64_000_000,
  });
  return output.split("\0").slice(0, -1);
}

describe.each(["/bin/sh", "/bin/dash", "/bin/bash"])("A word for %s", (shell) => {
  it("is what it was", () => {
    expect(inShell(shell, tricky)).toEqual(tricky);
  });

  it("is what it was, whatever it is", () => {
    const texts = fc.sample(anyText, { numRuns: runs(600) });
    expect(inShell(shell, texts)).toEqual(texts);
  });
});

describe("A word for PowerShell", () => {
  it("is what it was, whatever it is", () => {
    const texts = [...tricky, ...fc.sample(anyText, { numRuns: runs(3000) })];
    const line = texts.map((text) => shellWord(text, "powershell")).join(" ");
    expect(powerShellWords(line)).toEqual(texts);
  });

  it("doubles each of the quotes that PowerShell knows", () => {
    expect(shellWord("a'b\u2018c\u2019d\u201ae\u201bf", "powershell")).toBe(
      "'a''b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201bf'",
    );
  });

  it("quotes what might be taken for a number, a list or a variable", () => {
    for (const text of ["1kb", "a,b", "@args", "34176239-e96d-4e50-8b09-1e1b2f0f7a11"]) {
      expect(shellWord(text, "powershell")).toBe(`'${text}'`);
    }
  });
});

describe("A word for Windows PowerShell", () => {
  it("is as in PowerShell, unless the program would be given another", () => {
    for (const text of [...tricky, ...fc.sample(anyText, { numRuns: runs(1000) })]) {
      const lost = text === "" || text.includes('"') || text.endsWith("\\");
      expect(shellWord(text, "windowsPowerShell")).toBe(
        lost ? undefined : shellWord(text, "powershell"),
      );
    }
  });
});

describe("A word for the Command Prompt", () => {
  it("is what it was, or there is none", () => {
    const texts = [...tricky, ...fc.sample(anyText, { numRuns: runs(3000) })];
    const written = texts.flatMap((text) => {
      const word = shellWord(text, "cmd");
      return word === undefined ? [] : [{ text, word }];
    });
    expect(written.length).toBeGreaterThan(200);
    const line = written.map(({ word }) => word).join(" ");
    expect(cmdWords(line)).toEqual(written.map(({ text }) => text));
  });

  it.each([
    ["prod", "prod"],
    ["34176239-e96d-4e50-8b09-1e1b2f0f7a11", "34176239-e96d-4e50-8b09-1e1b2f0f7a11"],
    ["my profile", '"my profile"'],
    ["it's & $HOME", `"it's & $HOME"`],
    ["a,b;c=d", '"a,b;c=d"'],
    ["", '""'],
    ["%PATH%", undefined],
    ['"', undefined],
    ["a^b", undefined],
    ["hey!", undefined],
    ["a\nb", undefined],
    ["C:\\x y\\", undefined],
  ])("%j", (text, word) => {
    expect(shellWord(text, "cmd")).toBe(word);
  });
});

describe("A word for any shell", () => {
  it.each([
    ["prod", "prod"],
    ["team/prod@eu-1", "team/prod@eu-1"],
    ["my profile", '"my profile"'],
    ["a,b", '"a,b"'],
    ["@prod", '"@prod"'],
    ["it's $HOME", "'it'\\''s $HOME'"],
    ["", "''"],
  ])("%j", (text, word) => {
    expect(shellWord(text)).toBe(word);
  });
});

describe("Plain words", () => {
  it("stay bare", () => {
    const id = "34176239-e96d-4e50-8b09-1e1b2f0f7a11";
    expect(shellWord(id, "posix")).toBe(id);
    for (const shell of ["posix", "powershell"] satisfies Shell[]) {
      expect(shellWord("eu-west-1", shell)).toBe("eu-west-1");
      expect(shellWord("--backup-job-id", shell)).toBe("--backup-job-id");
    }
  });
});
