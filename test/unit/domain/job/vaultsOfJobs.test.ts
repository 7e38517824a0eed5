import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { vaultOf } from "../../../../src/domain/job/vault";
import { VaultsOfJobs } from "../../../../src/domain/job/vaultsOfJobs";
import { aBackupJob, vaultArn } from "../../../support/jobs/jobBuilders";
import { runs } from "../../../support/property";

const home = "111122223333";

describe("Vaults of jobs", () => {
  it("are made once for the jobs that say the same of their vault", () => {
    const vaults = new VaultsOfJobs();
    const all = Array.from({ length: 1000 }, (_, i) =>
      vaults.of(aBackupJob({ id: `job-${i}`, backupVaultName: `Vault${i % 3}` }), home),
    );
    expect(new Set(all).size).toBe(3);
  });

  it("are those that each job by itself has, whatever the jobs before it said", () => {
    const text = fc.constantFrom(undefined, "", " ", "Default", vaultArn("Default"), "arn:aws");
    const facts = fc.record({
      backupVaultArn: text,
      backupVaultName: text,
      accountId: fc.constantFrom(undefined, "111122223333", "999988887777"),
    });
    const homes = fc.constantFrom(undefined, "111122223333", "444455556666");
    fc.assert(
      fc.property(fc.array(fc.tuple(facts, homes), { maxLength: 30 }), (all) => {
        const vaults = new VaultsOfJobs();
        for (const [{ backupVaultArn, backupVaultName, accountId }, at] of all) {
          const job: Job = {
            kind: "backup",
            id: "job",
            state: "COMPLETED",
            ...(backupVaultArn !== undefined && { backupVaultArn }),
            ...(backupVaultName !== undefined && { backupVaultName }),
            ...(accountId !== undefined && { accountId }),
          };
          expect(vaults.of(job, at)).toEqual(vaultOf(job, at));
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
