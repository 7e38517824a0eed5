import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { mostWatches, type Watch, watchJson } from "../../../../src/domain/live/watch";
import type { JobAt } from "../../../../src/host/details/jobAt";
import { watchCommands } from "../../../../src/host/live/watchCommands";
import { WatchedKeys } from "../../../../src/host/live/watchedKeys";
import { WatchList } from "../../../../src/host/live/watchList";
import type { LiveSession } from "../../../../src/host/session/liveSession";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { noGateway } from "../../../support/jobs/noGateway";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { settled } from "../../../support/jobs/settled";
import { standIn } from "../../../support/standIn";
import { fakeMemento } from "../support/fakeMemento";
import { FakePicks } from "../support/fakePicks";

vi.mock("vscode", () => ({ QuickPickItemKind: { Separator: -1 } }));

const session = { profile: "prod", region: "eu-west-1" };
const source = { session, gateway: noGateway };
const running = aBackupJob({ state: "RUNNING", percentDone: "45.0" });
const row = { row: true };

let picks: FakePicks;
let said: string[];
let opened: string[];
let target: JobAt | undefined;
let watches: WatchList;

beforeEach(() => {
  picks = new FakePicks();
  said = [];
  opened = [];
  target = undefined;
  watches = new WatchList(fakeMemento(), new WatchedKeys());
});

function at(job: Job, accountId?: string): void {
  target = { job, source, accountId, isBrowsing: true };
}

function commands() {
  return watchCommands({
    watches,
    watching: {
      get facts() {
        return watches.all.map((watch) => ({
          watch,
          sessionName: "prod · eu-west-1",
          answer: { job: { ...running, resourceName: watch.name }, children: undefined },
          answeredAt: noon,
          error: undefined,
          loss: undefined,
        }));
      },
      stop: (watch) => {
        watches.remove(watch);
      },
    },
    views: { owns: (value): value is never => value === row },
    jobAt: () => target,
    sessions: { preferred: standIn<LiveSession>({ source }) },
    notifications: { information: (text) => void said.push(text) },
    quickPicks: picks.host,
    context: () => ({ formats: utcFormats, now: noon }),
    open: ({ id }) => Promise.resolve(void opened.push(id)),
  });
}

const ids = (): readonly string[] => watches.all.map(({ id }) => id);
const watch = (id: string): Watch => ({ kind: "backup", id, session, name: `${id}-db` });

describe("Watch Job", () => {
  it("watches the job of a row or a page, under the name that it has there", async () => {
    at(running);
    await commands().commands.watchJob(row);
    expect(watches.all).toEqual([{ kind: "backup", id: "job-1", session, name: "orders-db" }]);
    watches.remove(watch("job-1"));
    if (target !== undefined) commands().watch("watch", target);
    expect(ids()).toEqual(["job-1"]);
    if (target !== undefined) commands().watch("stopWatching", target);
    expect(ids()).toEqual([]);
  });

  it("watches the job that a link names, in its session or the one that the user turned to", async () => {
    await commands().commands.watchJob({ kind: "copy", id: "a" });
    await commands().commands.watchJob({
      kind: "copy",
      id: "b",
      profile: "dev",
      region: "eu-west-3",
    });
    expect(watches.all.map((each) => [each.id, each.session.profile])).toEqual([
      ["a", "prod"],
      ["b", "dev"],
    ]);
  });

  it.each<[string, () => void]>([
    ["Select a job in a view first.", () => undefined],
    [
      "This job has ended. Only a job that goes on can be watched.",
      () => {
        at(aBackupJob());
      },
    ],
    [
      "This job is of another account. AWS Backup describes only jobs of the session's own account, so it can't be watched.",
      () => {
        at(running, "999999999999");
      },
    ],
  ])("says %s", async (text, given) => {
    given();
    await commands().commands.watchJob(undefined);
    expect([said, ids()]).toEqual([[text], []]);
  });

  it("refuses more than may be", async () => {
    for (let i = 0; i < mostWatches; i++) watches.add(watch(`${i}`));
    at(running);
    await commands().commands.watchJob(row);
    expect(said).toEqual([
      "20 jobs are watched, which is the most. Stop watching one of them first.",
    ]);
    expect(ids()).toHaveLength(mostWatches);
  });

  it.each([null, 7, "text", [], { kind: "delete", id: "a" }, { kind: "backup", id: "" }])(
    "takes %j for no job",
    async (argument) => {
      await commands().commands.watchJob(argument);
      expect([said, ids()]).toEqual([["Select a job in a view first."], []]);
    },
  );
});

describe("Stop Watching", () => {
  it("ends the watch that a link names, of the job that is selected, or the only one", async () => {
    for (const id of ["a", "job-1", "c"]) watches.add(watch(id));
    await commands().commands.stopWatching(watchJson(watch("a")));
    expect(ids()).toEqual(["job-1", "c"]);
    at(running);
    await commands().commands.stopWatching(undefined);
    expect(ids()).toEqual(["c"]);
    await commands().commands.stopWatching(undefined);
    expect(ids()).toEqual([]);
    await commands().commands.stopWatching(undefined);
    expect(said).toEqual(["No job is watched. Select a job that has not ended, and watch it."]);
  });

  it("asks which of several", async () => {
    for (const id of ["a", "b"]) watches.add(watch(id));
    const stopped = commands().commands.stopWatching(undefined);
    await settled();
    await picks.choose("b-db");
    await stopped;
    expect(ids()).toEqual(["a"]);
  });
});

describe("Show Watched Jobs", () => {
  it("lists them with their progress, and opens the one that is chosen", async () => {
    for (const id of ["a", "b"]) watches.add(watch(id));
    const shown = commands().commands.showWatchedJobs(undefined);
    await settled();
    await picks.choose("a-db");
    await shown;
    expect(opened).toEqual(["a"]);
  });

  it("leads to the list that ends one", async () => {
    for (const id of ["a", "b"]) watches.add(watch(id));
    const shown = commands().commands.showWatchedJobs(undefined);
    await settled();
    await picks.choose("Stop Watching…");
    await settled();
    await picks.choose("a-db");
    await shown;
    expect([ids(), opened]).toEqual([["b"], []]);
  });

  it("says how to watch one where none is watched", async () => {
    await commands().commands.showWatchedJobs(undefined);
    expect(said).toEqual(["No job is watched. Select a job that has not ended, and watch it."]);
  });
});
