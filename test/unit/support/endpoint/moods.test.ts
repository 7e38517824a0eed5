import { ListBackupJobsCommand, ListRestoreJobsCommand } from "@aws-sdk/client-backup";
import { describe, expect, it } from "vitest";
import { answer } from "../../../support/endpoint/answer";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { generatedAccount } from "../../../support/endpoint/data/generatedAccount";
import type { Mood } from "../../../support/endpoint/mood";
import { heldJobs, listedJobs } from "../../../support/endpoint/truth";
import { aClient, anEndpoint, now } from "./testEndpoint";

const account = demoAccount({ now });
const list = (mood: Mood): readonly Readonly<Record<string, unknown>>[] =>
  listedJobs({ account, now, mood }, "backup");

describe("Moods", () => {
  it("leave children out of lists, unless they are asked for by their parent", () => {
    const mood = { children: "leftOut" } as const;
    const children = list({}).filter((job) => job["ParentJobId"] !== undefined);
    expect(children.length).toBeGreaterThan(300);
    expect(list(mood)).toHaveLength(list({}).length - children.length);
    const parentJobId = String(children[0]?.["ParentJobId"]);
    const asked = answer({
      account,
      operation: "ListBackupJobs",
      now,
      mood,
      params: { parentJobId },
    });
    expect((asked.body["BackupJobs"] as readonly unknown[]).length).toBeGreaterThan(2);
  });

  it("scatter the order, always in the same way", () => {
    const ids = (mood: Mood): unknown[] => list(mood).map((job) => job["BackupJobId"]);
    const scattered = ids({ order: "scattered", seed: 5 });
    expect(scattered).not.toEqual(ids({}));
    expect(scattered).toEqual(ids({ order: "scattered", seed: 5 }));
    expect(scattered).not.toEqual(ids({ order: "scattered", seed: 6 }));
    expect([...scattered].sort()).toEqual(ids({}).sort());
  });

  it("omit every optional member, or chosen ones, while filters still know them", () => {
    const optional = list({ omit: "optional" });
    expect(new Set(optional.flatMap((job) => Object.keys(job)))).toEqual(
      new Set(["BackupJobId", "State"]),
    );
    const some = list({ omit: ["BackupVaultName", "CreationDate"] });
    expect(some.some((job) => "BackupVaultName" in job || "CreationDate" in job)).toBe(false);
    expect(some.some((job) => "BackupVaultArn" in job)).toBe(true);
    const params = { backupVaultName: "development" };
    const mood = { omit: "optional" } as const;
    const { body } = answer({ account, operation: "ListBackupJobs", now, mood, params });
    expect((body["BackupJobs"] as readonly unknown[]).length).toBeGreaterThan(10);
  });

  it("put some jobs into states that nobody knows, which no state filter finds", () => {
    const known = new Set(list({}).map((job) => job["State"]));
    const mood = { unknownStates: 0.2 };
    const strange = list(mood).filter((job) => !known.has(job["State"]));
    expect(strange.length).toBeGreaterThan(100);
    expect(strange.length).toBeLessThan(600);
    const { body } = answer({
      account,
      operation: "ListBackupJobs",
      now,
      mood,
      params: { state: "COMPLETED" },
    });
    const states = (body["BackupJobs"] as readonly { State: string }[]).map((job) => job.State);
    expect(new Set(states)).toEqual(new Set(["COMPLETED"]));
  });

  it("take some jobs' ids away", () => {
    const without = list({ missingIds: 0.1 }).filter((job) => !("BackupJobId" in job));
    expect(without.length).toBeGreaterThan(50);
    expect(without.length).toBeLessThan(400);
  });

  it("move a named job after a number of list requests", async () => {
    const backup = [{ BackupJobId: "1", State: "RUNNING", CreationDate: now / 1000 }];
    const endpoint = await anEndpoint({ accounts: [accountOf({ backup })] });
    const members = { State: "COMPLETED", CompletionDate: now / 1000 };
    endpoint.setMood({ moves: [{ kind: "backup", id: "1", afterRequests: 2, members }] });
    const client = aClient(endpoint);
    const state = async (): Promise<string | undefined> =>
      (await client.send(new ListBackupJobsCommand({}))).BackupJobs?.[0]?.State;
    expect([await state(), await state(), await state()]).toEqual([
      "RUNNING",
      "RUNNING",
      "COMPLETED",
    ]);
    expect(endpoint.jobs("backup")[0]).toMatchObject(members);
  });

  it("churn: with each request one more unfinished job completes", () => {
    const churned = generatedAccount({ now, backupJobs: 60, states: { RUNNING: 1, COMPLETED: 1 } });
    const running = (served: number): number =>
      heldJobs({ account: churned, now, mood: { churnEvery: 2 }, served }, "backup").filter(
        (job) => job["State"] === "RUNNING",
      ).length;
    expect(running(2)).toBe(running(0) - 1);
    expect(running(11)).toBe(running(0) - 5);
  });

  it("print dates with milliseconds, without, or as Java prints doubles: the SDK reads them all", async () => {
    const created = Date.parse("2026-11-20T08:00:00.123Z");
    const restore = [{ RestoreJobId: "1", Status: "COMPLETED", CreationDate: created / 1000 }];
    const endpoint = await anEndpoint({ accounts: [accountOf({ restore })] });
    const client = aClient(endpoint);
    const date = async (mood: Mood): Promise<number | undefined> => {
      endpoint.setMood(mood);
      const page = await client.send(new ListRestoreJobsCommand({}));
      return page.RestoreJobs?.[0]?.CreationDate?.getTime();
    };
    expect(await date({})).toBe(created);
    expect(await date({ dates: "java" })).toBe(created);
    expect(await date({ dates: "whole" })).toBe(created - 123);
  });

  it("combine", () => {
    const mood: Mood = {
      pageCap: 7,
      shortPages: true,
      emptyPages: 1,
      lateEnd: true,
      order: "scattered",
      seed: 9,
    };
    const all: unknown[] = [];
    let nextToken: string | undefined;
    do {
      const params = nextToken === undefined ? {} : { nextToken };
      const { body } = answer({ account, operation: "ListRestoreJobs", now, mood, params });
      all.push(...(body["RestoreJobs"] as readonly unknown[]));
      nextToken = body["NextToken"] as string | undefined;
    } while (nextToken !== undefined);
    expect(all).toEqual(listedJobs({ account, now, mood }, "restore"));
  });
});
