import { describe, expect, it, vi } from "vitest";
import { regionChoices, typedRegion } from "../../../../src/host/session/regionChoices";

vi.mock("vscode", () => ({}));

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
  const listed = regionChoices([], undefined);

  it("takes a Region that nobody knows yet", () => {
    expect(typedRegion("eu-nowhere-7", listed)).toMatchObject([{ value: { id: "eu-nowhere-7" } }]);
    expect(typedRegion("EU-WEST-1", listed)).toMatchObject([{ value: { id: "eu-west-1" } }]);
  });

  it.each(["us-east-1a", "US-EAST-1-bos-1a", "US-East N. Virginia"])(
    "offers for %j the Region that is meant",
    (text) => {
      expect(typedRegion(text, listed)).toEqual([
        {
          label: "us-east-1",
          description: `"${text}" is not a Region, this one is meant`,
          value: { id: "us-east-1" },
          group: "Typed",
        },
      ]);
    },
  );

  it("leaves a name that the list finds to the list", () => {
    expect(typedRegion("N. Virginia", listed)).toEqual([]);
  });

  it.each(["", "eu", "eu-west", "IRELAND"])("takes %j for a search", (text) => {
    expect(typedRegion(text, listed)).toEqual([]);
  });

  it.each(["nonsense", "eu-west-1.evil.test", "$(flame)", "../eu-west-1", "eu-west-1 x"])(
    "says that %j is no Region",
    (text) => {
      expect(typedRegion(text, listed)).toEqual([
        {
          label: `"${text}" is not a Region`,
          detail: "Type one such as eu-west-1.",
          group: "Typed",
        },
      ]);
    },
  );
});
