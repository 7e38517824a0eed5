import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ViewKind, viewKinds } from "../../../../src/domain/job/viewKinds";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { planFilter, queryLimit } from "../../../../src/domain/filter/filterPlan";
import { rangesOf } from "../../../../src/domain/filter/filterRanges";
import type { JobScope } from "../../../../src/domain/filter/jobScope";
import { aBackupJob, accountId, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { readRange } from "../../../support/jobs/treeFixture";
import { runs } from "../../../support/property";

const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i));
const arn = "arn:aws:rds:eu-west-1:111122223333:db:orders";
const testingPlan = "arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:weekly";

function plan(filter: JobFilter, kind: ViewKind = "backup"): JobScope {
  return planFilter(filter, kind, rangesOf(filter, readRange, noon));
}

/** The queries without their kind. */
function queries(filter: JobFilter, kind: ViewKind = "backup"): readonly object[] {
  return plan(filter, kind).queries.map((query) =>
    Object.fromEntries(Object.entries(query).filter(([member]) => member !== "kind")),
  );
}

describe("A filter", () => {
  it("asks for everything when it is empty", () => {
    expect(plan({})).toMatchObject({ queries: [{ kind: "backup" }], narrowedBy: [] });
  });

  it("uses each parameter of ListBackupJobs", () => {
    expect(
      queries({
        states: ["FAILED"],
        vaults: ["prod"],
        resourceTypes: ["RDS"],
        resourceArns: [arn],
        accountIds: ["*"],
        messageCategories: ["AccessDenied"],
        parentJobIds: ["stack"],
        created: "2026-11-20T00:00:00Z/2026-11-21T00:00:00Z",
        completed: "2026-11-20T01:00:00Z/2026-11-21T01:00:00Z",
      }),
    ).toEqual([
      {
        state: "FAILED",
        backupVaultName: "prod",
        resourceType: "RDS",
        resourceArn: arn,
        accountId: "*",
        messageCategory: "AccessDenied",
        parentJobId: "stack",
        createdAfter: Date.UTC(2026, 10, 20) - 1,
        createdBefore: Date.UTC(2026, 10, 21),
        completeAfter: Date.UTC(2026, 10, 20, 1) - 1,
        completeBefore: Date.UTC(2026, 10, 21, 1),
      },
    ]);
  });

  it("uses each parameter of ListRestoreJobs, and looks through what is loaded for the rest", () => {
    const filter = {
      states: ["FAILED"],
      vaults: ["prod"],
      resourceTypes: ["RDS"],
      accountIds: ["111122223333"],
      parentJobIds: ["stack"],
      restoreTestingPlanArns: [testingPlan],
      created: "2026-11-20T00:00:00Z/",
    };
    expect(queries(filter, "restore")).toEqual([
      {
        state: "FAILED",
        resourceType: "RDS",
        accountId: "111122223333",
        parentJobId: "stack",
        restoreTestingPlanArn: testingPlan,
        createdAfter: Date.UTC(2026, 10, 20) - 1,
      },
    ]);
    expect(plan(filter, "restore").narrowedBy).toEqual(["vaults"]);
  });

  it("asks for a resource's restores by the resource, and looks through them for the rest", () => {
    const filter = { resourceArns: [arn], states: ["FAILED", "RUNNING"], resourceTypes: ["RDS"] };
    expect(queries(filter, "restore")).toEqual([
      { resourceArn: arn, state: "FAILED" },
      { resourceArn: arn, state: "RUNNING" },
    ]);
    expect(plan(filter, "restore").narrowedBy).toEqual(["resourceTypes"]);
  });

  it("asks for other accounts' restores of a resource by account: the resource's own list knows the caller's only", () => {
    const filter = { resourceArns: [arn], accountIds: [accountId] };
    expect(queries(filter, "restore")).toEqual([{ accountId }]);
    expect(plan(filter, "restore").narrowedBy).toEqual(["resourceArns"]);
  });

  it("asks for the account's own restores and copies where all accounts are meant", () => {
    const filter = { resourceArns: [arn], accountIds: ["*"] };
    expect(plan(filter, "restore")).toMatchObject({
      queries: [{ kind: "restore", resourceArn: arn }],
      listsOwnAccountOnly: true,
      narrowedBy: [],
      impossible: [],
    });
    expect(plan(filter, "copy").queries).toEqual([{ kind: "copy", resourceArn: arn }]);
    expect(plan(filter, "backup").queries).toEqual([
      { kind: "backup", resourceArn: arn, accountId: "*" },
    ]);
  });

  it("asks for each of many accounts where the organization has no list, else for all of them", () => {
    const accountIds = Array.from({ length: 30 }, (_, i) => String(100_000_000_000 + i));
    expect(queries({ accountIds }, "restore")).toEqual(accountIds.map((id) => ({ accountId: id })));
    expect(plan({ accountIds }, "restore").narrowedBy).toEqual([]);
    expect(queries({ accountIds }, "backup")).toEqual([{ accountId: "*" }]);
    expect(plan({ accountIds }, "backup").narrowedBy).toEqual(["accountIds"]);
  });

  it("of failures without a later good backup asks for what their resources and accounts have, and for no end", () => {
    const filter: JobFilter = {
      laterBackup: ["none"],
      states: ["FAILED"],
      vaults: ["prod"],
      resourceTypes: ["RDS"],
      resourceArns: [arn],
      accountIds: ["*"],
      created: "2026-11-20T00:00:00Z/2026-11-21T00:00:00Z",
      completed: "2026-11-20T01:00:00Z/",
    };
    expect(queries(filter)).toEqual([
      {
        resourceType: "RDS",
        resourceArn: arn,
        accountId: "*",
        createdAfter: Date.UTC(2026, 10, 20) - 1,
      },
    ]);
    expect(plan(filter)).toMatchObject({
      leavesOutRecovered: true,
      narrowedBy: ["states", "laterBackup", "vaults", "created", "completed"],
    });
    const since = { laterBackup: ["none"], created: "2026-11-20T00:00:00Z/" };
    expect(plan(since).narrowedBy).toEqual(["laterBackup"]);
    const copies = "arn:aws:backup:eu-west-1:111122223333:backup-vault:copies";
    expect(queries({ laterBackup: ["none"], destinationVaultArns: [copies] }, "copy")).toEqual([
      { destinationVaultArn: copies },
    ]);
  });

  it("of failures without a later good backup shows failed jobs only", () => {
    const { belongs, shows, matches } = plan({ laterBackup: ["none"] });
    for (const state of ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"]) {
      const job = aBackupJob({ state });
      expect([belongs(job), matches(job), shows(state)]).toEqual([true, true, true]);
    }
    for (const state of ["COMPLETED", "RUNNING", "SEALED"]) {
      const job = aBackupJob({ state });
      expect([belongs(job), matches(job), shows(state)]).toEqual([false, false, false]);
    }
  });

  it("asks once for each combination of values", () => {
    expect(queries({ states: ["FAILED", "EXPIRED"], vaults: ["a", "b"] })).toEqual([
      { backupVaultName: "a", state: "FAILED" },
      { backupVaultName: "b", state: "FAILED" },
      { backupVaultName: "a", state: "EXPIRED" },
      { backupVaultName: "b", state: "EXPIRED" },
    ]);
  });

  it("asks no more queries than the limit: what goes beyond narrows what is loaded", () => {
    const vaults = Array.from({ length: 7 }, (_, i) => `vault-${i}`);
    const scope = plan({ vaults, states: ["FAILED", "COMPLETED", "ABORTED"] });
    expect(scope.queries).toHaveLength(7);
    expect(scope.narrowedBy).toEqual(["states"]);
    expect(scope.belongs(aBackupJob({ state: "FAILED", backupVaultName: "vault-1" }))).toBe(true);
    expect(scope.belongs(aBackupJob({ state: "RUNNING" }))).toBe(false);
  });

  it("asks for rare states rather than for vaults beyond the limit: few jobs have them", () => {
    const vaults = Array.from({ length: 7 }, (_, i) => `vault-${i}`);
    const states = ["FAILED", "EXPIRED", "ABORTED"];
    const scope = plan({ vaults, states });
    expect(scope.queries).toEqual(states.map((state) => ({ kind: "backup", state })));
    expect(scope.narrowedBy).toEqual(["vaults"]);
    expect(scope.belongs(aBackupJob({ state: "FAILED", backupVaultName: "other" }))).toBe(false);
  });

  it("asks the organization where more accounts are wanted than queries: no other list has them", () => {
    const accountIds = Array.from({ length: 21 }, (_, i) => String(100_000_000_000 + i));
    const scope = plan({ accountIds });
    expect(scope.queries).toEqual([{ kind: "backup", accountId: "*" }]);
    expect(scope.narrowedBy).toEqual(["accountIds"]);
    expect(scope.belongs(aBackupJob({ accountId: "100000000020" }))).toBe(true);
    expect(scope.belongs(aBackupJob({ accountId: "100000000021" }))).toBe(false);
  });

  it("tells completed jobs from those with issues by looking", () => {
    const scope = plan({ states: ["COMPLETED_WITH_ISSUES"] });
    expect(scope.queries).toEqual([{ kind: "backup", state: "COMPLETED" }]);
    expect(scope.narrowedBy).toEqual(["states"]);
    expect(scope.belongs(aBackupJob({ messageCategory: "AccessDenied" }))).toBe(true);
    expect(scope.belongs(aBackupJob({ messageCategory: "SUCCESS" }))).toBe(false);
  });

  it("needs no looking where both kinds of completed jobs are wanted", () => {
    const scope = plan({ states: ["COMPLETED", "COMPLETED_WITH_ISSUES"] });
    expect(scope.queries).toEqual([{ kind: "backup", state: "COMPLETED" }]);
    expect(scope.narrowedBy).toEqual([]);
  });

  it("looks for states that the API model does not know, which no request may ask for", () => {
    const scope = plan({ states: ["FAILED", "QUARANTINED"] });
    expect(scope.queries).toEqual([{ kind: "backup" }]);
    expect(scope.belongs(aBackupJob({ state: "QUARANTINED" }))).toBe(true);
    expect(scope.belongs(aBackupJob({ state: "COMPLETED" }))).toBe(false);
  });

  it.each<[ViewKind, JobFilter]>([
    ["restore", { states: ["PARTIAL"] }],
    ["restore", { messageCategories: ["AccessDenied"] }],
    ["restore", { backupPlans: ["daily"] }],
    ["restore", { backupRules: ["daily"] }],
    ["backup", { restoreTestingPlanArns: [testingPlan] }],
  ])("asks %s jobs nothing for what they never have: %o", (kind, filter) => {
    const scope = plan(filter, kind);
    expect(scope.queries).toEqual([]);
    expect(scope.impossible).toHaveLength(1);
    expect(scope.matches(kind === "backup" ? aBackupJob() : aRestoreJob())).toBe(false);
  });

  it("asks for the states that restore jobs have among those that they don't", () => {
    const scope = plan({ states: ["PARTIAL", "FAILED"] }, "restore");
    expect(scope.queries).toEqual([{ kind: "restore", state: "FAILED" }]);
    expect(scope.impossible).toEqual([{ criterion: "states", values: ["PARTIAL"] }]);
  });

  it("lets nothing through where its time can't be read", () => {
    const scope = planFilter({ created: "whenever" }, "backup", { readAt: noon });
    expect(scope.queries).toEqual([]);
    expect(scope.impossible).toEqual([{ criterion: "created", values: ["whenever"] }]);
    expect(scope.matches(aBackupJob())).toBe(false);
  });

  it("finds a plan by its name, id or ARN among what is loaded", () => {
    const createdBy = {
      backupPlanId: "id-1",
      backupPlanName: "daily",
      backupPlanArn: "arn:aws:backup:eu-west-1:111122223333:backup-plan:id-1",
    };
    for (const value of Object.values(createdBy)) {
      const scope = plan({ backupPlans: [value] });
      expect(scope.narrowedBy).toEqual(["backupPlans"]);
      expect(scope.belongs(aBackupJob({ createdBy }))).toBe(true);
      expect(scope.belongs(aBackupJob())).toBe(false);
    }
  });

  it("never asks more than the limit, whatever is in it", () => {
    const values = fc.uniqueArray(fc.constantFrom(...letters), {
      minLength: 1,
    });
    fc.assert(
      fc.property(
        fc.record(
          {
            states: values,
            vaults: values,
            resourceTypes: values,
            resourceArns: values,
            accountIds: values,
            messageCategories: values,
            parentJobIds: values,
            restoreTestingPlanArns: values,
            recoveryPointArns: values,
            destinationVaultArns: values,
            destinationRegions: values,
          },
          { requiredKeys: [] },
        ),
        fc.constantFrom(...viewKinds),
        (filter, kind) => {
          const { queries: asked, impossible } = plan(filter, kind);
          expect(asked.length).toBeLessThanOrEqual(queryLimit);
          if (impossible.length === 0) expect(asked.length).toBeGreaterThan(0);
          expect(new Set(asked.map((query) => JSON.stringify(query))).size).toBe(asked.length);
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});
