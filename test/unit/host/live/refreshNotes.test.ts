import { describe, expect, it, vi } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import { RefreshNotes } from "../../../../src/host/live/refreshNotes";
import type { LiveSession } from "../../../../src/host/session/liveSession";
import { SessionHealth } from "../../../../src/host/session/sessionHealth";
import { noGateway } from "../../../support/jobs/noGateway";
import { noon } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { standIn } from "../../../support/standIn";

function notes(count: number) {
  const source = { session: { profile: "prod", region: "eu-west-1" }, gateway: noGateway };
  const health = new SessionHealth(() => noon);
  const session = standIn<LiveSession>({ source, health });
  const made = new RefreshNotes({
    sessions: {
      all: Array.from({ length: count }, () => session),
      of: (each) => (each === source ? session : undefined),
      nameOf: ({ profile }) => profile,
    },
    formats: () => utcFormats,
    now: () => noon,
  });
  const setNote = vi.fn();
  const view = { kind: "backup", setNote } as const;
  return {
    setNote,
    health,
    show: (...errors: readonly BackupError[]): void => {
      made.show(
        view,
        errors.map((error) => ({ source, since: noon, error })),
      );
    },
  };
}

describe("Refreshes that fail again and again", () => {
  it("are told above the rows and in the session's health, until one works", () => {
    const { show, setNote, health } = notes(1);
    show(new BackupError("ssoLoginNeeded"));
    expect(setNote).toHaveBeenLastCalledWith("Not refreshed since 14:00: sign-in needed");
    expect(health.current.kind).toBe("signInNeeded");
    health.begin("listJobs backup")();
    show();
    expect(setNote).toHaveBeenLastCalledWith("");
    expect(health.current.kind).toBe("fine");
  });

  it("name their session among several, and what is refused is taken back by what works", () => {
    const { show, setNote, health } = notes(2);
    show(new BackupError("accessDenied"));
    expect(setNote).toHaveBeenLastCalledWith("prod not refreshed since 14:00: access denied");
    expect(health.current.kind).toBe("denied");
    health.begin("listJobs backup")();
    expect(health.current.kind).toBe("fine");
  });
});
