import { describe, expect, it } from "vitest";
import { regionName, regions } from "../../../../src/domain/arn/region";

describe("regions", () => {
  it("are the 38 that AWS Backup has endpoints in, each once, without pseudo Regions", () => {
    expect(regions).toHaveLength(38);
    expect(new Set(regions.map(({ id }) => id)).size).toBe(38);
    expect(regions.filter(({ id }) => id.endsWith("-global"))).toEqual([]);
  });

  it("belong to a partition and are sorted within it", () => {
    const partitions = [...new Set(regions.map(({ partition }) => partition))];
    expect(partitions).toEqual(["aws", "aws-cn", "aws-us-gov"]);
    for (const partition of partitions) {
      const ids = regions.filter((region) => region.partition === partition).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
    }
  });

  it("have AWS's names", () => {
    expect(regionName("eu-west-1")).toBe("Europe (Ireland)");
    expect(regionName("us-gov-west-1")).toBe("AWS GovCloud (US-West)");
    expect(regionName("mars-north-1")).toBeUndefined();
  });
});
