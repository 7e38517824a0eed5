import { describe, expect, it } from "vitest";
import { arnsIn } from "../../../../src/domain/arn/textArns";
import { jobIdsIn } from "../../../../src/domain/job/jobIdText";
import { snapshotJob } from "../../../../src/domain/job/snapshotJob";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { Endpoint } from "../../../support/endpoint/endpoint";
import { readText } from "../../../support/endpoint/wire";
import { demoFiles } from "../../../support/run/demoFolder";

const hour = 3_600_000;

/** The account when the demo starts at a time, and the files that are written then. */
function startedAt(now: number) {
  const endpoint = new Endpoint({ accounts: [demoAccount({ now })], now: () => now });
  const [backups, restores, copies] = [
    endpoint.listed("backup"),
    endpoint.listed("restore"),
    endpoint.listed("copy"),
  ];
  const names = [...backups, ...Object.values(endpoint.accounts[0]?.protectedResources ?? {})];
  return {
    backups,
    restores,
    copies,
    names: new Set(
      names.flatMap((each) => (typeof each === "string" ? [] : [each["ResourceName"]])),
    ),
    files: demoFiles({ backups, restores, copies }),
  };
}

describe("the demo's folder", () => {
  const { backups, restores, copies, names, files } = startedAt(Date.now());
  const ids = { backup: backups, restore: restores, copy: copies };
  const text = (name: string): string => files[name] ?? "";

  it("has a first page with five things to try, and each file that it names", () => {
    const page = text("README.md");
    expect(page.match(/^\d\. \*\*.+\.\*\*/gm)).toHaveLength(5);
    const linked = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, name]) => name);
    expect(linked.sort()).toEqual(
      Object.keys(files)
        .filter((name) => name !== "README.md")
        .sort(),
    );
  });

  it("names resources that have backup jobs, and a snapshot of a job", () => {
    const [resource = "", snapshot = "", ...others] = arnsIn(text("backup.tf"));
    const known = backups.map((job) => readText(job["ResourceArn"]));
    expect(others).toEqual([]);
    expect(known).toContain(resource);
    expect(known).toEqual(expect.arrayContaining([...arnsIn(text("terraform.tfstate"))]));
    const id = snapshotJob(snapshot)?.id ?? "";
    const made = backups.find((job) => readText(job["BackupJobId"]).toLowerCase() === id);
    expect(made).toMatchObject({ State: "COMPLETED", RecoveryPointArn: snapshot });
  });

  it("tells how resources are backed up that the account has (demoProtection.test.ts has the groups)", () => {
    const rows = text("README.md").match(/^\| `.*/gm) ?? [];
    const told = rows.flatMap((row) => (row.split("|")[1] ?? "").match(/[\w-]+/g) ?? []);
    expect(told).toHaveLength(21);
    expect(told.filter((name) => !names.has(name))).toEqual([]);
  });

  it("names jobs, and tells their kinds", () => {
    const [first] = jobIdsIn(text("event.json"));
    expect(first?.kind).toBe("backup");
    // A resource's ARN may hold such an id, too: what is told by its kind comes first.
    const inLog = jobIdsIn(text("backup.log")).filter(({ kind }) => kind !== undefined);
    expect(inLog.map(({ kind }) => kind)).toEqual(["backup", "restore", "copy"]);
    expect(inLog[0]?.id).toBe(first?.id);
    for (const { id, kind = "scan" } of inLog) {
      if (kind === "scan") throw new Error("The log names no scan job.");
      expect(ids[kind].map((job) => Object.values(job))).toContainEqual(
        expect.arrayContaining([id]),
      );
    }
  });

  it("can be written whenever the demo starts", () => {
    for (let hours = 0; hours < 24 * 8; hours += 29) {
      const { files: later } = startedAt(Date.now() + hours * hour);
      for (const each of Object.values(later)) expect(each).not.toMatch(/undefined|""(?!,)|\[\]/);
    }
  });
});
