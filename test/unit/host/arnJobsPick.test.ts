import { describe, expect, it, vi } from "vitest";
import { pickJobOfArn } from "../../../src/host/arnJobsPick";
import type { JobRef } from "../../../src/viewmodel/details/actions";
import { accountOf } from "../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../support/jobs/accountGateway";
import { accountId, noon, vaultArn } from "../../support/jobs/jobBuilders";
import { FakePicks } from "../../support/jobs/fakePicks";
import { settled } from "../../support/jobs/settled";
import { aSession, utcFormats } from "../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../support/jobs/wireJobs";

vi.mock("vscode", () => ({ QuickPickItemKind: { Separator: -1 } }));

const point = `arn:aws:backup:eu-west-1:${accountId}:recovery-point:1`;
const resourceArn = `arn:aws:ec2:eu-west-1:${accountId}:volume/v`;
const members = { ResourceArn: resourceArn };

async function opened(
  arn: string,
  backup: Parameters<typeof accountOf>[0]["backup"],
  of: { readonly resourceArn?: string; readonly fails?: boolean } = {},
): Promise<{ picks: FakePicks; gateway: AccountGateway; chosen: Promise<JobRef | undefined> }> {
  const picks = new FakePicks();
  const gateway = new AccountGateway({ account: accountOf({ backup: backup ?? [] }) });
  if (of.fails === true) {
    gateway.fail("accessDenied", { hits: ({ operation }) => operation === "ListCopyJobs" });
  }
  const chosen = pickJobOfArn(
    arn,
    { session: aSession, gateway, resourceArn: of.resourceArn },
    { quickPicks: picks.host, formats: utcFormats, now: noon, pageSize: 10 },
  );
  await settled();
  return { picks, gateway, chosen };
}

describe("Jobs of an ARN", () => {
  it("of a recovery point hold the backup that made it", async () => {
    const made = wireBackupJob({ id: "made", members: { ...members, RecoveryPointArn: point } });
    const other = wireBackupJob({ id: "other", members });
    const { picks, chosen } = await opened(point, [made, other], { resourceArn });
    expect(picks.texts).toEqual([expect.stringContaining("volume made")]);
    await picks.choose("Completed");
    expect(await chosen).toMatchObject({ kind: "backup", id: "made" });
  });

  it("that are not there are said to be missing in the lists that were read", async () => {
    const { picks, chosen } = await opened(resourceArn, []);
    expect(picks.texts).toEqual(["AWS Backup lists no job of the last 30 days that names it"]);
    await picks.choose("AWS Backup");
    expect(await chosen).toBeUndefined();
  });

  it("are not said to be missing while there may be more", async () => {
    const { picks, chosen } = await opened(point, wireBackupJobs(250, { members }), {
      resourceArn,
    });
    expect(picks.texts).toEqual(["None so far · 100 jobs looked at", "Load more…"]);
    await picks.choose("Load more");
    expect(picks.texts[0]).toBe("None so far · 200 jobs looked at");
    await picks.choose("Load more");
    expect(picks.texts).toEqual(["AWS Backup lists no job of the last 30 days that names it"]);
    await picks.leave();
    expect(await chosen).toBeUndefined();
  });

  it("are not said to be missing where a list could not be read", async () => {
    const { picks } = await opened(vaultArn("Default"), [], { fails: true });
    expect(picks.texts).toEqual([
      "None so far · 0 jobs looked at",
      expect.stringMatching(/^Some jobs could not be listed · .*access/i),
    ]);
  });

  it("are not asked for where no operation has a filter", async () => {
    const { picks, gateway } = await opened("vol-1", []);
    expect(picks.texts).toEqual(["AWS Backup can't list jobs by this ARN"]);
    expect(gateway.requests).toEqual([]);
  });

  it("are not asked for any more when the user has left", async () => {
    const { picks, gateway, chosen } = await opened(resourceArn, wireBackupJobs(250, { members }));
    await picks.leave();
    expect(await chosen).toBeUndefined();
    const before = gateway.requests.length;
    await settled();
    expect(gateway.requests.length).toBe(before);
  });
});
