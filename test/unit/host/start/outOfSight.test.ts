import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { TreeViewVisibilityChangeEvent } from "vscode";
import { mementoKeys } from "../../../../src/host/base/contributions";
import type { Explorer } from "../../../../src/host/start/composition";
import { anAwsHome, type AwsHome } from "../../../support/identity/awsHome";
import { type ScriptedServer, startScriptedServer } from "../../../support/identity/scriptedServer";
import { waitFor } from "../../../support/waitFor";
import { explorerInSight } from "../support/explorerInSight";

const host = vi.hoisted(() => ({
  focused: true,
  settings: {},
  changed: new Set<(change: object) => unknown>(),
}));

vi.mock("vscode", async () => (await import("../support/fakeVsCode")).fakeVsCode({ host }));

/** Each view of jobs that is in sight looks once a minute which rows read differently by now. */
const views = 4;
const day = 24 * 3_600_000;

let home: AwsHome;
let server: ScriptedServer;
let requests: number;
let explorer: Explorer | undefined;

beforeEach(async () => {
  home = anAwsHome();
  requests = 0;
  Object.assign(host, { focused: true, settings: {} });
  host.changed.clear();
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

/** The explorer with a session of this profile, out of sight. */
function inSight(profile: string) {
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
  const entry = { profile, region: "eu-west-1" };
  explorer = explorerInSight({ [mementoKeys.sessions]: [entry] }, sight);
  return { show };
}

/** Views that have come into sight, with refreshes going on. */
async function begin() {
  const { show } = inSight("p");
  const atFirst = vi.getTimerCount();
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
  return { show, atFirst };
}

/** The focus or a setting is another. */
function change(to: Partial<typeof host>): void {
  Object.assign(host, to);
  for (const listener of host.changed) listener({ affectsConfiguration: () => true });
}

/** What was under way ends; then nothing is asked in a day, and there are no more timers than that. */
async function staysStill(timers: number): Promise<void> {
  await waitFor(() => {
    expect(vi.getTimerCount()).toBe(timers);
  });
  const before = requests;
  await vi.advanceTimersByTimeAsync(day);
  expect(requests).toBe(before);
  expect(vi.getTimerCount()).toBe(timers);
}

it("with nothing in sight and nothing watched, there is no timer and no request, before and after it was in sight", async () => {
  const { show, atFirst } = await begin();
  expect(atFirst).toBe(0);
  show(false);
  await staysStill(0);
});

it("with the views in sight of a window without the focus, nothing is asked; with the focus it is again", async () => {
  await begin();
  change({ focused: false });
  await staysStill(views);
  const before = requests;
  change({ focused: true });
  await waitFor(async () => {
    await vi.advanceTimersByTimeAsync(1000);
    expect(requests).toBeGreaterThan(before);
  });
});

it("with refreshInterval off, nothing is asked", async () => {
  await begin();
  change({ settings: { refreshInterval: "off" } });
  await staysStill(views);
});

it("with a session whose profile is gone, nothing is asked, and out of sight there is no timer", async () => {
  const { show } = inSight("gone");
  show(true);
  await waitFor(() => {
    expect(explorer?.rows.backup.getChildren().length).toBeGreaterThan(0);
  });
  // The config files and the tokens are looked at again and again, for drives that tell of no change.
  await staysStill(views + 2);
  show(false);
  await staysStill(0);
  expect(requests).toBe(0);
});
