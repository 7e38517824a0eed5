import { beforeEach, expect, it, vi } from "vitest";
import { DisposableStore } from "../../../../src/base/disposables";
import { watchJson } from "../../../../src/domain/live/watch";
import { mementoKeys } from "../../../../src/host/base/contributions";
import type { HostContext } from "../../../../src/host/base/hostContext";
import type { Log } from "../../../../src/host/base/log";
import { Notifications } from "../../../../src/host/base/notifications";
import type { LiveSettings } from "../../../../src/host/live/liveSettings";
import { openWatches } from "../../../../src/host/live/openWatches";
import { toldKey } from "../../../../src/host/live/told";
import { WatchedKeys } from "../../../../src/host/live/watchedKeys";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { standIn } from "../../../support/standIn";
import { waitFor } from "../../../support/waitFor";
import { fakeMemento } from "../support/fakeMemento";
import { sessionsOver } from "../support/sessionsOver";
import { aWatch, FakeAws, prod } from "./watchFixture";

const shown = vi.hoisted(() => ({ messages: [] as string[], items: 0 }));

vi.mock("vscode", () => ({
  QuickPickItemKind: { Separator: -1 },
  StatusBarAlignment: { Left: 1 },
  MarkdownString: vi.fn(),
  window: {
    createStatusBarItem: () => {
      shown.items++;
      return { show: () => undefined, dispose: () => void shown.items-- };
    },
    showErrorMessage: (text: string, ...titles: string[]) => {
      shown.messages.push(text);
      return Promise.resolve(titles[0]);
    },
  },
}));

beforeEach(() => {
  shown.messages = [];
  shown.items = 0;
});

/** A window in which a job is watched that has failed. @param told what any window has told of */
async function openWindow(notifications: LiveSettings["notifications"], told: Set<string>) {
  const aws = new FakeAws();
  const job = aBackupJob({ state: "FAILED", messageCategory: "AccessDenied" });
  aws.put("prod", job);
  const { sessions } = sessionsOver(aws.runtime, prod);
  const store = new DisposableStore();
  const memory = fakeMemento({ [mementoKeys.watches]: [watchJson(aWatch(job.id))] });
  const opened: string[] = [];
  const counted: string[] = [];
  openWatches(
    standIn<HostContext>({
      own: (part) => store.add(part),
      memory,
      log: standIn<Log>({ info: () => undefined }),
      notifications: new Notifications(),
      formats: () => utcFormats,
      now: Date.now,
    }),
    {
      watches: new WatchedKeys(),
      sessions,
      views: { owns: (value): value is never => value === memory },
      jobAt: () => undefined,
    },
    {
      settings: standIn<LiveSettings>({ notifications }),
      told: {
        claim: (keys) => {
          const own = keys.filter((key) => !told.has(key));
          for (const key of own) told.add(key);
          return Promise.resolve(own);
        },
      },
      badges: {
        add: (alerts) => {
          counted.push(...alerts.map(({ id, why }) => `${id} ${why}`));
        },
        see: () => undefined,
      },
      openJob: ({ id }) => Promise.resolve(void opened.push(id)),
    },
  );
  expect(shown.items).toBe(1);
  await waitFor(() => {
    expect(memory.get(mementoKeys.watches)).toBeUndefined();
    expect(shown.items).toBe(0);
  });
  store.dispose();
  sessions.dispose();
  return { job, opened, counted };
}

it("tells once what came of a watched job, with a way to it, and not again of it as a failure", async () => {
  const told = new Set<string>();
  const { job, opened, counted } = await openWindow("watched", told);
  expect(shown.messages).toEqual([
    "Backup job of orders-db failed in prod · eu-west-1 after 30 min: Access denied.",
  ]);
  await waitFor(() => {
    expect(opened).toEqual([job.id]);
  });
  expect(told.has(toldKey(job))).toBe(true);
  expect(counted).toEqual([`${job.id} watched`]);
  await openWindow("watched", told);
  expect(shown.messages).toHaveLength(1);
});

it("tells of a job that the user watches though it was told of among others", async () => {
  await openWindow("failures", new Set([toldKey(aBackupJob())]));
  expect(shown.messages).toHaveLength(1);
});

it("tells of nothing where the user wants no messages", async () => {
  await openWindow("off", new Set());
  expect(shown.messages).toEqual([]);
});
