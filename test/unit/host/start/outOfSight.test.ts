import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { TreeViewVisibilityChangeEvent } from "vscode";
import { mementoKeys } from "../../../../src/host/base/contributions";
import type { Explorer } from "../../../../src/host/start/composition";
import { anAwsHome, type AwsHome } from "../../../support/identity/awsHome";
import { type ScriptedServer, startScriptedServer } from "../../../support/identity/scriptedServer";
import { waitFor } from "../../../support/waitFor";
import { explorerInSight } from "../support/explorerInSight";

vi.mock("vscode", async () => (await import("../support/fakeVsCode")).fakeVsCode());

let home: AwsHome;
let server: ScriptedServer;
let requests: number;
let explorer: Explorer | undefined;

beforeEach(async () => {
  home = anAwsHome();
  requests = 0;
  server = await startScriptedServer(() => {
    requests++;
    return {
      body: JSON.stringify({ BackupJobs: [], RestoreJobs: [], CopyJobs: [], ScanJobs: [] }),
    };
  });
  home.config(
    `[profile p]\naws_access_key_id=FAKE\naws_secret_access_key=fake\nendpoint_url=${server.url}\n`,
  );
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
});
afterEach(async () => {
  vi.useRealTimers();
  explorer?.dispose();
  explorer = undefined;
  home.remove();
  await server.close();
});

it("with nothing in sight and nothing watched, there is no timer and no request, before and after it was in sight", async () => {
  const listeners: ((event: TreeViewVisibilityChangeEvent) => unknown)[] = [];
  const sight = {
    visible: false,
    onDidChangeVisibility: (listener: (event: TreeViewVisibilityChangeEvent) => unknown) => {
      listeners.push(listener);
      return { dispose: () => undefined };
    },
  };
  const show = (visible: boolean): void => {
    sight.visible = visible;
    for (const listener of listeners) listener({ visible });
  };
  const entry = { profile: "p", region: "eu-west-1" };
  explorer = explorerInSight({ [mementoKeys.sessions]: [entry] }, sight);
  expect(vi.getTimerCount()).toBe(0);
  show(true);
  await waitFor(() => {
    expect(requests).toBeGreaterThanOrEqual(4);
  });
  // In sight the refreshes go on: dist/live.js was loaded.
  const seen = requests;
  await waitFor(async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toBeGreaterThan(seen);
  });
  show(false);
  // What was under way ends.
  await waitFor(() => {
    expect(vi.getTimerCount()).toBe(0);
  });
  const after = requests;
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(requests).toBe(after);
});
