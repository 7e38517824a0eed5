import { describe, expect, it } from "vitest";
import { lazyAsync } from "../../../src/base/lazyAsync";

describe("A lazy value", () => {
  it("is made at the first call and once", async () => {
    let made = 0;
    const value = lazyAsync(() => Promise.resolve(++made));
    expect(made).toBe(0);
    expect(await Promise.all([value(), value()])).toEqual([1, 1]);
    expect(await value()).toBe(1);
  });

  it("is tried again after a failure", async () => {
    let attempts = 0;
    const value = lazyAsync(() =>
      ++attempts === 1 ? Promise.reject(new Error("offline")) : Promise.resolve("there"),
    );
    await expect(value()).rejects.toThrow("offline");
    expect(await value()).toBe("there");
  });
});
