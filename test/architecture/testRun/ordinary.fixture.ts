import { describe, expect, it } from "vitest";

describe("ordinary", () => {
  it("passes", () => {
    expect(1 + 1).toBe(2);
  });

  it.each([1, 2])("shares its name", () => {
    expect(true).toBe(true);
  });

  it("fails", () => {
    expect(1 + 1).toBe(3);
  });

  it.skip("is skipped", () => undefined);
});
