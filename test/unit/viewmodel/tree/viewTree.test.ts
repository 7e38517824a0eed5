import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { aSource, ViewFixture } from "../../../support/jobs/viewFixture";
import { openTree } from "../../../support/jobs/treeFixture";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";

const some = accountOf({ backup: wireBackupJobs(3, { state: "FAILED" }) });
const others = accountOf({ backup: wireBackupJobs(2, { id: "other", state: "RUNNING" }) });

describe("A view of one session", () => {
  it("has the rows of its tree", async () => {
    const alone = await openTree({ account: some });
    const view = new ViewFixture();
    await view.open(aSessionEntry("1", { source: aSource(some, "demo") }));
    expect(view.mirror.text).toBe(alone.mirror.text);
  });
});

describe("A view of several sessions", () => {
  it("has a row each, and theirs below it", async () => {
    const view = new ViewFixture();
    await view.open(
      aSessionEntry("1", { source: aSource(some, "prod") }),
      aSessionEntry("2", { source: aSource(others, "dev") }),
    );
    expect(view.outline()).toMatchInlineSnapshot(`
      [
        "prod · eu-west-1 [3 failed · 3 jobs · 111122223333]",
        "  Failed [3]",
        "    Default [3]",
        "      volume failed-1 [EBS · 1h ago]",
        "      volume failed-2 [EBS · 1h ago]",
        "      volume failed-3 [EBS · 1h ago]",
        "dev · eu-west-1 [2 running · 2 jobs · 111122223333]",
        "  Running [2]",
        "    Default [2]",
        "      volume other-1 [EBS · 1h ago]",
        "      volume other-2 [EBS · 1h ago]",
      ]
    `);
  });
});
