import { describe, expect, it } from "vitest";
import { mostWatches, readWatch, readWatches, watchJson } from "../../../../src/domain/live/watch";
import type { Watch } from "../../../../src/domain/live/watch";
import { environmentProfile } from "../../../../src/domain/session/session";

const watch: Watch = {
  kind: "backup",
  id: "0a1b2c3d-1111-2222-3333-4d5e6f708192",
  session: { profile: "prod", region: "eu-west-1" },
  name: "orders-db",
};

describe("what a workspace kept of watches", () => {
  it("is read as it was written, each job once", () => {
    expect(readWatches([watchJson(watch), watchJson(watch)])).toEqual([watch]);
    const ofEnvironment = { ...watch, session: { ...watch.session, profile: environmentProfile } };
    expect(readWatch(watchJson(ofEnvironment))).toEqual(ofEnvironment);
  });

  it("has no more watches than may be", () => {
    const many = Array.from({ length: 500 }, (_, i) => watchJson({ ...watch, id: `job-${i}` }));
    expect(readWatches(many)).toHaveLength(mostWatches);
  });

  it.each([
    undefined,
    null,
    "text",
    7,
    {},
    [null, 7, "text", {}, []],
    [{ ...watchJson(watch), kind: "delete" }],
    [{ ...watchJson(watch), id: "" }],
    [{ ...watchJson(watch), id: "x".repeat(2000) }],
    [{ ...watchJson(watch), id: "a\nb" }],
    [{ ...watchJson(watch), profile: 7 }],
    [{ ...watchJson(watch), profile: "a\nb" }],
    [{ ...watchJson(watch), region: "nowhere" }],
    [{ ...watchJson(watch), region: "*" }],
  ])("leaves out what can't be meant: %o", (json) => {
    expect(readWatches(json)).toEqual([]);
  });

  it("calls a job by its ID where no name was kept", () => {
    const { name, ...rest } = watchJson(watch);
    expect(name).toBe("orders-db");
    expect(readWatch(rest)?.name).toBe(watch.id);
  });
});
