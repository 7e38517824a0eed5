import { ListBackupJobsCommand } from "@aws-sdk/client-backup";
import { describe, expect, it } from "vitest";
import { answer } from "../../../support/endpoint/answer";
import { emptyAccount } from "../../../support/endpoint/data/emptyAccount";
import { generatedAccount } from "../../../support/endpoint/data/generatedAccount";
import { hostileAccount, hostileTexts } from "../../../support/endpoint/data/hostileAccount";
import { randomAccount } from "../../../support/endpoint/data/randomAccount";
import { smallAccount } from "../../../support/endpoint/data/smallAccount";
import { heldJobs, listedJobs } from "../../../support/endpoint/truth";
import { readText } from "../../../support/endpoint/wire";
import { aClient, anEndpoint, now } from "./testEndpoint";

describe("The generated account", () => {
  it("serves 100,000 jobs, 1,000 a page", () => {
    const account = generatedAccount({ now, backupJobs: 100_000 });
    const ids = new Set<unknown>();
    let nextToken: string | undefined;
    let pages = 0;
    do {
      const token = nextToken === undefined ? {} : { nextToken };
      const params = { maxResults: "1000", ...token };
      const { body } = answer({ account, operation: "ListBackupJobs", now, params });
      for (const job of body["BackupJobs"] as readonly { BackupJobId: string }[]) {
        ids.add(job.BackupJobId);
      }
      nextToken = body["NextToken"] as string | undefined;
      pages++;
    } while (nextToken !== undefined);
    expect(ids.size).toBe(100_000);
    expect(pages).toBe(100);
  });

  it("has the vaults, states and families that it is told to have", () => {
    const states = { FAILED: 1, RUNNING: 1 };
    const account = generatedAccount({
      now,
      backupJobs: 500,
      vaults: 3,
      states,
      parents: 0,
      children: 0,
    });
    const jobs = heldJobs({ account, now }, "backup");
    expect(new Set(jobs.map((job) => job["State"]))).toEqual(new Set(["FAILED", "RUNNING"]));
    expect(new Set(jobs.map((job) => job["BackupVaultName"])).size).toBe(3);
    expect(jobs.some((job) => job["IsParent"] === true || job["ParentJobId"] !== undefined)).toBe(
      false,
    );
  });
});

describe("The random account", () => {
  it("is the same for the same seed, and varies a lot", () => {
    const sizes = new Set<number>();
    for (let seed = 1; seed <= 50; seed++) {
      const held = (): unknown =>
        heldJobs({ account: randomAccount({ seed, now }), now }, "restore");
      const jobs = held() as readonly unknown[];
      expect(held()).toEqual(jobs);
      sizes.add(jobs.length);
    }
    expect(sizes.size).toBeGreaterThan(20);
  });
});

describe("The small account", () => {
  it("fits on one page of the default size", () => {
    const account = smallAccount({ now });
    for (const operation of ["ListBackupJobs", "ListRestoreJobs", "ListCopyJobs"] as const) {
      const { body } = answer({ account, operation, now, params: { maxResults: "100" } });
      expect(body["NextToken"]).toBeUndefined();
    }
    expect(heldJobs({ account, now }, "backup")).toHaveLength(40);
  });
});

describe("The empty account", () => {
  it("is empty", () => {
    const { body } = answer({
      account: emptyAccount(),
      operation: "ListBackupJobs",
      now,
      params: {},
    });
    expect(body).toEqual({ BackupJobs: [], NextToken: undefined });
  });
});

describe("The hostile account", () => {
  const account = hostileAccount({ now });

  it("comes through the SDK as it is", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const page = await aClient(endpoint).send(new ListBackupJobsCommand({}));
    const names = (page.BackupJobs ?? []).map((job) => job.ResourceName);
    expect(names).toEqual(expect.arrayContaining([...hostileTexts]));
    expect(page.BackupJobs).toHaveLength(listedJobs({ account, now }, "backup").length);
    expect(page.BackupJobs?.some((job) => job.BackupJobId === undefined)).toBe(true);
    const options = page.BackupJobs?.map((job) => Object.keys(job.BackupOptions ?? {}));
    expect(options?.flat()).toContain("constructor");
  });

  it("has a job that is its own parent, cycles of two and three, orphans and strange states", () => {
    const jobs = heldJobs({ account, now }, "backup");
    const parentOf = new Map(jobs.map((job) => [job["BackupJobId"], job["ParentJobId"]]));
    const own = [...parentOf].filter(([id, parent]) => id !== undefined && id === parent);
    const pairs = [...parentOf].filter(
      ([id, parent]) => id !== parent && parentOf.get(parent) === id && id !== undefined,
    );
    expect(own).toHaveLength(1);
    expect(pairs).toHaveLength(2);
    expect(jobs.map((job) => job["State"])).toEqual(
      expect.arrayContaining(["__proto__", "", "QUARANTINED"]),
    );
    expect(jobs.some((job) => Object.keys(job).length === 0)).toBe(true);
  });

  it("answers a child's parent with itself where it is its own parent", () => {
    const own = heldJobs({ account, now }, "backup").find(
      (job) => job["ResourceName"] === "own-parent",
    );
    const parentJobId = readText(own?.["BackupJobId"]);
    const { body } = answer({ account, operation: "ListBackupJobs", now, params: { parentJobId } });
    expect(body["BackupJobs"]).toEqual([own]);
  });
});
