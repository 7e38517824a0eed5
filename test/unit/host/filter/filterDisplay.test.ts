import { describe, expect, it, vi } from "vitest";
import type { ContextKeys } from "../../../../src/host/base/contextKeys";
import { FilterDisplay } from "../../../../src/host/filter/filterDisplay";
import { createFilterReader } from "../../../../src/host/filter/filterReader";
import { Filters } from "../../../../src/host/filter/filters";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { Views } from "../../../../src/host/tree/views";
import type { ActiveFilter } from "../../../../src/domain/filter/activeFilter";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { noon } from "../../../support/jobs/jobBuilders";
import { TreeFixture, utcFormats } from "../../../support/jobs/treeFixture";
import { fakeMemento } from "../support/fakeMemento";
import { standIn } from "../../../support/standIn";

/** The words above the restore jobs of a filter, while AWS is asked and when it has answered. */
async function wordsAbove(filter: JobFilter): Promise<readonly string[]> {
  const fixture = new TreeFixture({ kind: "restore" });
  const filters = new Filters({
    memory: fakeMemento(),
    reader: createFilterReader(() => noon),
    log: { info: vi.fn() },
    notifications: { warning: vi.fn() },
  });
  const messages: string[] = [];
  const view = standIn<JobsView>({
    tree: fixture.tree,
    setFilter: (next: ActiveFilter) => {
      fixture.tree.setFilter(next);
      fixture.tree.show();
    },
    setMessage: (message: string) => {
      messages.push(message);
    },
  });
  const views = standIn<Views>({ all: [view] });
  const contextKeys = standIn<ContextKeys>({ set: vi.fn() });
  const display = new FilterDisplay({
    filters,
    views,
    contextKeys,
    formats: () => utcFormats,
    now: () => noon,
  });
  await filters.set(filter);
  await fixture.settle();
  display.dispose();
  return [...new Set(messages.filter((message) => message !== ""))];
}

describe("the words above the rows", () => {
  it("say where a resource is once AWS has listed no restores of it here", async () => {
    const resourceArns = ["arn:aws:ec2:us-east-1:111122223333:volume/a"];
    expect(await wordsAbove({ resourceArns })).toEqual([
      "Filter: resource a",
      "Filter: resource a. Resource a is in us-east-1. The session is in eu-west-1, and AWS Backup lists only the jobs of one Region",
    ]);
  });
});
