import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { type AccountsView, namedAccounts } from "../../../../src/domain/filter/namedAccounts";
import { aBackupJob, aCopyJob, accountId, aRestoreJob } from "../../../support/jobs/jobBuilders";

const member = "999999999999";
const other = "888888888888";
const ofMember = `arn:aws:ec2:eu-west-1:${member}:volume/vol-1`;
const bucket = "arn:aws:s3:::bucket";

/** A view whose queries ask for these accounts; without any for the caller's own jobs. */
function aView(accountIds: readonly string[], jobs: readonly Job[] = []): AccountsView {
  const asked = accountIds.map((id) => ({ kind: "backup", accountId: id }) as const);
  return {
    scope: { queries: asked.length === 0 ? [{ kind: "backup" }] : asked },
    jobs: {
      accountIds: new Set(jobs.flatMap((job) => job.accountId ?? [])),
      all: () => jobs,
    },
  };
}

const theirs = aBackupJob({ accountId: member });

describe("The account that requests about a job must name", () => {
  const named = (views: readonly AccountsView[], foundOn?: string): string | undefined =>
    namedAccounts(views).ofJob(theirs, foundOn);

  it("is its own where a view names that, or has jobs of it from the organization", () => {
    expect(named([aView([]), aView([member])])).toBe(member);
    expect(named([aView(["*"], [theirs])])).toBe(member);
    expect(named([aView([other])])).toBeUndefined();
    expect(named([aView([], [theirs])])).toBeUndefined();
  });

  it("is none where it is the caller's own: among all accounts it need not be named", () => {
    const views = [aView(["*"], [theirs, aBackupJob()])];
    expect(namedAccounts(views, accountId).ofJob(aBackupJob())).toBeUndefined();
    expect(namedAccounts(views, accountId).ofJob(theirs)).toBe(member);
    expect(namedAccounts(views).ofJob(aBackupJob())).toBe(accountId);
    // A page of another account's job leads to one of the caller's own.
    expect(namedAccounts([], accountId).ofJob(aBackupJob(), member)).toBeUndefined();
    expect(namedAccounts([], accountId).ofJob({}, member)).toBe(member);
  });

  it("is its own on a page that names one, whatever the filter is by now; else that of the page", () => {
    expect(named([], other)).toBe(member);
    expect(namedAccounts([]).ofJob({}, other)).toBe(other);
    expect(namedAccounts([aView([member])]).ofJob({})).toBeUndefined();
  });
});

describe("The accounts that requests about an ARN must name", () => {
  it("are the ARN's own, where a view names it or has jobs of it from the organization", () => {
    expect(namedAccounts([aView([other, member])]).ofArn(ofMember)).toEqual([member]);
    expect(namedAccounts([aView(["*"], [theirs])]).ofArn(ofMember)).toEqual([member]);
    expect(namedAccounts([aView(["*"], [aBackupJob()])]).ofArn(ofMember)).toEqual([]);
  });

  it("are none without a filter for accounts", () => {
    expect(namedAccounts([aView([], [theirs])]).ofArn(ofMember)).toEqual([]);
    expect(namedAccounts([aView([], [theirs])]).ofArn(bucket)).toEqual([]);
    expect(namedAccounts([]).ofArn(ofMember)).toEqual([]);
  });

  it("are those of the jobs that name an ARN without an account", () => {
    const jobs = [
      aBackupJob({ accountId: member, resourceArn: bucket }),
      aRestoreJob({ accountId: other, sourceResourceArn: bucket }),
      aCopyJob({ accountId, resourceArn: "arn:aws:s3:::another" }),
    ];
    expect(namedAccounts([aView(["*"], jobs)]).ofArn(bucket)).toEqual([member, other]);
    // The caller's own are among them, and are asked for by name beside the others.
    expect(namedAccounts([aView(["*"], jobs)], member).ofArn(bucket)).toEqual([member, other]);
    expect(namedAccounts([aView(["*"], [theirs])], member).ofArn(ofMember)).toEqual([]);
    expect(namedAccounts([aView([member], jobs)]).ofArn(bucket)).toEqual([member]);
    const snapshot = "arn:aws:ec2:eu-west-1::snapshot/snap-2";
    expect(namedAccounts([aView(["*"], jobs)]).ofArn(snapshot)).toEqual([accountId]);
  });

  it("have the account of the job among them on which the ARN was found", () => {
    expect(namedAccounts([]).ofArn(bucket, member)).toEqual([member]);
    expect(namedAccounts([aView([member])]).ofArn(ofMember, other)).toEqual([member, other]);
    expect(namedAccounts([aView([member])]).ofArn(ofMember, member)).toEqual([member]);
  });
});
