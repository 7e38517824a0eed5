import { describe, expect, it } from "vitest";
import type { SearchedSession } from "../../../../src/domain/jumps/findJobInSessions";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { Source } from "../../../../src/domain/session/source";
import { missingJobText, searchingText } from "../../../../src/viewmodel/jumps/jobSearchText";
import { noGateway } from "../../../support/jobs/noGateway";

const inRegion = (profile: string): Source => ({
  session: { profile, region: "eu-west-1" },
  gateway: noGateway,
});
const missing = (profile: string): SearchedSession => ({
  source: inRegion(profile),
  type: "missing",
  denied: [],
});
const failed = (profile: string): SearchedSession => ({
  source: inRegion(profile),
  type: "failed",
  error: new BackupError("hostNotFound"),
});
const many = Array.from({ length: 30 }, (_, index) => `p${index}`);

describe("Where a job is looked for", () => {
  it("is one session by its name, or how many there are", () => {
    const sessions = many.map((profile) => inRegion(profile).session);
    expect(searchingText("x-1", sessions.slice(0, 1))).toBe(
      "Looking for job x-1 in eu-west-1 with profile p0 (Esc to cancel)",
    );
    expect(searchingText("x-1", sessions)).toBe(
      "Looking for job x-1 in 30 sessions (Esc to cancel)",
    );
  });
});

describe("A job that no session has", () => {
  it("is missing in each of two", () => {
    expect(missingJobText("x-1", ["a", "b"].map(missing), 0)).toBe(
      "No backup, restore, copy or scan job in eu-west-1 with profile a and eu-west-1 with profile b has the ID x-1. AWS Backup lists backup jobs for 30 days.",
    );
  });

  it("may be in sessions that could not tell: these are named with the reason", () => {
    const denied: SearchedSession = {
      source: inRegion("d"),
      type: "missing",
      denied: ["backup", "copy"],
    };
    expect(missingJobText("x-1", [missing("a"), denied, failed("f")], 0)).toBe(
      "No backup, restore, copy or scan job in eu-west-1 with profile a and eu-west-1 with profile d has the ID x-1. AWS Backup lists backup jobs for 30 days. " +
        "Not everything could be looked through in eu-west-1 with profile d (access to backup:DescribeBackupJob and backup:DescribeCopyJob is denied) and eu-west-1 with profile f (Host not found).",
    );
    expect(
      missingJobText("x-1", [{ ...missing("a"), type: "failed", error: 7 }, missing("b")], 0),
    ).toContain("profile a (failed)");
  });

  it("may be in sessions that are not open", () => {
    expect(missingJobText("x-1", [missing("a")], 0)).toMatch(/for 30 days\.$/);
    expect(missingJobText("x-1", [missing("a")], 1)).toMatch(/ days\. 1 session is not open\.$/);
    expect(missingJobText("x-1", [missing("a")], 7)).toMatch(/ days\. 7 sessions are not open\.$/);
  });

  it("names three sessions of each kind, whatever their number and their names", () => {
    const hostile = `$(x) ${"long ".repeat(1000)}\n<b>`;
    const all = [missing, failed].flatMap((made) => many.map((name) => made(`${name} ${hostile}`)));
    const text = missingJobText(`${hostile}id`, all, 0);
    expect(text).toContain("and 27 more sessions has the ID");
    expect(text).toMatch(/ and 27 more sessions\.$/);
    expect(text.length).toBeLessThan(1000);
    expect(text).not.toContain("\n");
  });
});
