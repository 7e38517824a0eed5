import { describe, expect, it, vi } from "vitest";
import type { OpenEntry } from "../../../../src/host/session/sessions";
import { rowEntry } from "../../../../src/host/start/rowEntry";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { aRegionsEntry, aSessionEntry, aShownSession } from "../../../support/jobs/shownSessions";
import { aSource, ViewFixture } from "../../../support/jobs/viewFixture";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";
import { standIn } from "../../../support/standIn";

vi.mock("vscode", () => ({}));

const account = accountOf({ backup: wireBackupJobs(1, { state: "FAILED" }) });

describe("the entry of a row", () => {
  it("is that of the session or of all Regions, and none of any other row or value", async () => {
    const prod: OpenEntry = { id: "1", entry: { profile: "prod" }, sessions: [] };
    const audit: OpenEntry = { id: "2", entry: { profile: "audit", region: "*" }, sessions: [] };
    const view = new ViewFixture();
    await view.open(
      aSessionEntry("1", { source: aSource(account, "prod") }),
      aRegionsEntry("2", [
        aShownSession("3", { source: aSource(account, "audit"), name: "eu-west-1" }),
      ]),
    );
    const shown = standIn<JobsView>({
      tree: view.tree,
      owns: (argument): argument is never => view.mirror.nodes.some((node) => node === argument),
    });
    const entryOf = (argument: unknown): unknown =>
      rowEntry(argument, { all: [shown] }, resources, { entries: [prod, audit] });
    // A row of protected resources, and one of a Region there.
    const ids: Record<string, string> = { row: "1", region: "3" };
    const resources = { sessionIdOf: (row: unknown) => ids[String(row)] };
    expect(entryOf("row")).toBe(prod.entry);
    expect(entryOf("region")).toBeUndefined();
    expect(entryOf(view.find("prod · eu-west-1"))).toBe(prod.entry);
    expect(entryOf(view.find("2"))).toBe(audit.entry);
    expect(entryOf(view.find("prod · eu-west-1", "Failed"))).toBeUndefined();
    for (const other of [undefined, "1", { type: "session", id: "1" }]) {
      expect(entryOf(other)).toBeUndefined();
    }
  });
});
