import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SessionResolution } from "../../../../src/domain/session/session";
import { mementoKeys } from "../../../../src/host/base/contributions";
import { aBackupJob, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { fakeMemento } from "../support/fakeMemento";
import { aWatch, aWindow, dev, FakeAws, prod } from "./watchFixture";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let aws: FakeAws;
const windows: { close: () => void }[] = [];
const running = (percentDone = "10.0") => aBackupJob({ state: "RUNNING", percentDone });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: noon });
  aws = new FakeAws();
  aws.put("prod", running());
});
afterEach(() => {
  for (const window of windows.splice(0)) window.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function open(memory = fakeMemento(), ...entries: Parameters<typeof aWindow>[2][]) {
  const window = aWindow(aws, memory, ...(entries.length === 0 ? [prod] : entries));
  windows.push(window);
  return window;
}

async function after(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

const missing = (profile: string): SessionResolution => ({
  kind: "profileMissing",
  profile,
  namedBy: "workspace",
  files: [],
  unreadable: undefined,
});

describe("a watched job", () => {
  it("is asked for at once, then every 5 s, 15 s, minute and 5 minutes, by one Describe each", async () => {
    const { watches } = open();
    watches.add(aWatch());
    await after(0);
    expect(aws.takeAsked()).toEqual(["prod job-1"]);
    await after(minute);
    expect(aws.takeAsked()).toHaveLength(12);
    await after(9 * minute);
    expect(aws.takeAsked()).toHaveLength(36);
    await after(50 * minute);
    expect(aws.takeAsked()).toHaveLength(50);
    await after(hour);
    expect(aws.takeAsked()).toHaveLength(12);
  });

  it("is shown as AWS has it after each poll", async () => {
    const { watches, of } = open();
    watches.add(aWatch());
    expect(of(aWatch())).toMatchObject({ answer: undefined, sessionName: "prod · eu-west-1" });
    await after(0);
    for (const percent of ["20.0", "45.0", "99.9"]) {
      aws.put("prod", running(percent));
      await after(5 * second);
      expect(of(aWatch())?.answer?.job).toBe(aws.accounts.get("prod")?.get("job-1"));
    }
  });

  it("is told of once when it is over, and watched no more", async () => {
    const memory = fakeMemento();
    const { watches, watching, told } = open(memory);
    watches.add(aWatch());
    await after(0);
    aws.put("prod", aBackupJob({ state: "FAILED" }));
    await after(5 * second);
    expect(told).toEqual(["job-1 FAILED"]);
    expect(watching.facts).toEqual([]);
    expect(memory.get(mementoKeys.watches)).toBeUndefined();
    aws.takeAsked();
    await after(hour);
    expect(aws.takeAsked()).toEqual([]);
    expect(told).toHaveLength(1);
  });

  it("is a restore test until its validation and deletion are over", async () => {
    const restored = (members: object) =>
      aRestoreJob({ restoreTestingPlanArn: "arn:plan", ...members });
    const { watches, told } = open();
    aws.put("prod", restored({}));
    watches.add({ ...aWatch("restore-1"), kind: "restore" });
    await after(0);
    for (const members of [
      { validationStatus: "VALIDATING" },
      { validationStatus: "SUCCESSFUL" },
      { validationStatus: "SUCCESSFUL", deletionStatus: "DELETING" },
    ]) {
      aws.put("prod", restored(members));
      await after(15 * second);
      expect(told).toEqual([]);
    }
    aws.put("prod", restored({ validationStatus: "SUCCESSFUL", deletionStatus: "SUCCESSFUL" }));
    await after(15 * second);
    expect(told).toEqual(["restore-1 COMPLETED"]);
  });

  it("goes on after a window reload, and is told of once", async () => {
    const memory = fakeMemento();
    const before = open(memory);
    before.watches.add(aWatch());
    await after(minute);
    before.close();
    aws.takeAsked();
    await after(hour);
    expect(aws.takeAsked()).toEqual([]);
    const { told, of } = open(memory);
    await after(0);
    expect(aws.takeAsked()).toEqual(["prod job-1"]);
    expect(of(aWatch())?.answer?.job).toMatchObject({ state: "RUNNING" });
    aws.put("prod", aBackupJob());
    await after(5 * second);
    expect([...before.told, ...told]).toEqual(["job-1 COMPLETED"]);
  });

  it("that has ended while no window was open is told of at the start", async () => {
    const memory = fakeMemento();
    const before = open(memory);
    before.watches.add(aWatch());
    await after(0);
    before.close();
    aws.put("prod", aBackupJob());
    const { told } = open(memory);
    await after(0);
    expect(told).toEqual(["job-1 COMPLETED"]);
  });

  it("keeps its pace when the clock jumps", async () => {
    const { watches } = open();
    watches.add(aWatch());
    await after(0);
    for (const jump of [noon - 365 * 24 * hour, noon + 365 * 24 * hour]) {
      vi.setSystemTime(jump);
      aws.takeAsked();
      await after(20 * second);
      expect(aws.takeAsked()).toHaveLength(4);
    }
  });
});

describe("a watch whose requests fail", () => {
  it("asks more slowly, keeps what is known, and goes on when they work again", async () => {
    const { watches, of } = open();
    watches.add(aWatch());
    await after(0);
    aws.failing.set("prod", "hostNotFound");
    await after(10 * minute);
    expect(aws.takeAsked().length).toBeLessThan(12);
    expect(of(aWatch())).toMatchObject({
      error: { kind: "offline" },
      answer: { job: { state: "RUNNING" } },
      answeredAt: noon,
    });
    aws.failing.clear();
    await after(10 * minute);
    expect(of(aWatch())).toMatchObject({ error: undefined });
  });

  it("waits for the user where credentials are missing, and goes on once they work", async () => {
    const { watches, sessions, of } = open();
    watches.add(aWatch());
    await after(0);
    aws.failing.set("prod", "ssoLoginNeeded");
    await after(5 * second);
    // A first failure counts for nothing: a machine that wakes has no network for a moment.
    expect(of(aWatch())).toMatchObject({ error: undefined });
    expect(sessions.all[0]?.health.current.kind).toBe("fine");
    await after(10 * second);
    expect(of(aWatch())).toMatchObject({ error: { kind: "signInNeeded" } });
    expect(sessions.all[0]?.health.current.kind).toBe("signInNeeded");
    aws.takeAsked();
    await after(hour);
    expect(aws.takeAsked()).toEqual([]);
    aws.failing.clear();
    for (const session of sessions.all) session.signedIn();
    await after(0);
    expect(of(aWatch())).toMatchObject({ error: undefined });
  });

  it("is lost when AWS does not know the job, twice in a row", async () => {
    const { watches, of, told, logged } = open();
    watches.add(aWatch());
    await after(0);
    aws.accounts.get("prod")?.clear();
    await after(5 * second);
    expect(of(aWatch())).toMatchObject({ loss: undefined });
    await after(10 * second);
    expect(of(aWatch())).toMatchObject({ loss: "jobUnknown" });
    expect(told).toEqual([]);
    expect(logged[0]).toContain("backup job job-1 in prod/eu-west-1");
  });
});

describe("a watch whose session goes", () => {
  it("is lost: it is shown until the user has seen to it, and asks for nothing", async () => {
    const memory = fakeMemento();
    const { watches, watching, become, of, told } = open(memory, prod, dev);
    watches.add(aWatch());
    await after(0);
    become([dev]);
    await after(5 * second);
    expect(of(aWatch())).toMatchObject({ loss: "sessionLeft" });
    expect(memory.get(mementoKeys.watches)).toBeUndefined();
    aws.takeAsked();
    await after(hour);
    expect([aws.takeAsked(), told]).toEqual([[], []]);
    watching.stop(aWatch());
    expect(watching.facts).toEqual([]);
  });

  it("asks nothing in the session of another profile", async () => {
    aws.put("dev", aBackupJob({ state: "FAILED" }));
    const { watches, become, of, told } = open();
    watches.add(aWatch());
    await after(0);
    aws.takeAsked();
    become([dev]);
    await after(minute);
    expect([aws.takeAsked(), told]).toEqual([[], []]);
    expect(of(aWatch())).toMatchObject({ loss: "sessionLeft" });
  });

  it("is lost with its profile", async () => {
    const { watches, sessions, of } = open();
    watches.add(aWatch());
    await after(0);
    aws.found.set("prod", missing("prod"));
    await Promise.all(sessions.all.map((session) => session.restart()));
    expect(of(aWatch())).toMatchObject({ loss: undefined });
    await after(5 * second);
    expect(of(aWatch())).toMatchObject({ loss: "profileMissing" });
  });

  it("goes on where files were written in two steps, or can't be read for a while", async () => {
    const { watches, sessions, of } = open();
    watches.add(aWatch());
    await after(0);
    for (const found of [missing("prod"), { kind: "filesUnreadable", files: [] } as const]) {
      aws.found.set("prod", found);
      await Promise.all(sessions.all.map((session) => session.restart()));
      await after(found.kind === "profileMissing" ? second : minute);
      aws.found.clear();
      await Promise.all(sessions.all.map((session) => session.restart()));
      await after(0);
      expect(of(aWatch())).toMatchObject({ loss: undefined, answer: { job: running() } });
    }
  });
});

it("asks nothing and has no timer while nothing is watched", async () => {
  open();
  await after(hour);
  expect(vi.getTimerCount()).toBe(0);
  expect(aws.asked).toEqual([]);
});
