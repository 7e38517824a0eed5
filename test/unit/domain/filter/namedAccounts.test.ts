import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import {
  accountOfJob,
  accountsOfArn,
  type AccountsView,
  accountToName,
} from "../../../../src/domain/filter/namedAccounts";
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
  it("is the job's own in a view that names accounts, and none in any other", () => {
    expect(accountToName(theirs, aView(["*"]).scope)).toBe(member);
    expect(accountToName(theirs, aView([member]).scope)).toBe(member);
    expect(accountToName(theirs, aView([]).scope)).toBeUndefined();
  });

  it("is one that a view names, wherever the job came from", () => {
    expect(accountOfJob(theirs, [aView([]), aView([member])])).toBe(member);
    expect(accountOfJob(theirs, [aView(["*"], [theirs])])).toBe(member);
    expect(accountOfJob(theirs, [aView([other])])).toBeUndefined();
    expect(accountOfJob(theirs, [aView([], [theirs])])).toBeUndefined();
  });
});

describe("The accounts that requests about an ARN must name", () => {
  it("are the ARN's own, where a view names it or has jobs of it from the organization", () => {
    expect(accountsOfArn(ofMember, [aView([other, member])])).toEqual([member]);
    expect(accountsOfArn(ofMember, [aView(["*"], [theirs])])).toEqual([member]);
    expect(accountsOfArn(ofMember, [aView(["*"], [aBackupJob()])])).toEqual([]);
  });

  it("are none without a filter for accounts", () => {
    expect(accountsOfArn(ofMember, [aView([], [theirs])])).toEqual([]);
    expect(accountsOfArn(bucket, [aView([], [theirs])])).toEqual([]);
    expect(accountsOfArn(ofMember, [])).toEqual([]);
  });

  it("are those of the jobs that name an ARN without an account", () => {
    const jobs = [
      aBackupJob({ accountId: member, resourceArn: bucket }),
      aRestoreJob({ accountId: other, sourceResourceArn: bucket }),
      aCopyJob({ accountId, resourceArn: "arn:aws:s3:::another" }),
    ];
    expect(accountsOfArn(bucket, [aView(["*"], jobs)])).toEqual([member, other]);
    expect(accountsOfArn(bucket, [aView([member], jobs)])).toEqual([member]);
    const snapshot = "arn:aws:ec2:eu-west-1::snapshot/snap-2";
    expect(accountsOfArn(snapshot, [aView(["*"], jobs)])).toEqual([accountId]);
  });

  it("have the account of the job among them on which the ARN was found", () => {
    expect(accountsOfArn(bucket, [], member)).toEqual([member]);
    expect(accountsOfArn(ofMember, [aView([member])], other)).toEqual([member, other]);
    expect(accountsOfArn(ofMember, [aView([member])], member)).toEqual([member]);
  });
});
