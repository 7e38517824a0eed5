import { expect, it, vi } from "vitest";
import { DisposableStore } from "../../../../src/base/disposables";
import { Emitter } from "../../../../src/base/emitter";
import type { HostContext } from "../../../../src/host/base/hostContext";
import type { Log } from "../../../../src/host/base/log";
import { liveModule } from "../../../../src/host/live/liveModule";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import type { ShownList } from "../../../../src/viewmodel/tree/loadOutcome";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import { settled } from "../../../support/jobs/settled";
import { waitFor } from "../../../support/waitFor";
import { standIn } from "../../../support/standIn";

const openLive = vi.hoisted(() => vi.fn());
vi.mock("../../../../src/host/live/liveBundle", () => ({ openLive }));

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
    log: standIn<Log>({ failure: vi.fn() }),
  });
  const view = standIn<JobsView>({ tree });
  const options = { views: { all: [view, view] }, sessions: { tryAgain: vi.fn() } };
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
