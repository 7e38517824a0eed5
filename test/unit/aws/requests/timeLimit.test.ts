import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PausingClock } from "../../../../src/aws/requests/pausingClock";
import { withinLimit } from "../../../../src/aws/requests/timeLimit";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { awsError, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

let home: AwsHome;
let server: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  server = await startScriptedServer(() => "hang");
  home.config(
    `[profile p]\naws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake\nendpoint_url=${server.url}\n`,
  );
});
afterEach(async () => {
  home.remove();
  await server.close();
});

const open = (timeLimit?: number) =>
  aRuntime(timeLimit === undefined ? {} : { timeLimit }).openGateway({
    profile: "p",
    region: "eu-west-1",
  });

describe("a request", () => {
  it("that is never answered ends at the time limit", async () => {
    const started = performance.now();
    expect(await failureOf(listBackupJobs(open(200)))).toMatchObject({
      reason: "timedOut",
      kind: "timeout",
      details: { operation: "ListBackupJobs" },
    });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("that is tried again and again ends at the time limit", async () => {
    home.setEnv("AWS_MAX_ATTEMPTS", "50");
    server.script(() => awsError("ThrottlingException", "Rate exceeded"));
    const failure = await failureOf(listBackupJobs(open(400)));
    expect(failure).toMatchObject({ reason: "timedOut" });
    // One may have been on its way to the server when the time was over.
    await sleep(500);
    const requests = server.requests.length;
    await sleep(1000);
    expect(server.requests.length).toBe(requests);
  });

  it.each([
    ["waits for its answer", "hang"],
    ["waits between two attempts", "throttled"],
  ])("stops when it is cancelled while it %s", async (_, what) => {
    home.setEnv("AWS_MAX_ATTEMPTS", "50");
    if (what === "throttled") server.script(() => awsError("ThrottlingException", "Rate exceeded"));
    const cancel = new AbortController();
    const failure = failureOf(listBackupJobs(open(), cancel.signal));
    await expect.poll(() => server.requests.length).toBeGreaterThan(0);
    const cancelled = performance.now();
    cancel.abort();
    expect(await failure).toMatchObject({ reason: "cancelled", kind: "cancelled" });
    expect(performance.now() - cancelled).toBeLessThan(3000);
  });

  it("that was cancelled before it began is never sent", async () => {
    expect(await failureOf(listBackupJobs(open(), AbortSignal.abort()))).toMatchObject({
      reason: "cancelled",
    });
    expect(server.requests).toEqual([]);
  });
});

describe("withinLimit", () => {
  it("gives the result, and leaves no timer behind", async () => {
    const clock = new PausingClock(() => performance.now());
    const { signal } = new AbortController();
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const work = (): Promise<number> => Promise.resolve(1);
    expect(await withinLimit({ limit: 60_000, signal, clock }, work)).toBe(1);
    const after = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    expect(after).toBe(before);
  });
});

describe("A pausing clock", () => {
  it("stands still during a pause, and counts overlapping ones once", async () => {
    let now = 0;
    const clock = new PausingClock(() => now);
    const ends: (() => void)[] = [];
    const waiting = (): Promise<void> => clock.while(new Promise((resolve) => ends.push(resolve)));
    now = 10;
    const pauses = [waiting(), waiting()];
    now = 100;
    expect([clock.now(), clock.paused]).toEqual([10, 90]);
    for (const end of ends) end();
    await Promise.all(pauses);
    now = 300;
    expect([clock.now(), clock.paused]).toEqual([210, 90]);
  });

  it("stands still also while the clock that it follows does", async () => {
    let now = 0;
    const outer = new PausingClock(() => now);
    const inner = new PausingClock(() => outer.now());
    let end = (): void => undefined;
    const pause = outer.while(new Promise<void>((resolve) => (end = resolve)));
    now = 50;
    const inside = inner.while(Promise.resolve());
    now = 100;
    await inside;
    expect([inner.now(), inner.paused]).toEqual([0, 0]);
    end();
    await pause;
    now = 130;
    expect(inner.now()).toBe(30);
  });
});
