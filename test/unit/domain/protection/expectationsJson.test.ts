import { describe, expect, it } from "vitest";
import {
  muteJson,
  readFreshness,
  readMutes,
} from "../../../../src/domain/protection/expectationsJson";
import type { Mute } from "../../../../src/domain/protection/protection";

const until = Date.UTC(2026, 11, 31, 23, 59, 59, 999);

describe("the setting of what is muted", () => {
  it.each<Mute>([
    { target: { type: "resource", resourceArn: "arn:x" }, until, reason: "", finding: "[1]" },
    {
      target: { type: "rule", planArn: "arn:plan", ruleName: "nightly" },
      until,
      reason: "moving",
      finding: undefined,
    },
    { target: { type: "cause", causeId: "kmsKey" }, until, reason: "", finding: undefined },
  ])("has what was written into it: %o", (mute) => {
    expect(readMutes(JSON.parse(JSON.stringify([muteJson(mute)])))).toEqual([mute]);
  });

  it("counts a date with all of its day", () => {
    const [mute] = readMutes([{ resourceArn: "arn:x", until: "2026-12-31" }]);
    expect(mute?.until).toBe(until);
  });

  it.each([
    undefined,
    null,
    "x",
    {},
    [null, 1, "x", [], {}],
    [{ until: "2026-12-31" }],
    [{ resourceArn: "arn:x" }],
    [{ resourceArn: "arn:x", until: "soon" }],
    [{ resourceArn: "arn:x", until: "2026-13-45" }],
    [{ resourceArn: 1, until: "2026-12-31" }],
    [{ planArn: "arn:plan", until: "2026-12-31" }],
    [{ resourceArn: "x".repeat(100_000), until: "2026-12-31" }],
  ])("leaves out what can't be read: %o", (value) => {
    expect(readMutes(value)).toEqual([]);
  });

  it("reads so many entries at most", () => {
    const mute = { resourceArn: "arn:x", until: "2026-12-31" };
    expect(readMutes(Array.from({ length: 5000 }, () => mute))).toHaveLength(1000);
  });
});

describe("the setting of how old a backup may be", () => {
  it("has hours by resource type, and leaves out what nobody can mean", () => {
    const read = readFreshness({
      RDS: 26,
      EBS: 0,
      EFS: -1,
      S3: "24",
      EC2: 1e9,
      FSx: Number.NaN,
      VM: 0.5,
    });
    expect([...read]).toEqual([
      ["RDS", 26],
      ["VM", 0.5],
    ]);
    for (const value of [undefined, null, "x", 1, []]) expect(readFreshness(value).size).toBe(0);
  });
});
