import { describe, expect, it } from "vitest";
import { regions } from "../../../../src/domain/arn/region";
import { readRegion, regionId } from "../../../../src/domain/arn/regionReading";

describe("readRegion", () => {
  it.each([
    ["eu-west-1", "eu-west-1"],
    ["US-EAST-1", "us-east-1"],
    [" eu-Central-2\n", "eu-central-2"],
    ["xx-nowhere-9", "xx-nowhere-9"],
  ])("takes %j in any case, known or not", (text, id) => {
    expect(readRegion(text)).toEqual({ kind: "region", id });
    expect(regionId(text)).toBe(id);
  });

  it.each([
    ["us-east-1a", "us-east-1"],
    ["US-East-1F", "us-east-1"],
    ["us-west-2-lax-1a", "us-west-2"],
    ["us-east-1-wl1-bos-wlz-1", "us-east-1"],
    ["us-gov-west-1b", "us-gov-west-1"],
    ["N. Virginia", "us-east-1"],
    ["US East (N. Virginia)", "us-east-1"],
    ["europe (ireland)", "eu-west-1"],
    ["EU (Ireland)", "eu-west-1"],
    ["Ireland", "eu-west-1"],
    ["AWS GovCloud (US-East)", "us-gov-east-1"],
  ])("offers for %j the Region that is meant", (text, offer) => {
    expect(readRegion(text)).toEqual({ kind: "other", offer });
    expect(regionId(text)).toBeUndefined();
  });

  it.each(["", "nonsense", "Central", "eu-west", "global", "aws-global", "*", "\u0000", "()"])(
    "offers nothing for %j",
    (text) => {
      expect(readRegion(text)).toEqual({ kind: "other", offer: undefined });
    },
  );

  it("finds every Region by the name that AWS gives it", () => {
    for (const { id, name } of regions) {
      expect(readRegion(name)).toEqual({ kind: "other", offer: id });
      expect(readRegion(id.toUpperCase())).toEqual({ kind: "region", id });
    }
  });

  it("reads huge texts at once", () => {
    for (const text of ["a-".repeat(100_000), "(".repeat(200_000), "us-east-1".repeat(50_000)]) {
      expect(readRegion(text).kind).toBe("other");
    }
  });
});
