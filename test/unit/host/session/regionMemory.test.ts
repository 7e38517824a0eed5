import { describe, expect, it } from "vitest";
import { mementoKeys } from "../../../../src/host/base/contributions";
import { RegionMemory } from "../../../../src/host/session/regionMemory";
import { fakeMemento } from "../support/fakeMemento";

describe("RegionMemory", () => {
  it("knows in the next window in which Regions a profile had jobs, most jobs first", () => {
    const memento = fakeMemento();
    const memory = new RegionMemory(memento);
    memory.note(
      "prod",
      new Map([
        ["eu-west-1", 3],
        ["us-east-1", 120],
        ["sa-east-1", 0],
      ]),
    );
    memory.note("dev", new Map([["eu-north-1", 1]]));
    expect(new RegionMemory(memento).of("prod")).toEqual(["us-east-1", "eu-west-1"]);
    expect(memory.of("dev")).toEqual(["eu-north-1"]);
    expect(memory.of("other")).toEqual([]);
  });

  it("forgets nothing while no jobs are loaded", () => {
    const memory = new RegionMemory(fakeMemento());
    memory.note("prod", new Map([["eu-west-1", 3]]));
    memory.note("prod", new Map([["eu-west-1", 0]]));
    expect(memory.of("prod")).toEqual(["eu-west-1"]);
  });

  it("keeps the last profiles only", () => {
    const memory = new RegionMemory(fakeMemento());
    for (let number = 0; number < 60; number++) {
      memory.note(`profile ${number}`, new Map([["eu-west-1", 1]]));
    }
    expect(memory.of("profile 0")).toEqual([]);
    expect(memory.of("profile 59")).toEqual(["eu-west-1"]);
  });

  it.each([
    "text",
    { prod: ["eu-west-1"] },
    [["prod"]],
    [[1, ["eu-west-1"]]],
    [["prod", "eu-west-1"]],
    [["prod", [1, null, "<b>", "everywhere"]]],
    [null],
  ])("knows nothing of a profile where %j was kept", (kept) => {
    const memory = new RegionMemory(fakeMemento({ [mementoKeys.regionsWithJobs]: kept }));
    expect(memory.of("prod")).toEqual([]);
  });
});
