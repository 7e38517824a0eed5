import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findTextInJobs } from "../../../../src/host/jumps/findTextPick";
import type { JobRef } from "../../../../src/viewmodel/details/actions";
import { sessionName } from "../../../../src/viewmodel/session/sessionName";
import { noon } from "../../../support/jobs/jobBuilders";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { searchedView } from "../../../support/jobs/searchedView";
import { settled } from "../../../support/jobs/settled";
import { openTree, type TreeFixture, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs, wireRestoreJob } from "../../../support/jobs/wireJobs";

vi.mock("vscode", () => ({ QuickPickItemKind: { Separator: -1 } }));

const pause = 250;

interface Search {
  readonly picks: FakePicks;
  readonly opened: readonly JobRef[];
  readonly done: Promise<void>;
}

function search(...fixtures: readonly TreeFixture[]): Search {
  const picks = new FakePicks();
  const opened: JobRef[] = [];
  const done = findTextInJobs(
    fixtures.map(({ tree }) => searchedView(tree)),
    {
      sources: [],
      nameOf: sessionName,
      quickPicks: picks.host,
      formats: utcFormats,
      now: noon,
      openAndReveal: (ref) => {
        opened.push(ref);
        return Promise.resolve();
      },
    },
  );
  return { picks, opened, done };
}

const backups = [
  wireBackupJob({
    id: "a",
    state: "FAILED",
    members: { StatusMessage: "Access denied to the key" },
  }),
  wireBackupJob({ id: "b" }),
];

describe("Find text in jobs", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("finds while one types, in both views, and says what it looked at", async () => {
    const restores = await openTree({ kind: "restore", jobs: [wireRestoreJob({ id: "r" })] });
    const { picks } = search(await openTree({ jobs: backups }), restores);
    expect(picks.title).toBe("Searches 3 loaded jobs; no group has more");
    picks.type("volume/");
    expect(picks.title).toBe("3 of 3 loaded jobs match; no group has more");
    picks.type("access key");
    expect(picks.texts).toEqual([
      "Failed: volume a · EBS · finished 59m ago · Access denied to the key",
    ]);
  });

  it("opens the job that is chosen", async () => {
    const { picks, opened, done } = search(await openTree({ jobs: backups }));
    picks.type("denied");
    await picks.choose("Failed");
    await done;
    expect(opened).toMatchObject([{ kind: "backup", id: "a" }]);
  });

  it("loads more when asked to, and looks on", async () => {
    const { picks } = search(await openTree({ jobs: wireBackupJobs(30), pageSize: 10 }));
    picks.type("completed-");
    expect(picks.title).toBe("10 of 10 loaded jobs match; 1 group has more");
    await picks.choose("Load more and search again");
    await settled();
    vi.advanceTimersByTime(pause);
    expect(picks.title).toContain("20 of 20 loaded jobs match");
    expect(picks.isOpen).toBe(true);
  });

  it("looks through what came, too, when one types on at once", async () => {
    const { picks } = search(await openTree({ jobs: wireBackupJobs(30), pageSize: 10 }));
    picks.type("completed");
    await picks.choose("Load more and search again");
    await settled();
    picks.type("completed-");
    expect(picks.title).toContain("20 of 20 loaded jobs match");
  });

  it("changes nothing when it is left", async () => {
    const { picks, opened, done } = search(await openTree({ jobs: backups }));
    picks.type("denied");
    await picks.leave();
    await done;
    expect(opened).toEqual([]);
  });

  it("draws nothing out of a job's texts", async () => {
    const hostile = wireBackupJob({
      members: { ResourceName: "$(flame) needle", StatusMessage: "$(x)" },
    });
    const { picks } = search(await openTree({ jobs: [hostile] }));
    picks.type("needle");
    expect(picks.items[0]?.label ?? "").not.toMatch(/(?<!\\)\$\(/);
  });
});
