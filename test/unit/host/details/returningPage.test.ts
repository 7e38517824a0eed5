import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { HostMessage } from "../../../../src/protocol/jobDetails";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { noon } from "../../../support/jobs/jobBuilders";
import { aSession } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";
import { aPanel, ready } from "./panelFixture";

vi.mock("vscode", () => ({ commands: {} }));

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
});

afterEach(() => {
  vi.useRealTimers();
});

const child = "completed-1";
const ref = (id: string) => ({ kind: "backup", id }) as const;

function family(state = "COMPLETED"): readonly WireObject[] {
  return [
    wireBackupJob({ id: "a", isParent: true, state }),
    ...wireBackupJobs(200, { parent: "a" }),
    ...wireBackupJobs(50, { parent: "a", state: "RUNNING", age: 1000 }),
  ];
}

/** A family whose second page of children is loaded, and which is narrowed to a state. */
async function aFamily(state?: string) {
  const all = aPanel(family(state));
  const { fake, panel, gateway, settle } = all;
  fake.send({ type: "ready" });
  await settle();
  const act = async (action: string) => {
    fake.send({ type: "act", view: viewOf(fake.posted), action });
    await settle();
  };
  await act("more:children");
  await act("filter:RUNNING");
  gateway.takeRequests();
  const show = async (id: string) => {
    panel.show(ref(id), aSession);
    await settle();
  };
  const go = async (step: -1 | 1) => {
    panel.go(step);
    await settle();
  };
  return { ...all, act, show, go };
}

function shown(posted: readonly HostMessage[]) {
  return posted.filter((message) => message.type === "show").at(-1);
}

function viewOf(posted: readonly HostMessage[]): number {
  return shown(posted)?.view ?? 0;
}

function childrenIn(posted: readonly HostMessage[]) {
  const part = shown(posted)?.parts.family.children;
  const pressed = part?.counts.find((count) => count.pressed)?.state.label;
  return [part?.jobs.items.length, pressed, part?.cells.length];
}

describe("Back and Forward", () => {
  it("find the page as it was left, and ask for nothing where nothing can change", async () => {
    const { fake, gateway, show, go } = await aFamily();
    await show(child);
    gateway.takeRequests();
    fake.posted.length = 0;
    await go(-1);
    expect(childrenIn(fake.posted)).toEqual([50, "Running", 250]);
    expect(shown(fake.posted)).toMatchObject({ leftView: 1, key: { id: "a" } });
    await go(1);
    expect(shown(fake.posted)).toMatchObject({ leftView: 2, key: { id: child } });
    expect(gateway.takeRequests()).toEqual([]);
  });

  it("find what the buttons of the page mean, too", async () => {
    const { gateway, act, show, go } = await aFamily();
    await show(child);
    await go(-1);
    gateway.takeRequests();
    await act("clearFilter");
    await act("more:children");
    expect(gateway.takeRequests()).toEqual([
      expect.stringMatching(/^ListBackupJobs .*parentJobId=a \+token$/),
    ]);
  });

  it("bring what changed meanwhile, no sooner than the page would have asked by itself", async () => {
    const { gateway, show, go } = await aFamily("RUNNING");
    await show(child);
    gateway.takeRequests();
    await go(-1);
    expect(gateway.takeRequests()).toEqual([]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(gateway.takeRequests()).toContain("DescribeBackupJob backupJobId=a");
    await go(1);
    await vi.advanceTimersByTimeAsync(60_000);
    gateway.takeRequests();
    await go(-1);
    expect(gateway.takeRequests()).toContain("DescribeBackupJob backupJobId=a");
  });

  it("ask again for a job that could not be described", async () => {
    const { gateway, show, go } = await aFamily();
    gateway.fail("throttling", { hits: ({ operation }) => operation === "DescribeBackupJob" });
    await show(child);
    await go(-1);
    gateway.takeRequests();
    await go(1);
    expect(gateway.takeRequests()).toContain(`DescribeBackupJob backupJobId=${child}`);
  });
});

describe("A page that was left", () => {
  it("asks for nothing and says nothing while it is not shown", async () => {
    const { fake, gateway, show } = await aFamily("RUNNING");
    await show(child);
    gateway.takeRequests();
    const before = fake.posted.length;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(gateway.takeRequests()).toEqual([]);
    expect(JSON.stringify(fake.posted.slice(before))).not.toContain("filter:");
  });

  it("takes in what was under way when it was left", async () => {
    const { fake, gateway, act, show, go } = await aFamily();
    await act("clearFilter");
    gateway.hold();
    await act("more:children");
    await show(child);
    gateway.release();
    await go(-1);
    expect(childrenIn(fake.posted)[0]).toBe(250);
  });

  it("is a page like any other when another way leads to its job", async () => {
    const { fake, gateway, show } = await aFamily();
    await show(child);
    await show("a");
    expect(shown(fake.posted)).not.toHaveProperty("leftView");
    expect(gateway.takeRequests()).toContain("DescribeBackupJob backupJobId=a");
  });

  it("is forgotten when its session is left", async () => {
    const { fake, gateway, become, show, go, settle } = await aFamily();
    await show(child);
    become({ kind: "loading" });
    const again = new AccountGateway({ account: accountOf({ backup: family() }) });
    become(ready(again));
    await settle();
    again.takeRequests();
    gateway.takeRequests();
    fake.posted.length = 0;
    await go(-1);
    expect(shown(fake.posted)).not.toHaveProperty("leftView");
    expect(again.takeRequests()).toContain("DescribeBackupJob backupJobId=a");
    expect(gateway.takeRequests()).toEqual([]);
  });

  it("is forgotten when ten others were left since, and when no way leads back to it", async () => {
    const { gateway, panel, show, go } = await aFamily();
    for (let visit = 1; visit <= 11; visit++) await show(`completed-${visit}`);
    gateway.takeRequests();
    for (let step = 0; step < 10; step++) await go(-1);
    expect(gateway.takeRequests()).toEqual([]);
    await go(-1);
    expect(gateway.takeRequests()).toContain("DescribeBackupJob backupJobId=a");
    await show("completed-50");
    panel.pin();
    expect(panel.subject.navigation).toMatchObject({ canGoBack: false, canGoForward: false });
  });

  it("stops what is under way when it is forgotten", async () => {
    const { gateway, panel, show, go } = await aFamily();
    gateway.hold();
    await show(child);
    await go(-1);
    expect(gateway.waiting).toHaveLength(1);
    panel.dispose();
    expect(gateway.waiting).toEqual([]);
  });
});
