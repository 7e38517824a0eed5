import { describe, expect, it } from "vitest";
import type { JobKind } from "../../../../src/domain/job/job";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { Mood } from "../../../support/endpoint/mood";
import type { WireObject } from "../../../support/endpoint/wire";
import { settled } from "../../../support/jobs/settled";
import { wireBackupJob, wireRestoreJob } from "../../../support/jobs/wireJobs";
import { aPage } from "./jobDetailsFixture";

const pageSize = 10;

const ages: Readonly<Record<string, number>> = { COMPLETED: 0, RUNNING: 2000 };

/**
 * A parent with so many children in each state; the completed ones are the newest, the running ones the oldest. Of no
 * resource, whose other backups would be asked for, too.
 */
function family(states: Readonly<Record<string, number>>, state = "PARTIAL"): WireObject[] {
  return [
    wireBackupJob({ id: "p", isParent: true, state, members: { ResourceArn: null } }),
    ...Object.entries(states).flatMap(([state, count]) =>
      Array.from({ length: count }, (_, index) =>
        wireBackupJob({
          id: `${state} ${index}`,
          parent: "p",
          state,
          age: (ages[state] ?? 1000) + index,
        }),
      ),
    ),
  ];
}

const uncounted: Mood = { omit: ["NumberOfChildJobs", "ChildJobsInState"] };

async function opened(backup: readonly WireObject[], mood: Mood = {}) {
  const page = aPage({ backup }, { kind: "backup", id: "p" }, pageSize);
  page.gateway.mood = mood;
  await page.details.open();
  await settled();
  const part = () => page.parts().family.children;
  return {
    ...page,
    lists: () => page.gateway.takeRequests().filter((line) => line.startsWith("List")),
    states: () => part()?.jobs.items.map(({ state }) => state.label) ?? [],
    cells: () => part()?.cells.map(({ state }) => state.label) ?? [],
    counts: () =>
      Object.fromEntries(part()?.counts.map(({ state, count }) => [state.label, count]) ?? []),
    notices: () => part()?.jobs.notices ?? [],
  };
}

function request(state?: string, kind: JobKind = "backup"): string {
  const operation = kind === "backup" ? "ListBackupJobs" : "ListRestoreJobs";
  const narrowed = state === undefined ? "" : `${kind === "backup" ? "state" : "status"}=${state} `;
  return `${operation} maxResults=${pageSize} ${narrowed}parentJobId=p`;
}

const firstPage = Array.from({ length: pageSize }, () => "Completed");

describe("Failed children of a large family", () => {
  it("are asked for by state and come first, in the list and in the picture", async () => {
    const page = await opened(family({ COMPLETED: 30, FAILED: 3, EXPIRED: 2, RUNNING: 5 }));
    expect(page.lists()).toEqual([request(), request("FAILED"), request("EXPIRED")]);
    const expected = ["Failed", "Failed", "Failed", "Expired", "Expired", ...firstPage];
    expect(page.states()).toEqual(expected);
    expect(page.cells()).toEqual(expected);
    expect(page.counts()).toEqual({ Failed: "3", Expired: "2", Running: "5", Completed: "30" });
  });

  it("are newest first within a state", async () => {
    const page = await opened(family({ COMPLETED: 30, FAILED: 3 }));
    expect(page.children().slice(0, 3)).toEqual(
      ["FAILED 0", "FAILED 1", "FAILED 2"].map((id) => `volume ${id}`),
    );
  });

  it("are asked for beside the first page, which AWS's count says can't hold them all", async () => {
    const page = aPage(
      { backup: family({ COMPLETED: 30, FAILED: 3 }) },
      { kind: "backup", id: "p" },
      pageSize,
    );
    page.gateway.hold();
    void page.details.open();
    await settled();
    page.gateway.deliver();
    await settled();
    expect(page.gateway.waiting.map(({ params }) => params["state"])).toEqual([
      undefined,
      "FAILED",
    ]);
  });

  it("cost nothing more where none failed, where a page holds all, and where all failed", async () => {
    for (const states of [{ COMPLETED: 30 }, { COMPLETED: 5, FAILED: 3 }, { FAILED: 30 }]) {
      const page = await opened(family(states));
      expect(page.lists()).toEqual([request()]);
    }
  });

  it("that the first page has brought already are not asked for again", async () => {
    const page = await opened(family({ COMPLETED: 7, EXPIRED: 1, FAILED: 2 }), { pageCap: 8 });
    expect(page.lists()).toEqual([request(), request("FAILED")]);
    expect(page.states().slice(0, 4)).toEqual(["Failed", "Failed", "Expired", "Completed"]);
  });

  it("that AWS does not count are asked for when there is more than a page", async () => {
    const large = await opened(family({ COMPLETED: 30, FAILED: 1 }), uncounted);
    expect(large.lists()).toEqual([
      request(),
      ...["FAILED", "EXPIRED", "ABORTED", "PARTIAL"].map((state) => request(state)),
    ]);
    expect(large.counts()).toEqual({ Failed: "1", Completed: "10+" });
    const small = await opened(family({ COMPLETED: 5, FAILED: 1 }), uncounted);
    expect(small.lists()).toEqual([request()]);
  });

  it("of a restore job, too, whose children AWS never counts", async () => {
    const restore = [
      wireRestoreJob({ id: "p", isParent: true }),
      ...Array.from({ length: 12 }, (_, index) =>
        wireRestoreJob({ id: `r${index}`, parent: "p", age: index }),
      ),
      wireRestoreJob({ id: "bad", parent: "p", state: "FAILED", age: 100 }),
    ];
    const page = aPage({ restore }, { kind: "restore", id: "p" }, pageSize);
    await page.details.open();
    await settled();
    expect(page.gateway.takeRequests().filter((line) => line.startsWith("List"))).toEqual([
      request(undefined, "restore"),
      request("FAILED", "restore"),
      request("ABORTED", "restore"),
    ]);
    const items = page.parts().family.children?.jobs.items ?? [];
    expect(items[0]?.state.label).toBe("Failed");
  });

  it("are shown once, and Load more goes on with the list of all", async () => {
    const page = await opened(family({ COMPLETED: 12, FAILED: 3 }));
    page.gateway.takeRequests();
    await page.details.do({ type: "loadMore", list: "children" });
    expect(page.states()).toHaveLength(15);
    expect(page.lists()).toHaveLength(1);
    expect(page.parts().family.children?.jobs.more).toBeUndefined();
  });

  it("leave no click on Load more without a new row", async () => {
    const states = { COMPLETED: 10, EXPIRED: 10, FAILED: 10, RUNNING: 5 };
    const page = await opened(family(states));
    expect(page.states()).toHaveLength(30);
    page.gateway.takeRequests();
    await page.details.do({ type: "loadMore", list: "children" });
    expect(page.lists()).toHaveLength(3);
    expect(page.states()).toHaveLength(35);
  });

  it("are there when the list is narrowed to them: nothing is asked", async () => {
    const page = await opened(family({ COMPLETED: 30, FAILED: 3 }));
    page.gateway.takeRequests();
    await page.details.do({ type: "filterChildren", state: "FAILED" });
    expect(page.states()).toEqual(["Failed", "Failed", "Failed"]);
    expect(page.lists()).toEqual([]);
  });

  it("that could not be loaded are told of, and Retry asks for them", async () => {
    const page = aPage(
      { backup: family({ COMPLETED: 30, FAILED: 3 }) },
      { kind: "backup", id: "p" },
      pageSize,
    );
    page.gateway.fail("throttling", { hits: ({ params }) => params["state"] === "FAILED" });
    await page.details.open();
    await settled();
    const jobs = () => page.parts().family.children?.jobs;
    expect(jobs()?.notices.map(({ kind }) => kind)).toEqual(["error"]);
    page.gateway.takeRequests();
    await page.details.do({ type: "retry", part: "children" });
    await settled();
    expect(page.gateway.takeRequests()).toEqual([request("FAILED")]);
    expect(jobs()?.notices).toEqual([]);
    expect(jobs()?.items[0]?.state.label).toBe("Failed");
    expect(jobs()?.more?.label).toMatch(/^Load more/);
  });

  it("are asked for after the first page came at the second try", async () => {
    const page = aPage(
      { backup: family({ COMPLETED: 30, FAILED: 3 }) },
      { kind: "backup", id: "p" },
      pageSize,
    );
    page.gateway.mood = uncounted;
    page.gateway.fail("throttling", { hits: ({ operation }) => operation === "ListBackupJobs" });
    await page.details.open();
    await settled();
    expect(page.gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=p", request()]);
    await page.details.do({ type: "retry", part: "children" });
    await settled();
    expect(page.gateway.takeRequests().slice(0, 2)).toEqual([request(), request("FAILED")]);
    expect(page.parts().family.children?.jobs.items[0]?.state.label).toBe("Failed");
  });
});

describe("Children that fail while the page is seen", () => {
  it("are asked for by the poll that counts the first of them, and followed from then on", async () => {
    const running = (states: Readonly<Record<string, number>>) => family(states, "RUNNING");
    const page = await opened(running({ COMPLETED: 30, RUNNING: 5 }));
    page.gateway.takeRequests();
    page.gateway.account = accountOf({ backup: running({ COMPLETED: 30, RUNNING: 4, FAILED: 1 }) });
    await page.details.follow();
    await settled();
    expect(page.lists().sort()).toEqual([request(), request("FAILED")].sort());
    expect(page.states()[0]).toBe("Failed");
    page.gateway.account = accountOf({ backup: running({ COMPLETED: 30, RUNNING: 3, FAILED: 2 }) });
    await page.details.follow();
    await settled();
    expect(page.lists().sort()).toEqual([request(), request("FAILED")].sort());
    expect(page.states().slice(0, 3)).toEqual(["Failed", "Failed", "Completed"]);
  });

  it("cost four lists a poll at most", async () => {
    const states = { FAILED: 15, EXPIRED: 15, ABORTED: 15, PARTIAL: 15, RUNNING: 30 };
    const page = await opened(family(states, "RUNNING"));
    page.gateway.takeRequests();
    for (let poll = 0; poll < 3; poll++) {
      await page.details.follow();
      await settled();
      expect(page.lists().length).toBeLessThanOrEqual(4);
    }
  });
});
