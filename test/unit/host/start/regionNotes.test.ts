import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Emitter } from "../../../../src/base/emitter";
import type { Source } from "../../../../src/domain/session/source";
import { everyRegion } from "../../../../src/domain/session/sessionEntry";
import { RegionNotes } from "../../../../src/host/start/regionNotes";
import type { LiveSession } from "../../../../src/host/session/liveSession";
import type { OpenEntry } from "../../../../src/host/session/sessions";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";

type LoadedList = NonNullable<JobTree["list"]>;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aSource(profile: string, region: string): Source {
  return { session: { profile, region }, gateway: noGateway };
}

function anEntry(region: string, sources: readonly Source[]): OpenEntry {
  const sessions = sources.map((source, index) => ({
    id: `${index}`,
    session: standIn<LiveSession>({ source }),
  }));
  return { id: region, entry: { profile: "prod", region }, sessions };
}

/** Two views, each with so many jobs in each Region. */
function notes(entries: readonly OpenEntry[], counts: Readonly<Record<string, number>>) {
  const changed = new Emitter<void>();
  const view = standIn<JobsView>({ tree: standIn<ViewTree>({ statusChanged: changed.event }) });
  const treeOf = ({ session }: Source): JobTree => {
    const count = (): number => counts[session.region] ?? 0;
    return standIn<JobTree>({
      list: standIn<LoadedList>({ jobs: standIn<LoadedList["jobs"]>({ count }) }),
    });
  };
  const note = vi.fn();
  const made = new RegionNotes({
    sessions: { entries },
    views: { all: [view, view], treesOf: (source) => [treeOf(source), treeOf(source)] },
    regionMemory: { note },
  });
  return { note, changed, made };
}

it("notes the jobs of all views by Region, once the loads have calmed down", () => {
  const sources = ["eu-west-1", "us-east-1"].map((region) => aSource("prod", region));
  const { note, changed } = notes([anEntry(everyRegion, sources)], { "us-east-1": 4 });
  changed.fire();
  vi.advanceTimersByTime(1000);
  changed.fire();
  expect(note).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(note).toHaveBeenCalledExactlyOnceWith(
    "prod",
    new Map([
      ["eu-west-1", 0],
      ["us-east-1", 8],
    ]),
  );
});

it("notes nothing of a single Region, and nothing after its end", () => {
  const single = notes([anEntry("eu-west-1", [aSource("prod", "eu-west-1")])], { "eu-west-1": 1 });
  single.changed.fire();
  const ended = notes([anEntry(everyRegion, [aSource("prod", "eu-west-1")])], { "eu-west-1": 1 });
  ended.changed.fire();
  ended.made.dispose();
  vi.advanceTimersByTime(10_000);
  expect([single.note.mock.calls, ended.note.mock.calls]).toEqual([[], []]);
});
