import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jobDocumentPath } from "../../../../src/host/details/jobDocumentPath";

function pathOf(profile: string, id: string, jobKey = id): string {
  return jobDocumentPath({
    job: { kind: "backup", id, state: "FAILED" },
    jobKey,
    session: { profile, region: "eu-west-1" },
  });
}

describe("jobDocumentPath", () => {
  it("names kind, profile, Region and id", () => {
    expect(pathOf("demo", "1A2B-3C")).toBe("/backup/demo/eu-west-1/1A2B-3C.json");
  });

  it("tells jobs without an id apart by their key", () => {
    expect(pathOf("demo", "", "k1")).not.toBe(pathOf("demo", "", "k2"));
  });

  it("has four segments and a bounded length, and differs where jobs differ, whatever the names", () => {
    const name = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("..", "a/../b", "x".repeat(9999)),
    );
    fc.assert(
      fc.property(name, name, name, (profile, id, other) => {
        const path = pathOf(profile, `1${id}`);
        expect(path.split("/")).toHaveLength(5);
        expect(path).not.toMatch(/\/\.\.?\//);
        expect(path.length).toBeLessThan(300);
        if (id !== other) expect(path).not.toBe(pathOf(profile, `1${other}`));
      }),
    );
  });
});
