import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findTextInViews } from "../../../../src/host/jumps/findTextPick";
import type { PageRef } from "../../../../src/viewmodel/details/actions";
import type {
  FoundResource,
  ResourceMatches,
  SearchedResources,
} from "../../../../src/viewmodel/protection/resourceSearch";
import type { Disposable } from "../../../../src/base/disposables";
import { sessionName } from "../../../../src/viewmodel/session/sessionName";
import { noon } from "../../../support/jobs/jobBuilders";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { noGateway } from "../../../support/jobs/noGateway";
import { searchedView } from "../../../support/jobs/searchedView";
import { settled } from "../../../support/jobs/settled";
import { openTree, type TreeFixture, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs, wireRestoreJob } from "../../../support/jobs/wireJobs";

vi.mock("vscode", () => ({ QuickPickItemKind: { Separator: -1 } }));

const pause = 250;

interface Search {
  readonly picks: FakePicks;
  readonly opened: readonly PageRef[];
  readonly done: Promise<void>;
}

function search(...fixtures: readonly TreeFixture[]): Search {
  return searchIn(fixtures, undefined);
}

function searchIn(
  fixtures: readonly TreeFixture[],
  resources: SearchedResources | undefined,
): Search {
  const picks = new FakePicks();
  const opened: PageRef[] = [];
  const done = findTextInViews(
    { views: fixtures.map(({ tree }) => searchedView(tree)), resources },
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
      openResource: (id) => {
        opened.push({ kind: "resource", id });
        return Promise.resolve();
      },
    },
  );
  return { picks, opened, done };
}

/** The view of protected resources with one that was found, and what was asked of it. */
class Resources implements SearchedResources {
  readonly asked: string[] = [];
  isBusy = false;
  hasMore = false;
  label = "Failing: payroll-db";
  #changed: () => void = () => undefined;

  changed(listener: () => void): Disposable {
    this.#changed = listener;
    return { dispose: () => undefined };
  }

  change(): void {
    this.#changed();
  }

  loadMore(): void {
    this.asked.push("more");
  }

  find(text: string): ResourceMatches {
    const { label } = this;
    const session = { profile: "prod", region: "eu-west-1" };
    const source = { session, gateway: noGateway };
    const shown = text === "" ? [] : [{ arn: "arn:1", source, label, description: "3 failures" }];
    return { shown, found: shown.length, lookedAt: 40 };
  }

  select({ arn }: FoundResource): Promise<void> {
    this.asked.push(`select ${arn}`);
    return Promise.resolve();
  }
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

  it("lists resources before jobs", async () => {
    const { picks } = searchIn([await openTree({ jobs: backups })], new Resources());
    picks.type("volume");
    expect(picks.items.map(({ label }) => label)).toEqual([
      "Protected resources",
      "Failing: payroll-db",
      "Backup jobs",
      "Failed: volume a",
      "Completed: volume b",
    ]);
  });

  it("finds resources beside jobs, opens the page of one and selects its row", async () => {
    const resources = new Resources();
    const { picks, opened, done } = searchIn([await openTree({ jobs: backups })], resources);
    expect(picks.title).toBe("Searches 2 loaded jobs and 40 resources; no group has more");
    picks.type("payroll");
    expect(picks.title).toBe("0 of 2 loaded jobs and 1 of 40 resources match; no group has more");
    expect(picks.texts).toEqual(["Failing: payroll-db · 3 failures"]);
    await picks.choose("Failing");
    await done;
    expect(opened).toEqual([{ kind: "resource", id: "arn:1" }]);
    expect(resources.asked).toEqual(["select arn:1"]);
  });

  it("loads more resources when asked to, and looks through what comes", async () => {
    const resources = new Resources();
    resources.hasMore = true;
    const { picks } = searchIn([], resources);
    picks.type("payroll");
    expect(picks.title).toContain("more resources can be loaded");
    await picks.choose("Load more and search again");
    expect(resources.asked).toEqual(["more"]);
    resources.hasMore = false;
    resources.change();
    vi.advanceTimersByTime(pause);
    expect(picks.title).not.toContain("more resources");
  });

  it("draws nothing out of a resource's texts", () => {
    const resources = new Resources();
    resources.label = "Failing: $(flame)";
    const { picks } = searchIn([], resources);
    picks.type("flame");
    expect(picks.items.map(({ label }) => label).join()).not.toMatch(/(?<!\\)\$\(/);
  });
});
