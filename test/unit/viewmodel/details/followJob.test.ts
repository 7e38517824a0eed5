import { describe, expect, it } from "vitest";
import type { BackupErrorReason } from "../../../../src/domain/query/backupError";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { settled } from "../../../support/jobs/settled";
import {
  wireBackupJob,
  wireBackupJobs,
  wireCopyJob,
  wireRestoreJob,
} from "../../../support/jobs/wireJobs";
import { aPage, known, navigation } from "./jobDetailsFixture";

const arn = "arn:aws:ec2:eu-west-1:111122223333:volume/orders";
const resource = { members: { ResourceArn: arn } };
const parent = (state: string, members = {}) =>
  wireBackupJob({ id: "p", isParent: true, state, members });
const child = (state: string) => wireBackupJob({ id: "c", parent: "p", state });

/** The page of a job, open. */
async function opened(jobs: Parameters<typeof aPage>[0], id = "p", pageSize = 100) {
  const page = aPage(jobs, { kind: "backup", id }, pageSize);
  await page.details.open();
  await settled();
  page.gateway.takeRequests();
  const setJobs = (backup: readonly WireObject[]) => {
    page.gateway.account = accountOf({ backup });
  };
  const childStates = () =>
    page.parts().family.children?.jobs.items.map(({ state }) => state.label) ?? [];
  return { ...page, setJobs, childStates };
}

describe("A job that can still change", () => {
  it("is asked for again, slower with time, until it is final", async () => {
    const page = aPage(
      { backup: [wireBackupJob({ id: "a", state: "RUNNING" })] },
      { kind: "backup", id: "a" },
    );
    await page.details.open();
    expect(page.details.nextRefresh).toBe(5_000);
    page.pass(5 * 60_000);
    expect(page.details.nextRefresh).toBe(15_000);
    page.pass(30 * 60_000);
    expect(page.details.nextRefresh).toBe(60_000);
    page.gateway.account = accountOf({ backup: [wireBackupJob({ id: "a", state: "FAILED" })] });
    await page.details.follow();
    expect(page.details.nextRefresh).toBeUndefined();
    expect(page.parts().header.state.label).toBe("Failed");
  });

  it("brings its children along", async () => {
    const parent = { id: "stack", state: "RUNNING", isParent: true };
    const child = (state: string) => wireBackupJob({ id: "child", state, parent: "stack" });
    const page = aPage(
      { backup: [wireBackupJob(parent), child("RUNNING")] },
      { kind: "backup", id: "stack" },
    );
    await page.details.open();
    await settled();
    page.gateway.takeRequests();
    page.gateway.account = accountOf({ backup: [wireBackupJob(parent), child("COMPLETED")] });
    await page.details.follow();
    expect(page.parts().family.children?.jobs.items[0]?.state.label).toBe("Completed");
  });

  it("moves its timeline with the clock", async () => {
    const page = aPage(
      { backup: [wireBackupJob({ id: "a", state: "RUNNING" })] },
      { kind: "backup", id: "a" },
    );
    await page.details.open();
    const before = JSON.stringify(page.details.movingParts(navigation)?.timeline);
    page.pass(90_000);
    expect(JSON.stringify(page.details.movingParts(navigation)?.timeline)).not.toBe(before);
  });
});

describe("The children of a job that can still change", () => {
  it("come while it runs, though there were none when it was opened", async () => {
    const page = await opened({ backup: [parent("RUNNING", { NumberOfChildJobs: 0 })] });
    expect(page.childStates()).toEqual([]);
    page.setJobs([parent("RUNNING", { NumberOfChildJobs: 1 }), child("RUNNING")]);
    await page.details.follow();
    expect(page.childStates()).toEqual(["Running"]);
  });

  it("come though AWS does not count them: of restore jobs", async () => {
    const running = wireRestoreJob({ id: "p", isParent: true, state: "RUNNING" });
    const page = aPage({ restore: [running] }, { kind: "restore", id: "p" });
    await page.details.open();
    const restore = [running, wireRestoreJob({ id: "c", parent: "p", state: "RUNNING" })];
    page.gateway.account = accountOf({ restore });
    await page.details.follow();
    expect(page.parts().family.children?.jobs.items).toHaveLength(1);
  });

  it("are read once more after the Describe that says its end", async () => {
    const page = await opened({ backup: [parent("RUNNING"), child("RUNNING")] });
    page.setJobs([parent("COMPLETED"), child("COMPLETED")]);
    page.gateway.hold();
    const done = page.details.follow();
    await settled();
    expect(page.gateway.waiting.map(({ operation }) => operation)).toEqual(["DescribeBackupJob"]);
    page.gateway.release();
    await done;
    expect(page.childStates()).toEqual(["Completed"]);
    expect(page.gateway.takeRequests()).toHaveLength(2);
    expect(page.details.nextRefresh).toBeUndefined();
  });

  it("are followed after its end, slower, until none of them can change", async () => {
    const page = await opened({ backup: [parent("RUNNING"), child("RUNNING")] });
    page.setJobs([parent("COMPLETED"), child("RUNNING")]);
    await page.details.follow();
    expect(page.details.nextRefresh).toBe(20_000);
    page.setJobs([parent("COMPLETED"), child("FAILED")]);
    await page.details.follow();
    expect(page.childStates()).toEqual(["Failed"]);
    expect(page.details.nextRefresh).toBeUndefined();
  });

  it("are followed as soon as a finished job is open", async () => {
    const page = aPage(
      { backup: [parent("COMPLETED"), child("RUNNING")] },
      { kind: "backup", id: "p" },
    );
    await page.details.open();
    expect(page.details.nextRefresh).toBe(20_000);
  });

  it.each([
    ["RUNNING", 2],
    ["COMPLETED", 1],
  ] as const)(
    "that came beside the Describe that says its end are read again if one is %s",
    async (state, lists) => {
      const list = known({ ...parent("RUNNING"), IsParent: true });
      const page = aPage(
        { backup: [parent("COMPLETED"), child(state)] },
        { kind: "backup", id: "p", known: list },
      );
      await page.details.open();
      const requests = page.gateway.takeRequests();
      expect(requests.filter((line) => line.startsWith("List"))).toHaveLength(lists);
    },
  );

  it("cost four requests a poll at most, however many are loaded", async () => {
    const page = await opened(
      { backup: [parent("RUNNING"), ...wireBackupJobs(300, { state: "RUNNING", parent: "p" })] },
      "p",
      10,
    );
    while (page.parts().family.children?.jobs.more !== undefined) {
      await page.details.do({ type: "loadMore", list: "children" });
    }
    page.gateway.takeRequests();
    page.setJobs([parent("RUNNING"), ...wireBackupJobs(300, { id: "running", parent: "p" })]);
    await page.details.follow();
    expect(page.gateway.takeRequests()).toHaveLength(5);
    expect(new Set(page.childStates())).toEqual(new Set(["Completed"]));
  });
});

describe("The page's own job", () => {
  it("stands in its lists as the header has it, and they are read again at its end", async () => {
    const older = wireBackupJob({ id: "older", age: 90, ...resource });
    const job = (state: string) => wireBackupJob({ id: "p", state, parent: "top", ...resource });
    const top = (state: string) => wireBackupJob({ id: "top", state, isParent: true });
    const page = await opened({ backup: [job("RUNNING"), top("RUNNING"), older] });
    await page.details.showRelated();
    await page.details.do({ type: "loadMore", list: "siblings" });
    const rows = () => [
      page.parts().related.lists[0]?.jobs.items.find(({ current }) => current)?.state.label,
      page.parts().family.siblings?.jobs.items[0]?.state.label,
    ];
    expect(rows()).toEqual(["Running", "Running"]);
    page.gateway.takeRequests();
    page.setJobs([job("FAILED"), top("FAILED"), older]);
    page.gateway.fail("throttling", { hits: ({ operation }) => operation.startsWith("List") });
    await page.details.follow();
    expect(rows()).toEqual(["Failed", "Failed"]);
    expect(page.parts().family.ancestors[0]?.state?.label).toBe("Failed");
    expect(page.gateway.takeRequests().map((line) => line.split(" ", 1)[0])).toEqual(
      expect.arrayContaining(["ListBackupJobs", "ListBackupJobs", "DescribeBackupJob"]),
    );
    await page.details.follow();
    expect(page.gateway.takeRequests()).toHaveLength(1);
  });
});

describe("A job in a state that the API model does not know", () => {
  it.each(["ABORTED", "CANCELED"])("is not followed once it has an end: %s", async (state) => {
    const page = aPage({ copy: [wireCopyJob({ id: "x", state })] }, { kind: "copy", id: "x" });
    await page.details.open();
    expect(page.details.job?.completionDate).toBeDefined();
    expect(page.details.nextRefresh).toBeUndefined();
  });
});

describe("A parent that AWS does not flag", () => {
  it("has its children on the page when another job names it", async () => {
    const restore = [wireRestoreJob({ id: "p" }), wireRestoreJob({ id: "c", parent: "p" })];
    const page = aPage({ restore }, { kind: "restore", id: "p", isParent: true });
    await page.details.open();
    expect(page.parts().family.children?.jobs.items).toHaveLength(1);
  });
});

describe("Polls after a failure", () => {
  const running = [wireBackupJob({ id: "p", state: "RUNNING" })];
  const isDescribe = ({ operation }: { readonly operation: string }) =>
    operation.startsWith("Describe");

  it.each<BackupErrorReason>([
    "expiredToken",
    "mfaCancelled",
    "unrecognizedClient",
    "accessDenied",
    "resourceNotFound",
  ])("that the user has to do something about (%s) stop until a retry works", async (reason) => {
    const page = await opened({ backup: running });
    page.gateway.fail(reason, { times: 2 });
    await page.details.follow();
    expect(page.details.nextRefresh).toBeUndefined();
    expect(page.parts().header.freshness).not.toContain("Refreshes every");
    await page.details.do({ type: "refresh" });
    expect(page.details.nextRefresh).toBeUndefined();
    await page.details.do({ type: "retry", part: "job" });
    expect(page.details.nextRefresh).toBe(5_000);
  });

  it("ask the user for no MFA code, and stop until the user asks for something", async () => {
    const page = await opened({ backup: running });
    page.gateway.needsMfaCode = true;
    await page.details.follow();
    expect(page.gateway.prompts).toBe(0);
    expect(page.details.nextRefresh).toBeUndefined();
    await page.details.do({ type: "refresh" });
    expect(page.gateway.prompts).toBe(1);
    expect(page.details.nextRefresh).toBe(5_000);
  });

  it("decide nothing for a refresh by the user that joins them", async () => {
    const page = await opened({ backup: running });
    page.gateway.needsMfaCode = true;
    page.gateway.hold();
    const poll = page.details.follow();
    await settled();
    const refresh = page.details.do({ type: "refresh" });
    page.gateway.release();
    await Promise.all([poll, refresh]);
    expect(page.gateway.prompts).toBe(1);
    expect(page.details.error).toBeUndefined();
  });

  it("come half as often each time, every five minutes at least, and as before once one works", async () => {
    const page = await opened({ backup: running });
    page.gateway.fail("throttling", { times: 8 });
    const waits: (number | undefined)[] = [];
    for (let i = 0; i < 8; i++) {
      await page.details.follow();
      waits.push(page.details.nextRefresh);
    }
    expect(waits.slice(0, 3)).toEqual([10_000, 20_000, 40_000]);
    expect(waits.at(-1)).toBe(300_000);
    await page.details.follow();
    expect(page.details.nextRefresh).toBe(5_000);
  });

  it("stop when the credentials failed anywhere on the page, until anything works", async () => {
    const members = { ...resource.members, RecoveryPointArn: "arn:aws:ec2:eu-west-1::snapshot/s" };
    const page = await opened({ backup: [wireBackupJob({ id: "p", state: "RUNNING", members })] });
    page.gateway.fail("ssoLoginNeeded", { times: 2, hits: (request) => !isDescribe(request) });
    await page.details.showRelated();
    expect(page.details.nextRefresh).toBeUndefined();
    await page.details.do({ type: "retry", part: "history" });
    expect(page.details.nextRefresh).toBe(5_000);
  });

  it("leave out children that may not be listed, and follow the job", async () => {
    const page = await opened({ backup: [parent("RUNNING"), child("RUNNING")] });
    page.gateway.fail("accessDenied", { hits: (request) => !isDescribe(request) });
    await page.details.follow();
    expect(page.details.nextRefresh).toBe(5_000);
    page.gateway.takeRequests();
    await page.details.follow();
    expect(page.gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=p"]);
    page.setJobs([parent("COMPLETED"), child("RUNNING")]);
    page.gateway.fail("accessDenied", { hits: (request) => !isDescribe(request) });
    await page.details.follow();
    expect(page.details.nextRefresh).toBeUndefined();
  });

  it("are none of a job that can't be asked for", async () => {
    const job = { ...known(wireBackupJob({ id: "p", state: "RUNNING" })), id: "" };
    const page = aPage({}, { kind: "backup", id: "", known: job });
    await page.details.open();
    expect(page.details.nextRefresh).toBeUndefined();
  });
});

describe("The actions of a page", () => {
  it("mean nothing any more once they are not shown", async () => {
    const page = await opened({ backup: [parent("RUNNING"), child("RUNNING")] });
    const [row] = page.parts().family.children?.jobs.items ?? [];
    expect(page.actions.intent(row?.action.id ?? "")?.type).toBe("openJob");
    page.details.movingParts(navigation);
    expect(page.actions.intent(row?.action.id ?? "")?.type).toBe("openJob");
    page.setJobs([parent("RUNNING")]);
    await page.details.follow();
    page.parts();
    expect(page.actions.intent(row?.action.id ?? "")).toBeUndefined();
    expect(page.actions.intent("header:pin")).toEqual({ type: "pin" });
  });

  it("stay, and the family is not made again, while nothing is new", async () => {
    const page = await opened({ backup: [parent("RUNNING"), child("RUNNING")] });
    const { family } = page.parts();
    await page.details.follow();
    expect(page.parts().family).toBe(family);
    const [row] = family.children?.jobs.items ?? [];
    expect(page.actions.intent(row?.action.id ?? "")?.type).toBe("openJob");
    page.pass(60_000);
    expect(page.parts().family).not.toBe(family);
  });

  it("are of another family as soon as a child is another", async () => {
    const page = await opened({ backup: [parent("RUNNING"), child("RUNNING")] });
    const { family } = page.parts();
    page.setJobs([parent("RUNNING"), child("FAILED")]);
    await page.details.follow();
    expect(page.parts().family).not.toBe(family);
    expect(page.childStates()).toEqual(["Failed"]);
  });
});
