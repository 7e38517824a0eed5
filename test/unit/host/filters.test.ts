import { describe, expect, it, vi } from "vitest";
import type { JobFilter } from "../../../src/domain/jobFilter";
import { noFilter } from "../../../src/domain/jobFilter";
import { createFilterReader } from "../../../src/host/filterReader";
import { Filters } from "../../../src/host/filters";
import { noon } from "../../support/jobs/jobBuilders";
import { fakeMemento } from "./support/fakeMemento";

function aStore(kept: Readonly<Record<string, unknown>> = {}) {
  const memory = fakeMemento(kept);
  const log = { info: vi.fn(), failure: vi.fn() };
  const load = vi.fn(() => Promise.resolve(createFilterReader(() => noon)));
  const filters = new Filters({ memory, load, log });
  const changes: JobFilter[] = [];
  filters.changed((filter) => changes.push(filter));
  return { memory, log, load, filters, changes };
}

const failed = { states: ["FAILED"], created: "last night" };

describe("the workspace's filter", () => {
  it("is none at first, and reads nothing and loads nothing for that", async () => {
    const { filters, load, changes } = aStore();
    await filters.restored;
    expect(filters.active).toEqual(noFilter);
    expect(load).not.toHaveBeenCalled();
    expect(changes).toEqual([]);
  });

  it("is kept, told to whoever listens, and there again after a restart", async () => {
    const { filters, memory, changes } = aStore();
    await filters.set(failed);
    expect([filters.active, ...changes]).toEqual([failed, failed]);
    const again = aStore({ "awsBackup.filter": memory.get("awsBackup.filter") });
    await again.filters.restored;
    expect(again.filters.active).toEqual(failed);
    expect(again.changes).toEqual([failed]);
    expect(again.filters.reader?.range("last night", noon)).toBeDefined();
  });

  it("that is set once more tells nobody; none leaves nothing behind", async () => {
    const { filters, memory, changes } = aStore();
    await filters.set(failed);
    await filters.set({ ...failed });
    expect(changes).toHaveLength(1);
    await filters.set(noFilter);
    expect(changes).toHaveLength(2);
    expect(memory.keys()).toEqual([]);
  });

  it.each([[{ states: "FAILED" }], ["FAILED"], [{ states: [], evil: 1 }], [{ created: "soon" }]])(
    "that can't be read (%j) is dropped with one line in the log",
    async (kept) => {
      const { filters, log, changes } = aStore({ "awsBackup.filter": kept });
      await filters.restored;
      expect(filters.active).toEqual(noFilter);
      expect(changes).toEqual([]);
      expect(log.info).toHaveBeenCalledExactlyOnceWith(
        expect.stringMatching(/^The filter of this workspace was dropped: .+\.$/),
      );
    },
  );

  it("does without, where its code can't be loaded", async () => {
    const memory = fakeMemento({ "awsBackup.filter": failed });
    const log = { info: vi.fn(), failure: vi.fn() };
    const filters = new Filters({ memory, log, load: () => Promise.reject(new Error("gone")) });
    await filters.restored;
    expect(filters.active).toEqual(noFilter);
    expect(log.failure).toHaveBeenCalledOnce();
  });
});
