import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { aRegionsEntry, aSessionEntry, aShownSession } from "../../../support/jobs/shownSessions";
import { aSource, ViewFixture } from "../../../support/jobs/viewFixture";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";

const account = accountOf({ backup: wireBackupJobs(1, { state: "FAILED" }) });
const prod = aSessionEntry("1", { source: aSource(account, "prod") });
const test = aSessionEntry("2", { source: aSource(account, "test") });
const audit = aRegionsEntry("audit", [
  aShownSession("3", { source: aSource(account, "audit"), name: "eu-west-1" }),
  aShownSession("4", { source: aSource(account, "audit", "us-east-1"), name: "us-east-1" }),
]);

/** What each row offers of the commands on an entry. */
function offered(view: ViewFixture): readonly (readonly string[])[] {
  view.look();
  return view.mirror.items.flatMap(({ row: { label, capabilities } }) => {
    const ofEntry = capabilities.filter((word) => /Session$|Move/.test(word));
    return ofEntry.length === 0 ? [] : [[label, ...ofEntry]];
  });
}

describe("the row of a session entry", () => {
  it("can be removed, and moved where there is a place; no row below it can", async () => {
    const view = new ViewFixture();
    await view.open(prod, test, audit);
    expect(offered(view)).toEqual([
      ["prod · eu-west-1", "canRemoveSession", "canMoveDown"],
      ["test · eu-west-1", "canRemoveSession", "canMoveUp", "canMoveDown"],
      ["audit", "canRemoveSession", "canMoveUp"],
    ]);
  });

  it("says so anew when the entries stand in another order, and nothing when it is the only one", async () => {
    const view = new ViewFixture();
    await view.open(prod, audit);
    await view.open(audit, prod);
    expect(offered(view)).toEqual([
      ["audit", "canRemoveSession", "canMoveDown"],
      ["prod · eu-west-1", "canRemoveSession", "canMoveUp"],
    ]);
    await view.open(audit);
    expect(offered(view)).toEqual([]);
  });
});
