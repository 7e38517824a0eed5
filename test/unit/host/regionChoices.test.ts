import { describe, expect, it } from "vitest";
import { regionChoices, typedRegion } from "../../../src/host/regionChoices";

describe("regionChoices", () => {
  it("offers the Regions of the setting first, each Region once, and marks the current one", () => {
    const choices = regionChoices(["eu-west-1", "xx-new-9"], "eu-west-1");
    expect(choices[0]).toEqual({
      label: "eu-west-1",
      value: { id: "eu-west-1" },
      description: "Europe (Ireland)",
      group: "Your Regions",
      current: true,
    });
    expect(choices[1]).toMatchObject({ label: "xx-new-9", group: "Your Regions", current: false });
    expect(new Set(choices.map(({ value }) => value.id)).size).toBe(choices.length);
    expect(choices.filter(({ current }) => current)).toHaveLength(1);
  });
});

describe("typedRegion", () => {
  it("takes a Region that nobody knows yet", () => {
    expect(typedRegion("eu-nowhere-7")).toMatchObject({ value: { id: "eu-nowhere-7" } });
    expect(typedRegion("EU-WEST-1")).toMatchObject({ value: { id: "eu-west-1" } });
  });

  it.each(["", "eu", "eu-west", "eu-west-1.evil.test", "$(flame)", "../eu-west-1", "eu-west-1 "])(
    "takes %j for a search and not for a Region",
    (text) => {
      expect(typedRegion(text)).toBeUndefined();
    },
  );
});
