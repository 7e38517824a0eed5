import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IgnoreRules, readIgnoreFile } from "../../../../src/domain/check/ignoreRules";

function ignores(text: string, path: string, folder = ""): boolean {
  return new IgnoreRules([readIgnoreFile(folder, text)]).isIgnored(path);
}

describe("An ignore file", () => {
  it.each([
    ["dist", "dist/a.json", true],
    ["dist", "a/dist/b.json", true],
    ["dist", "dist", true],
    ["dist/", "dist", false],
    ["dist/", "dist/a.json", true],
    ["/dist", "a/dist/b.json", false],
    ["/dist", "dist/b.json", true],
    ["a/dist", "b/a/dist/c", false],
    ["**/a/dist", "b/a/dist/c", true],
    ["a/**", "a/b/c", true],
    ["a/**/c", "a/c", true],
    ["a/**/c", "a/b/b/c", true],
    ["*.log", "a/b.log", true],
    ["*.log", "a/b.log.json", false],
    ["a?c", "abc", true],
    ["a?c", "a/c", false],
    ["a*c", "a/c", false],
    ["a*c", "abbbc", true],
    ["# dist", "dist", false],
    ["", "a", false],
    ["  dist \r", "dist", true],
    ["\\#a", "#a", true],
    ["*.tfstate*", "prod/terraform.tfstate.backup", true],
    ["*\n!keep.tf", "keep.tf", false],
    ["*\n!keep.tf", "other.tf", true],
    ["a/\n!a/keep.tf", "a/keep.tf", true],
    ["*.tf\n!main.tf\nmain.tf", "main.tf", true],
  ])("%j, of %s: %s", (text, path, isOut) => {
    expect(ignores(text, path)).toBe(isOut);
  });

  it("holds below its folder only", () => {
    expect(ignores("*.tf", "a/b.tf", "a")).toBe(true);
    expect(ignores("/b.tf", "a/b.tf", "a")).toBe(true);
    expect(ignores("*.tf", "b.tf", "a")).toBe(false);
    expect(ignores("*.tf", "ab/b.tf", "a")).toBe(false);
  });

  it("gives way to one of an inner folder", () => {
    const rules = new IgnoreRules([readIgnoreFile("", "*.tf"), readIgnoreFile("a", "!*.tf")]);
    expect(rules.isIgnored("a/b.tf")).toBe(false);
    expect(rules.isIgnored("b.tf")).toBe(true);
  });

  it("may be any text", () => {
    const text = fc.string({
      unit: fc.constantFrom("*", "?", "/", "!", "\\", "#", "a", "\n", "["),
    });
    fc.assert(
      fc.property(text, text, (rules, path) => {
        expect(typeof ignores(rules, path)).toBe("boolean");
      }),
    );
  });

  it("takes no time that grows with the stars of a hostile rule", () => {
    expect(ignores(`${"*a".repeat(240)}b`, `${"a".repeat(4000)}c`)).toBe(false);
    expect(ignores(`${"**/a/".repeat(90)}b`, `${"a/".repeat(2000)}c`)).toBe(false);
  });
});
