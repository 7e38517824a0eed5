import { describe, expect, it } from "vitest";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { filterWords } from "../../../../src/viewmodel/filter/filterText";
import { matchesResource } from "../../../../src/viewmodel/protection/resourceFilter";
import { resourceFilterText } from "../../../../src/viewmodel/protection/resourceFilterText";
import { aBackupJob, noon, vaultArn } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { aProtection, aResource } from "../../../support/protection/aProtection";
import { aProtectedResource } from "../../../support/protection/resourcesAccount";
import { ResourcesFixture } from "../../../support/protection/resourcesFixture";

const backedUp = aResource({
  lastEnded: aBackupJob({
    backupVaultName: "gold",
    createdBy: { backupPlanName: "prod", backupRuleName: "nightly" },
  }),
});
const listedOnly = aResource({ resourceArn: "arn:x", resourceType: "RDS", accountId: undefined });
const listed = aProtectedResource({ lastBackupVaultArn: vaultArn("silver") });

const wordsOf = (filter: JobFilter): string =>
  filterWords(filter, { ranges: { readAt: noon }, now: noon, formats: utcFormats });

describe("the filter of the views", () => {
  it.each<readonly [JobFilter, boolean, boolean]>([
    [{}, true, true],
    [{ resourceTypes: ["EBS"] }, true, false],
    [{ resourceTypes: ["RDS"] }, false, true],
    [{ resourceArns: ["arn:x"] }, false, true],
    [{ accountIds: ["111122223333"] }, true, false],
    [{ accountIds: ["*"] }, true, true],
    [{ vaults: ["gold", "other"] }, true, false],
    [{ vaults: ["silver"] }, false, true],
    [{ backupPlans: ["prod"] }, true, false],
    [{ backupRules: ["nightly"], resourceTypes: ["RDS"] }, false, false],
    // These are of one job alone.
    [{ states: ["FAILED"], created: "last night", messageCategories: ["x"] }, true, true],
  ])("%o lets resources through by what they are", (filter, first, second) => {
    expect(matchesResource(filter, backedUp, undefined)).toBe(first);
    expect(matchesResource(filter, listedOnly, listed)).toBe(second);
  });

  it.each<readonly [JobFilter, string]>([
    [{}, ""],
    [{ resourceTypes: ["RDS"] }, "Filter: RDS"],
    [{ states: ["FAILED"] }, "The rest of the filter narrows jobs, not resources"],
    [
      { resourceTypes: ["RDS"], created: "last night" },
      "Filter: RDS. The rest of the filter narrows jobs, not resources",
    ],
  ])("%o is said above the rows, and what of it narrows nothing", (filter, words) => {
    expect(resourceFilterText(filter, wordsOf)).toBe(words);
  });

  it("narrows the groups at once, and asks AWS nothing", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection([aResource({ resourceName: "a" }), listedOnly]);
    await view.open();
    view.account.requests.length = 0;
    view.filter = { resourceTypes: ["EBS"] };
    view.tree.filterChanged();
    await view.settled();
    expect(view.rows()).toEqual(["Up to date | 1", "  a | 1h · EBS"]);
    view.filter = { resourceTypes: ["S3"] };
    view.tree.filterChanged();
    await view.settled();
    expect(view.rows()).toEqual(["No resource matches the filter", "Clear Filters"]);
    expect(view.account.requests).toEqual([]);
  });
});
