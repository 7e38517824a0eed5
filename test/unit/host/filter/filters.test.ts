import { describe, expect, it, vi } from "vitest";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { noFilter } from "../../../../src/domain/filter/jobFilter";
import { createFilterReader } from "../../../../src/host/filter/filterReader";
import { Filters } from "../../../../src/host/filter/filters";
import { noon } from "../../../support/jobs/jobBuilders";
import { fakeMemento } from "../support/fakeMemento";

function aStore(kept: Readonly<Record<string, unknown>> = {}, now = noon) {
  const memory = fakeMemento(kept);
  const log = { info: vi.fn() };
  const warning = vi.fn();
  const reader = createFilterReader(() => now);
  const filters = new Filters({ memory, reader, log, notifications: { warning } });
  const changes: JobFilter[] = [];
  filters.changed(({ filter }) => changes.push(filter));
  return { memory, log, warning, filters, changes };
}

const failed = { states: ["FAILED"], created: "last night" };

describe("the workspace's filter", () => {
  it("is none at first", () => {
    const { filters, warning } = aStore();
    expect(filters.active.filter).toEqual(noFilter);
    expect(warning).not.toHaveBeenCalled();
  });

  it("is kept, told to whoever listens, and there again after a restart", async () => {
    const { filters, memory, changes } = aStore();
    await filters.set(failed);
    expect([filters.active.filter, ...changes]).toEqual([failed, failed]);
    const again = aStore({ "awsBackup.filter": memory.get("awsBackup.filter") });
    expect(again.filters.active.filter).toEqual(failed);
    const { ranges } = again.filters.active.scope(
      "backup",
      { session: { profile: "demo", region: "eu-west-1" } },
      noon,
    );
    expect(ranges.created?.from).toBeLessThan(noon);
  });

  it("that is set once more is told again, for its times may be others; none leaves nothing behind", async () => {
    const { filters, memory, changes } = aStore();
    await filters.set(failed);
    await filters.set({ ...failed });
    expect(changes).toEqual([failed, failed]);
    await filters.set(noFilter);
    expect(changes).toHaveLength(3);
    expect(memory.keys()).toEqual([]);
  });

  it.each([
    { states: ["FAILED"], created: "since today 22:00" },
    { vaults: ["prod"], created: "today 20:00 to today 22:00" },
    { vaults: ["prod"], completed: "today 20:00 to now" },
  ])("that was right in the evening is there again the next morning: %j", async (kept) => {
    const { filters, memory } = aStore({}, Date.UTC(2026, 10, 21, 23));
    await filters.set(kept);
    const next = { "awsBackup.filter": memory.get("awsBackup.filter") };
    const morning = aStore(next, Date.UTC(2026, 10, 22, 9));
    expect(morning.filters.active.filter).toEqual(kept);
    expect(morning.warning).not.toHaveBeenCalled();
  });

  it("that the next start would refuse is refused with the reason, and the old one stays", async () => {
    const { filters, memory, changes } = aStore();
    await filters.set(failed);
    const vaults = Array.from({ length: 201 }, (_, i) => `vault-${i}`);
    await expect(filters.set({ vaults })).rejects.toThrow(
      "vaults: a criterion can have at most 200 values.",
    );
    expect(filters.active.filter).toEqual(failed);
    expect(changes).toEqual([failed]);
    expect(memory.get("awsBackup.filter")).toEqual(failed);
  });

  it.each([[{ states: "FAILED" }], ["FAILED"], [{ states: [], evil: 1 }], [{ created: "soon" }]])(
    "that can't be read (%j) is dropped, which the user is told once with the reason",
    (kept) => {
      const { filters, memory, log, warning } = aStore({ "awsBackup.filter": kept });
      expect(filters.active.filter).toEqual(noFilter);
      const told: unknown = expect.stringMatching(
        /^The filter of this workspace was removed\. .+\.$/,
      );
      expect(log.info).toHaveBeenCalledExactlyOnceWith(told);
      expect(warning).toHaveBeenCalledExactlyOnceWith(told);
      expect(memory.keys()).toEqual([]);
    },
  );
});
