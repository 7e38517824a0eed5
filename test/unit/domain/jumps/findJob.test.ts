import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import { type FindOutcome, findJob, type WantedJob } from "../../../../src/domain/jumps/findJob";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { settled } from "../../../support/jobs/settled";
import { wireBackupJob, wireCopyJob, wireRestoreJob } from "../../../support/jobs/wireJobs";

const never = new AbortController().signal;

function account(): AccountGateway {
  return new AccountGateway({
    account: accountOf({
      backup: [wireBackupJob({ id: "aa-1" })],
      restore: [wireRestoreJob({ id: "BB-2" })],
      copy: [wireCopyJob({ id: "Cc-3" })],
    }),
  });
}

async function find(wanted: WantedJob, gateway: AccountGateway): Promise<string> {
  const outcome: FindOutcome = await findJob(wanted, gateway, never);
  return outcome.type === "found"
    ? `${outcome.job.kind} ${outcome.job.id}`
    : ["missing", ...outcome.denied].join(" ");
}

/** The requests as "backup aa-1". */
function asked(gateway: AccountGateway): string[] {
  return gateway
    .takeRequests()
    .map((text) =>
      text.replace(/^Describe(\w+)Job \w+=/, (_, kind: string) => `${kind.toLowerCase()} `),
    );
}

describe("finding a job by its id", () => {
  it.each([
    ["aa-1", "backup aa-1"],
    ["AA-1", "backup aa-1"],
    ["BB-2", "restore BB-2"],
    ["bb-2", "restore BB-2"],
    ["Cc-3", "copy Cc-3"],
    ["cC-3", "missing"],
    ["x-9", "missing"],
  ])("%s: %s", async (id, outcome) => {
    expect(await find({ id }, account())).toBe(outcome);
  });

  it("asks about the four kinds side by side, as it stands first, then in lower and in upper case", async () => {
    const gateway = account();
    await find({ id: "Bb-2" }, gateway);
    expect(asked(gateway)).toEqual([
      "backup Bb-2",
      "restore Bb-2",
      "copy Bb-2",
      "scan Bb-2",
      "backup bb-2",
      "restore bb-2",
      "copy bb-2",
      "scan bb-2",
      "backup BB-2",
      "restore BB-2",
      "copy BB-2",
      "scan BB-2",
    ]);
  });

  it("asks about the kind first that the text said, and about it alone where that is right", async () => {
    const gateway = account();
    await find({ id: "BB-2", kind: "restore" }, gateway);
    expect(asked(gateway)).toEqual(["restore BB-2"]);
    expect(await find({ id: "aa-1", kind: "restore" }, gateway)).toBe("backup aa-1");
    expect(asked(gateway)).toEqual([
      "restore aa-1",
      "restore AA-1",
      "backup aa-1",
      "copy aa-1",
      "scan aa-1",
    ]);
  });

  it("ends the other requests when one knows the job", async () => {
    const gateway = account();
    gateway.hold();
    const found = find({ id: "aa-1" }, gateway);
    await settled();
    expect(gateway.waiting).toHaveLength(4);
    gateway.deliver(0);
    await settled();
    expect(gateway.waiting).toHaveLength(0);
    expect(await found).toBe("backup aa-1");
  });

  it("says of which kinds it may not know, and asks about them once", async () => {
    const gateway = account();
    gateway.fail("accessDenied", {
      times: 99,
      hits: ({ operation }) => operation === "DescribeBackupJob",
    });
    expect(await find({ id: "aa-1" }, gateway)).toBe("missing backup");
    expect(asked(gateway).filter((text) => text.startsWith("backup"))).toEqual(["backup aa-1"]);
    expect(await find({ id: "BB-2" }, gateway)).toBe("restore BB-2");
  });

  it("fails where no kind may be asked about, and where AWS can't be asked", async () => {
    const gateway = account();
    gateway.fail("accessDenied", { times: 4 });
    await expect(find({ id: "aa-1" }, gateway)).rejects.toMatchObject({ reason: "accessDenied" });
    gateway.mend();
    gateway.fail("hostNotFound", { hits: ({ operation }) => operation === "DescribeCopyJob" });
    await expect(find({ id: "x-1" }, gateway)).rejects.toMatchObject({ reason: "hostNotFound" });
    gateway.mend();
    gateway.fail("hostNotFound", { hits: ({ operation }) => operation === "DescribeCopyJob" });
    expect(await find({ id: "aa-1" }, gateway)).toBe("backup aa-1");
  });

  it("takes an id that AWS refuses for one that it does not have", async () => {
    const gateway = account();
    gateway.fail("invalidParameterValue", { times: 99 });
    expect(await find({ id: "x" }, gateway)).toBe("missing");
  });

  it("ends with the search", async () => {
    const gateway = account();
    gateway.hold();
    const abort = new AbortController();
    const outcome = findJob({ id: "aa-1" }, gateway, abort.signal);
    await settled();
    abort.abort();
    await expect(outcome).rejects.toSatisfy(
      (error) => error instanceof BackupError && error.kind === "cancelled",
    );
    expect(gateway.waiting).toHaveLength(0);
  });
});
