import { expect, it, vi } from "vitest";
import { DisposableStore } from "../../../../src/base/disposables";
import { Emitter } from "../../../../src/base/emitter";
import { type Watch, watchJson } from "../../../../src/domain/live/watch";
import { mementoKeys } from "../../../../src/host/base/contributions";
import type { HostContext } from "../../../../src/host/base/hostContext";
import type { Log } from "../../../../src/host/base/log";
import type { LiveOptions } from "../../../../src/host/live/liveBundle";
import { liveModule } from "../../../../src/host/live/liveModule";
import { WatchedKeys } from "../../../../src/host/live/watchedKeys";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import type { ShownList } from "../../../../src/viewmodel/tree/loadOutcome";
import type { Views } from "../../../../src/host/tree/views";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import { fakeMemento } from "../support/fakeMemento";
import { settled } from "../../../support/jobs/settled";
import { waitFor } from "../../../support/waitFor";
import { standIn } from "../../../support/standIn";

const openLive = vi.hoisted(() => vi.fn());
const setting = vi.hoisted(() => ({ notifications: "watched", changed: (): void => undefined }));
vi.mock("vscode", () => ({
  workspace: {
    getConfiguration: () => ({ get: () => setting.notifications }),
    onDidChangeConfiguration: (changed: () => void) => {
      setting.changed = changed;
      return { dispose: () => undefined };
    },
  },
}));
vi.mock("../../../../src/host/live/liveBundle", () => ({ openLive }));

const watch: Watch = {
  kind: "backup",
  id: "a",
  session: { profile: "p", region: "eu-west-1" },
  name: "a",
};

it("is loaded once the first jobs of a view are there, once, and not before", async () => {
  const store = new DisposableStore();
  const changed = new Emitter<void>();
  const list = { isOpen: false };
  const tree = standIn<ViewTree>({
    statusChanged: changed.event,
    trees: [standIn<JobTree>({ list: standIn<ShownList>(list) })],
  });
  const context = standIn<HostContext>({
    own: (part) => store.add(part),
    memory: fakeMemento(),
    log: standIn<Log>({ failure: vi.fn() }),
  });
  const view = standIn<JobsView>({ tree });
  const options = standIn<LiveOptions>({
    views: standIn<Views>({ all: [view, view] }),
    watches: new WatchedKeys(),
  });
  liveModule(context, options);
  changed.fire();
  await settled();
  expect(openLive).not.toHaveBeenCalled();
  list.isOpen = true;
  changed.fire();
  expect(openLive).not.toHaveBeenCalled();
  await waitFor(() => {
    expect(openLive).toHaveBeenCalled();
  });
  changed.fire();
  await settled();
  expect(openLive).toHaveBeenCalledExactlyOnceWith(context, options);
});

it("is loaded at once where a job is watched", async () => {
  openLive.mockClear();
  const context = standIn<HostContext>({
    own: (part) => part,
    memory: fakeMemento({ [mementoKeys.watches]: [watchJson(watch)] }),
  });
  const options = standIn<LiveOptions>({
    views: standIn<Views>({ all: [] }),
    watches: new WatchedKeys(),
  });
  liveModule(context, options);
  await waitFor(() => {
    expect(openLive).toHaveBeenCalledExactlyOnceWith(context, options);
  });
});

it("is loaded when failures are to be told of", async () => {
  openLive.mockClear();
  const context = standIn<HostContext>({ own: (part) => part, memory: fakeMemento() });
  const options = standIn<LiveOptions>({
    views: standIn<Views>({ all: [] }),
    watches: new WatchedKeys(),
  });
  liveModule(context, options);
  setting.changed();
  await settled();
  await settled();
  expect(openLive).not.toHaveBeenCalled();
  setting.notifications = "failures";
  setting.changed();
  setting.notifications = "watched";
  await waitFor(() => {
    expect(openLive).toHaveBeenCalledExactlyOnceWith(context, options);
  });
});
