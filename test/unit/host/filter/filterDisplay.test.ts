import { describe, expect, it, vi } from "vitest";
import { Emitter } from "../../../../src/base/emitter";
import type { ContextKeys } from "../../../../src/host/base/contextKeys";
import { FilterDisplay } from "../../../../src/host/filter/filterDisplay";
import { createFilterReader } from "../../../../src/host/filter/filterReader";
import { Filters } from "../../../../src/host/filter/filters";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { Views } from "../../../../src/host/tree/views";
import type { ActiveFilter } from "../../../../src/domain/filter/activeFilter";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import type { ViewKind } from "../../../../src/domain/job/viewKinds";
import { noon } from "../../../support/jobs/jobBuilders";
import { TreeFixture, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireRestoreJob } from "../../../support/jobs/wireJobs";
import { fakeMemento } from "../support/fakeMemento";
import { standIn } from "../../../support/standIn";

/** A view, in sight unless told otherwise, and what has stood above its rows. */
class FakeView {
  readonly fixture: TreeFixture;
  readonly messages: string[] = [];
  readonly #visibility = new Emitter<void>();
  #visible = true;

  constructor(kind: ViewKind) {
    const jobs =
      kind === "backup"
        ? [wireBackupJob({ id: "b", vault: "dev" })]
        : [wireRestoreJob({ id: "r", vault: "dev" })];
    this.fixture = new TreeFixture({ kind, jobs });
  }

  get view(): JobsView {
    const { tree, view } = this.fixture;
    const isVisible = (): boolean => this.#visible;
    return standIn<JobsView>({
      tree: view,
      get visible() {
        return isVisible();
      },
      onDidChangeVisibility: standIn<JobsView["onDidChangeVisibility"]>(this.#visibility.event),
      setFilter: (next: ActiveFilter) => {
        view.setFilter(next);
        tree.show();
      },
      setMessage: (message: string) => {
        this.messages.push(message);
      },
    });
  }

  get words(): string {
    return this.messages.at(-1) ?? "";
  }

  set visible(visible: boolean) {
    this.#visible = visible;
    this.#visibility.fire();
  }
}

async function display(fakes: readonly FakeView[], filter: JobFilter): Promise<FilterDisplay> {
  const filters = new Filters({
    memory: fakeMemento(),
    reader: createFilterReader(() => noon),
    log: { info: vi.fn() },
    notifications: { warning: vi.fn() },
  });
  const shown = new FilterDisplay({
    filters,
    views: standIn<Views>({ all: fakes.map(({ view }) => view) }),
    contextKeys: standIn<ContextKeys>({ set: vi.fn() }),
    formats: () => utcFormats,
    now: () => noon,
  });
  await filters.set(filter);
  for (const { fixture } of fakes) await fixture.settle();
  return shown;
}

describe("the words above the rows", () => {
  it("say where a resource is once AWS has listed no restores of it here", async () => {
    const restores = new FakeView("restore");
    const resourceArns = ["arn:aws:ec2:us-east-1:111122223333:volume/a"];
    (await display([restores], { resourceArns })).dispose();
    expect([...new Set(restores.messages.filter((message) => message !== ""))]).toEqual([
      "Filter: resource a",
      "Filter: resource a. Resource a is in us-east-1. The session is in eu-west-1, and AWS Backup lists only the jobs of one Region",
    ]);
  });

  it("name the filter once, above the first view in sight, and above each what is true of it", async () => {
    const [backups, restores] = [new FakeView("backup"), new FakeView("restore")];
    await display([backups, restores], { vaults: ["dev"] });
    expect(backups.words).toBe("Filter: vault dev");
    const ofRestores = "Searches only the loaded jobs for vault dev · 1 of 1 loaded job matches";
    expect(restores.words).toBe(ofRestores);

    backups.visible = false;
    expect(restores.words).toBe(`Filter: vault dev. ${ofRestores}`);
    backups.visible = true;
    expect(restores.words).toBe(ofRestores);
  });
});
