import { beforeEach, describe, expect, it, vi } from "vitest";
import { Settings } from "../../../../src/host/base/settings";

const values = vi.hoisted((): { of: Record<string, unknown>; written: unknown[] } => ({
  of: {},
  written: [],
}));

vi.mock("vscode", () => ({
  ConfigurationTarget: { Workspace: 2 },
  workspace: {
    getConfiguration: () => ({
      get: (name: string) => values.of[name],
      update: (...written: unknown[]) => Promise.resolve(values.written.push(written)),
    }),
  },
}));

const settings = new Settings();

beforeEach(() => {
  values.of = {};
});

describe("Settings that were written by hand", () => {
  it.each([
    [undefined, []],
    ["eu-west-1", []],
    [
      ["nonsense", 5, null, " ", " us-gov-west-1 ", "eu-west-1"],
      ["us-gov-west-1", "eu-west-1"],
    ],
    // What is meant can be told, so the session tells it.
    [
      ["us-east-1a", "EU-WEST-1", "Ireland"],
      ["us-east-1a", "EU-WEST-1", "Ireland"],
    ],
  ])("the Regions of %j are %j", (regions, read) => {
    values.of = { regions };
    expect(settings.regions).toEqual(read);
  });

  it.each([
    [undefined, 100],
    ["12", 100],
    [NaN, 100],
    [0, 1],
    [7.5, 8],
    [5000, 1000],
  ])("a page of %j has %i jobs", (pageSize, size) => {
    values.of = { pageSize };
    expect(settings.pageSize).toBe(size);
  });

  it("names are shortened unless that is plainly turned off", () => {
    for (const [shortenNames, read] of [
      [undefined, true],
      ["no", true],
      [true, true],
      [false, false],
    ]) {
      values.of = { shortenNames };
      expect(settings.shortenNames).toBe(read);
    }
  });

  it("a grouping that there is not is by state and vault", () => {
    values.of = { "backupJobs.groupBy": "nonsense" };
    expect(settings.grouping("backup")).toBe("stateVault");
  });

  it("sessions are read as they stand, and written for the workspace", async () => {
    values.of = { sessions: "nonsense" };
    expect(settings.sessions).toBe("nonsense");
    await settings.shareSessions([{ profile: "prod" }]);
    expect(values.written).toEqual([["sessions", [{ profile: "prod" }], 2]]);
  });
});
