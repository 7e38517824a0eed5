import { describe, expect, it, vi } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import type { SessionState } from "../../../../src/host/session/liveSession";
import { JobHovers } from "../../../../src/host/jumps/jobHovers";
import { ArnSources } from "../../../../src/host/tree/arnSources";
import type { FoundInText } from "../../../../src/host/jumps/textUnderCursor";
import type { ResourceWords } from "../../../../src/viewmodel/job/resourceWords";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { aBackupJob, accountId, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { OpenSessions } from "../support/openSessions";

vi.mock("vscode", () => ({}));

const ofVolume = (id: string): string => `arn:aws:ec2:eu-west-1:${accountId}:volume/${id}`;

class Hovering {
  readonly gateway = new AccountGateway({
    account: accountOf({ backup: [wireBackupJob({ id: "a" }), wireBackupJob({ id: "b" })] }),
  });
  readonly sessions = new OpenSessions({ session: aSession, gateway: this.gateway });
  now = noon;
  loaded: readonly Job[] = [];
  /** What the view of protected resources says, by ARN. */
  readonly words = new Map<string, ResourceWords>();
  /** The accounts that requests about any ARN must name. */
  accounts: readonly string[] = [];
  readonly hovers: JobHovers;

  constructor() {
    const sessions = this.sessions.asSessions;
    const loadedJobs = (): readonly Job[] => this.loaded;
    const accounts = {
      all: () => [],
      named: () => ({ ofJob: () => undefined, ofArn: () => this.accounts }),
    };
    this.hovers = new JobHovers({
      sessions,
      sources: new ArnSources({ sessions, accounts, loadedJobs }),
      sessionOf: () => undefined,
      formats: () => utcFormats,
      now: () => this.now,
      loadedJobs,
      accounts,
      words: (_, arn) => this.words.get(arn),
    });
  }

  become(state: SessionState): void {
    this.sessions.become(state);
  }

  on(id: string, signal = new AbortController().signal): Promise<string | undefined> {
    const found: FoundInText = { type: "arn", arn: ofVolume(id), start: 0, end: 1 };
    return this.hovers.textOf(found, signal);
  }
}

describe("hovers", () => {
  it("say what the view of protected resources says of the resource, and ask nothing more for it", async () => {
    const hovering = new Hovering();
    expect(await hovering.on("a")).not.toContain("Overdue");
    hovering.words.set(ofVolume("a"), { group: "Overdue", findings: "missed *Tue* 03:00" });
    expect(await hovering.on("a")).toContain("**Overdue** missed \\*Tue\\* 03\\:00");
    expect(hovering.gateway.requests).toHaveLength(1);
  });

  it("ask once, with one page, and use the answer for a minute", async () => {
    const hovering = new Hovering();
    const text = await hovering.on("a");
    expect(text).toContain("Last backup\\: Completed");
    expect(hovering.gateway.takeRequests()).toEqual([
      `ListBackupJobs maxResults=1000 resourceArn=${ofVolume("a")}`,
    ]);
    hovering.now += 59_000;
    await hovering.on("a");
    expect(hovering.gateway.takeRequests()).toEqual([]);
    hovering.now += 2_000;
    await hovering.on("a");
    expect(hovering.gateway.takeRequests()).toHaveLength(1);
  });

  it("find the backup job of a recovery point among the loaded jobs, and lead to it", async () => {
    const hovering = new Hovering();
    const point = "arn:aws:ec2:eu-west-1::snapshot/snap-1";
    const id = "aaaaaaaa-0000-4000-8000-000000000001";
    const on = (arn: string) =>
      hovering.hovers.textOf({ type: "arn", arn, start: 0, end: 1 }, new AbortController().signal);
    expect(await on(point)).not.toContain("Made by");
    hovering.loaded = [
      aRestoreJob({ recoveryPointArn: point }),
      aBackupJob({ id, recoveryPointArn: point }),
    ];
    const text = await on(point);
    expect(text).toContain("Made by the backup job\\: Completed 30m ago");
    expect(text).toContain("Open Job That Made It");
    expect(text).toContain(id);
    // What a resource's ARN means is asked of AWS.
    hovering.loaded = [aBackupJob({ id, recoveryPointArn: ofVolume("a") })];
    expect(await on(ofVolume("a"))).not.toContain("Made by");
  });

  it("name the account of a view's filter, in the request and in the answer", async () => {
    const hovering = new Hovering();
    const account = { managesOrganization: true };
    hovering.gateway.account = accountOf(account);
    expect(await hovering.on("a")).not.toContain("in account");
    hovering.accounts = ["999999999999"];
    hovering.gateway.takeRequests();
    // The answer of a moment ago was about another account.
    expect(await hovering.on("a")).toContain("in account 999999999999 in eu\\-west\\-1");
    expect(hovering.gateway.takeRequests()).toEqual([
      `ListBackupJobs maxResults=1000 resourceArn=${ofVolume("a")} accountId=999999999999`,
    ]);
  });

  it("say and ask nothing about what AWS Backup never backs up", async () => {
    const hovering = new Hovering();
    const on = (arn: string): Promise<string | undefined> =>
      hovering.hovers.textOf({ type: "arn", arn, start: 0, end: 1 }, new AbortController().signal);
    for (const arn of [
      `arn:aws:iam::${accountId}:role/backup`,
      `arn:aws:lambda:eu-west-1:${accountId}:function:f`,
      `arn:aws-cn:sns:cn-north-1:${accountId}:topic`,
      `arn:aws:elasticfilesystem:eu-west-1:${accountId}:access-point/fsap-1`,
      `arn:aws:s3:eu-west-1:${accountId}:accesspoint/logs/object/x.gz`,
      `arn:aws:s3::${accountId}:accesspoint/many.mrap`,
    ]) {
      expect(await on(arn), arn).toBeUndefined();
    }
    expect(hovering.gateway.takeRequests()).toEqual([]);
    expect(await on(`arn:aws:ssm-sap:eu-west-1:${accountId}:HANA/a/DB/b`)).toBeDefined();
    expect(await on(`arn:aws:a-new-service:eu-west-1:${accountId}:thing/a`)).toBeDefined();
    expect(hovering.gateway.takeRequests()).toHaveLength(2);
  });

  it("ask about the table whose index or stream it is", async () => {
    const hovering = new Hovering();
    const table = `arn:aws:dynamodb:eu-west-1:${accountId}:table/Orders`;
    const parts = ["/index/ByDate", "/stream/2026-01-01T00:00:00.000", ""];
    for (const arn of parts.map((part) => `${table}${part}`)) {
      const found: FoundInText = { type: "arn", arn, start: 0, end: 1 };
      const text = await hovering.hovers.textOf(found, new AbortController().signal);
      expect(text).toContain("Orders");
      expect(text).not.toContain("00\\.000");
    }
    // One answer for all three.
    expect(hovering.gateway.takeRequests()).toEqual([
      `ListBackupJobs maxResults=1000 resourceArn=${table}`,
    ]);
  });

  it("find a job whose id a text has in the other case, and ask no more where it stands as AWS has it", async () => {
    const hovering = new Hovering();
    const upper = "FA843053-0000-4000-8000-000000000001";
    hovering.gateway.account = accountOf({ backup: [wireBackupJob({ id: upper })] });
    const on = (id: string): Promise<string | undefined> =>
      hovering.hovers.textOf(
        { type: "job", id, kind: "backup", start: 0, end: 1 },
        new AbortController().signal,
      );
    expect(await on(upper.toLowerCase())).toContain("Completed");
    expect(hovering.gateway.takeRequests()).toHaveLength(2);
    expect(await on(upper)).toContain("Completed");
    expect(hovering.gateway.takeRequests()).toHaveLength(1);
    expect(await on("aaaaaaaa-0000-4000-8000-000000000001")).toContain("does not have it");
  });

  it.each(["snapshot", "cluster-snapshot"])(
    "on a database's %s ask for the job that made it, with one request",
    async (type) => {
      const hovering = new Hovering();
      const id = "fa843053-0000-4000-8000-000000000001";
      hovering.gateway.account = accountOf({ backup: [wireBackupJob({ id })] });
      const arn = `arn:aws:rds:eu-west-1:${accountId}:${type}:awsbackup:job-${id}`;
      const on = (of: string): Promise<string | undefined> =>
        hovering.hovers.textOf(
          { type: "arn", arn: of, start: 0, end: 1 },
          new AbortController().signal,
        );
      const text = await on(arn);
      expect(text).toContain("**Backup job** of");
      expect(text).toContain("which made this snapshot");
      for (const way of [
        "Open Details",
        "Show Jobs",
        "Go to Resource ARN",
        "Open in AWS Console",
      ]) {
        expect(text).toContain(`[${way}]`);
      }
      expect(hovering.gateway.takeRequests()).toEqual([`DescribeBackupJob backupJobId=${id}`]);
      // That job is of the other Region.
      expect(await on(arn.replace("eu-west-1", "us-east-1"))).toContain("us\\-east\\-1");
      expect(hovering.gateway.takeRequests()).toEqual([]);
      expect(await on(arn.replace("fa84", "aaaa"))).toContain("does not have it");
    },
  );

  it("ask nobody without a session", async () => {
    const hovering = new Hovering();
    for (const kind of ["idle", "loading", "noProfile"] as const) {
      hovering.become({ kind });
      expect(await hovering.on("a")).toContain("[Show Jobs]");
    }
    const found: FoundInText = { type: "job", kind: "backup", id: "a", start: 0, end: 1 };
    expect(await hovering.hovers.textOf(found, new AbortController().signal)).toContain(
      "Open Details",
    );
    expect(hovering.gateway.takeRequests()).toEqual([]);
  });

  it("do not pile up: one ends the request of the one before", async () => {
    const hovering = new Hovering();
    hovering.gateway.hold();
    const first = hovering.on("a");
    await settled();
    const second = hovering.on("b");
    expect(await first).toBeUndefined();
    expect(hovering.gateway.waiting).toHaveLength(1);
    hovering.gateway.release();
    expect(await second).toContain("Completed");
  });

  it("end with the one who waits", async () => {
    const hovering = new Hovering();
    hovering.gateway.hold();
    const abort = new AbortController();
    const hover = hovering.on("a", abort.signal);
    await settled();
    abort.abort();
    expect(await hover).toBeUndefined();
    expect(hovering.gateway.waiting).toHaveLength(0);
  });

  it("forget what another session answered, and show nothing of it", async () => {
    const hovering = new Hovering();
    await hovering.on("a");
    hovering.gateway.hold();
    const late = hovering.on("b");
    await settled();
    const other = new AccountGateway({ account: accountOf({}) });
    hovering.become({ kind: "ready", session: { ...aSession, profile: "other" }, gateway: other });
    expect(await late).toBeUndefined();
    expect(await hovering.on("a")).toContain("No backup job");
    expect(other.takeRequests()).toHaveLength(1);
  });

  it("say in words what failed, and keep no failure", async () => {
    const hovering = new Hovering();
    hovering.gateway.fail("throttling");
    expect(await hovering.on("a")).toMatch(/Could not list backup jobs/);
    expect(await hovering.on("a")).toContain("Completed");
  });

  it("ask the user for no MFA code, and say how to be asked", async () => {
    const hovering = new Hovering();
    hovering.gateway.needsMfaCode = true;
    expect(await hovering.on("a")).toContain("an MFA code is needed");
    expect(hovering.gateway.prompts).toBe(0);
  });

  it("are over with the extension", async () => {
    const hovering = new Hovering();
    hovering.gateway.hold();
    const hover = hovering.on("a");
    await settled();
    hovering.hovers.dispose();
    expect(await hover).toBeUndefined();
  });
});
