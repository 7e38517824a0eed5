import { describe, expect, it, vi } from "vitest";
import type { WantedJob } from "../../../../src/domain/jumps/findJob";
import type { Job } from "../../../../src/domain/job/job";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import type { FoundJobId } from "../../../../src/domain/job/jobIdText";
import type { Source } from "../../../../src/domain/session/source";
import { goToJob } from "../../../../src/host/jumps/goToJob";
import { goToResourceArn } from "../../../../src/host/jumps/goToResourceArn";
import type { JumpContext } from "../../../../src/host/jumps/jumpContext";
import { sessionName } from "../../../../src/viewmodel/session/sessionName";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { aBackupJob, accountId, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireRestoreJob } from "../../../support/jobs/wireJobs";

vi.mock("vscode", () => ({ QuickPickItemKind: { Separator: -1 } }));

const member = "999999999999";
const lower = "34176239-e96d-4e22-94b8-7a8c5d6f0e12";
const upper = "B6EC38D2-CB3C-4D2A-8F1B-0A9E8D7C6B5A";
const ofVolume = (id: string): string => `arn:aws:ec2:eu-west-1:${accountId}:volume/${id}`;

class Jump {
  readonly picks = new FakePicks();
  readonly gateway = new AccountGateway({
    account: accountOf({
      backup: [wireBackupJob({ id: lower })],
      restore: [wireRestoreJob({ id: upper })],
    }),
  });
  readonly said: string[] = [];
  readonly opened: string[] = [];
  readonly filters: JobFilter[] = [];
  readonly links: (string | undefined)[] = [];
  /** The accounts that requests about any ARN must name. */
  accounts: readonly string[] = [];
  /** What the list of an ARN's jobs gives. */
  chosen: { kind: "backup"; id: string } | undefined;

  readonly source: Source = { session: aSession, gateway: this.gateway };
  /** The loaded jobs. */
  loaded: readonly Job[] = [];

  readonly place: JumpContext = {
    sources: [this.source],
    unopened: 0,
    nameOf: sessionName,
    sourceOf: () => this.source,
    loadedJobs: () => this.loaded,
    quickPicks: this.picks.host,
    notifications: { information: (text) => this.said.push(text) },
    formats: utcFormats,
    now: noon,
    open: ({ kind, id, accountId: named }) => {
      this.opened.push([kind, id, named].filter(Boolean).join(" "));
      return Promise.resolve();
    },
    openAndReveal: (ref, source) => this.place.open(ref, source),
    openResource: () => Promise.resolve(),
    showBackupJobs: (filter) => {
      this.filters.push(filter);
      return Promise.resolve();
    },
    openConsole: (link) => {
      this.links.push(link);
      return Promise.resolve();
    },
    pickJobOfArn: () => Promise.resolve(this.chosen),
    accounts: { named: () => ({ ofJob: () => undefined, ofArn: () => this.accounts }) },
  };

  async toJob(
    given: WantedJob | undefined,
    near: readonly FoundJobId[] = [],
  ): Promise<{ done: Promise<void> }> {
    const done = goToJob(given, near, this.place);
    await settled();
    return { done };
  }

  async toArn(
    given: string | undefined,
    jobs: readonly Job[] = [],
  ): Promise<{ done: Promise<void> }> {
    this.loaded = jobs;
    const done = goToResourceArn(given === undefined ? undefined : { arn: given }, this.place);
    await settled();
    return { done };
  }
}

describe("Go to Job", () => {
  it("opens the job of an id that is pasted with junk around it, in any case", async () => {
    const jump = new Jump();
    const { done } = await jump.toJob(undefined);
    expect(jump.picks.texts).toEqual([]);
    jump.picks.type(`{"RestoreJobId":"${upper.toLowerCase()}", "of": "${lower}"}`);
    expect(jump.picks.texts).toEqual([`${upper.toLowerCase()} · Restore job`, lower]);
    await jump.picks.choose(upper.toLowerCase());
    await done;
    expect(jump.opened).toEqual([`restore ${upper}`]);
  });

  it("opens another account's job where it is loaded: AWS is asked about single jobs of the own account only", async () => {
    const jump = new Jump();
    const id = "99999999-e96d-4e22-94b8-7a8c5d6f0e12";
    jump.loaded = [aBackupJob({ id, accountId: member })];
    const { done } = await jump.toJob({ id: id.toUpperCase() });
    await done;
    expect(jump.opened).toEqual([`backup ${id}`]);
    const other = await jump.toJob({ id, kind: "restore" });
    await other.done;
    expect(jump.said).toEqual([expect.stringContaining(`has the ID ${id}`)]);
  });

  it("offers the ids in the editor", async () => {
    const jump = new Jump();
    const { done } = await jump.toJob(undefined, [
      { id: lower, kind: "backup", start: 0, end: 36 },
    ]);
    expect(jump.picks.texts).toEqual([`${lower} · Backup job`]);
    await jump.picks.choose(lower);
    await done;
    expect(jump.opened).toEqual([`backup ${lower}`]);
    expect(jump.gateway.takeRequests()).toHaveLength(1);
  });

  it.each([
    ["a b c", '"a b c" contains no job ID', /^Type one such as [0-9a-f]{8}-.*\.$/],
    [ofVolume("vol-0abc"), "An ARN does not name a job", /^Use Go to Resource ARN\.$/],
    [`see "${ofVolume("v-1")}",`, "An ARN does not name a job", /^Use Go to Resource ARN\.$/],
  ])("says why %s is no id", async (text, why, remedy) => {
    const jump = new Jump();
    const { done } = await jump.toJob(undefined);
    jump.picks.type(text);
    expect(jump.picks.texts).toEqual([why]);
    expect(jump.picks.items.at(-1)).toMatchObject({
      alwaysShow: true,
      detail: expect.stringMatching(remedy) as unknown,
    });
    await jump.picks.choose(why);
    expect(jump.picks.isOpen).toBe(true);
    jump.picks.type("");
    expect(jump.picks.texts).toEqual([]);
    await jump.picks.leave();
    await done;
  });

  it("says where it looked for a job that is not there", async () => {
    const jump = new Jump();
    await (
      await jump.toJob({ id: "x-1" })
    ).done;
    expect(jump.said).toEqual([
      "No backup, restore, copy or scan job in eu-west-1 with profile demo has the ID x-1. AWS Backup lists backup jobs for 30 days.",
    ]);
  });

  it("says of which kinds it may not know", async () => {
    const jump = new Jump();
    jump.gateway.fail("accessDenied", { hits: ({ operation }) => operation === "DescribeCopyJob" });
    await (
      await jump.toJob({ id: "x-1" })
    ).done;
    expect(jump.said[0]).toMatch(
      /^No backup, restore or scan job .* A copy job may have it, but access to backup:DescribeCopyJob is denied\.$/,
    );
  });

  it("ends with Esc, at once and with its requests", async () => {
    const jump = new Jump();
    const { done: asking } = await jump.toJob(undefined);
    await jump.picks.leave();
    await asking;
    expect(jump.gateway.takeRequests()).toEqual([]);

    jump.gateway.hold();
    const { done: looking } = await jump.toJob({ id: lower });
    expect(jump.picks.placeholder).toBe(
      `Looking for job ${lower} in eu-west-1 with profile demo (Esc to cancel)`,
    );
    expect(jump.gateway.waiting).toHaveLength(4);
    await jump.picks.leave();
    await looking;
    expect(jump.gateway.waiting).toHaveLength(0);
    expect([jump.opened, jump.said, jump.picks.isOpen]).toEqual([[], [], false]);
  });

  it("fails where AWS can't be asked", async () => {
    const jump = new Jump();
    jump.gateway.fail("hostNotFound", { times: 3 });
    const done = goToJob({ id: lower }, [], jump.place);
    await expect(done).rejects.toMatchObject({ reason: "hostNotFound" });
    expect(jump.picks.isOpen).toBe(false);
  });
});

describe("Go to Resource ARN", () => {
  const seen = [
    aBackupJob({
      id: "1",
      resourceArn: ofVolume("old"),
      resourceName: "old",
      creationDate: noon - 9e6,
    }),
    aBackupJob({
      id: "2",
      resourceArn: ofVolume("new"),
      resourceName: "$(x) new",
      state: "FAILED",
    }),
  ];

  it("lists what was seen, the newest first, with type and last outcome", async () => {
    const jump = new Jump();
    await jump.toArn(undefined, seen);
    expect(jump.picks.texts).toEqual([
      `\\$(x) new · EBS · backup failed 30m ago · ${ofVolume("new")}`,
      `old · EBS · backup completed 30m ago · ${ofVolume("old")}`,
    ]);
  });

  it("leads to jobs, the last job and the console; Esc steps back, then ends", async () => {
    const jump = new Jump();
    const { done } = await jump.toArn(undefined, seen);
    await jump.picks.choose("old");
    expect(jump.picks.texts.map((text) => text.split(" ·")[0])).toEqual([
      "Its Jobs",
      "Its Last Backup Job",
      "AWS Console",
    ]);
    await jump.picks.choose("Its Jobs");
    // Nothing was chosen there: the ways again.
    expect(jump.picks.placeholder).toBe("Select what to open for old");
    await jump.picks.leave();
    expect(jump.picks.placeholder).toBe("Select a resource, or type an ARN");
    await jump.picks.leave();
    await done;
    expect(jump.opened).toEqual([]);
  });

  it("opens what was chosen", async () => {
    const jump = new Jump();
    jump.chosen = { kind: "backup", id: "7" };
    const { done: jobs } = await jump.toArn(ofVolume("v"));
    await jump.picks.choose("Its Jobs");
    await jobs;
    const { done: last } = await jump.toArn(ofVolume(lower));
    await jump.picks.choose("Its Last Backup Job");
    await last;
    const { done: web } = await jump.toArn(ofVolume("v"));
    await jump.picks.choose("AWS Console");
    await web;
    expect(jump.opened).toEqual(["backup 7", `backup ${lower}`]);
    expect(jump.links).toEqual([expect.stringContaining("https://console.aws.amazon.com/go/view")]);
  });

  it("leads to the last job of a member account's resource, or says that this account has none", async () => {
    const jump = new Jump();
    const theirs = ofVolume("v").replace(accountId, member);
    jump.accounts = [member];
    jump.gateway.account = accountOf({
      backup: [wireBackupJob({ id: lower, members: { AccountId: member, ResourceArn: theirs } })],
      managesOrganization: true,
    });
    const { done } = await jump.toArn(theirs);
    await jump.picks.choose("Its Last Backup Job");
    await done;
    expect(jump.opened).toEqual([`backup ${lower} ${member}`]);
    const { done: none } = await jump.toArn(`${theirs}2`);
    await jump.picks.choose("Its Last Backup Job");
    await none;
    expect(jump.said).toEqual([
      `AWS Backup lists no backup job of this ARN in account ${member} in eu-west-1 with profile demo.`,
    ]);
  });

  it("leads to the job that made a database's snapshot", async () => {
    const jump = new Jump();
    const { done } = await jump.toArn(
      `arn:aws:rds:eu-west-1:${accountId}:snapshot:awsbackup:job-${lower}`,
    );
    expect(jump.picks.texts[0]).toBe("Its Backup Job · made this snapshot");
    await jump.picks.choose("Its Backup Job");
    await done;
    expect(jump.opened).toEqual([`backup ${lower}`]);
    await jump.toArn(`arn:aws:rds:us-east-1:${accountId}:snapshot:awsbackup:copyjob-${lower}`);
    expect(jump.picks.texts[0]).toBe("Its Copy Job · made this snapshot");
  });

  it("leads to the last job of the kind that it lists the resource with", async () => {
    const jump = new Jump();
    const restored = aRestoreJob({ sourceResourceArn: ofVolume(upper), state: "FAILED" });
    const { done } = await jump.toArn(undefined, [restored]);
    expect(jump.picks.texts[0]).toContain("restore failed 30m ago");
    await jump.picks.choose(jump.picks.items[0]?.label ?? "");
    await jump.picks.choose("Its Last Restore Job");
    await done;
    expect(jump.opened).toEqual([`restore ${upper}`]);
  });

  it("leads to the last restore job of a resource of another Region, which was copied and restored here", async () => {
    const source = ofVolume("far").replace("eu-west-1", "us-east-1");
    const jump = new Jump();
    jump.gateway.account = accountOf({
      restore: [wireRestoreJob({ id: upper, members: { SourceResourceArn: source } })],
    });
    const { done } = await jump.toArn(undefined, [aRestoreJob({ sourceResourceArn: source })]);
    await jump.picks.choose(jump.picks.items[0]?.label ?? "");
    await jump.picks.choose("Its Last");
    await done;
    expect(jump.said).toEqual([]);
    expect(jump.opened).toEqual([`restore ${upper}`]);
  });

  it("takes any ARN, and says what is missing in one that is none", async () => {
    const jump = new Jump();
    await jump.toArn(undefined, seen);
    jump.picks.type("new");
    expect(jump.picks.texts).toHaveLength(2);
    jump.picks.type("arn:aws:s3");
    expect(jump.picks.items.at(-1)).toMatchObject({
      label: "This is not an ARN yet",
      detail: expect.stringMatching(/^An ARN has six parts/) as unknown,
    });
    await jump.picks.choose("This is not an ARN yet");
    expect(jump.picks.placeholder).toBe("Select a resource, or type an ARN");
    jump.picks.type("arn:aws:s3:::bucket/key");
    await jump.picks.choose("arn:aws:s3:::bucket/key");
    expect(jump.picks.placeholder).toBe("Select what to open for bucket");
  });

  it.each([
    ['"arn:aws:s3:::huge-bucket",', ["arn:aws:s3:::huge-bucket"]],
    ['arn:aws:s3:::huge-bucket",', ["arn:aws:s3:::huge-bucket"]],
    ["see arn:aws:s3:::x please", ["arn:aws:s3:::x"]],
    ["(arn:aws:s3:::x).", ["arn:aws:s3:::x"]],
    ['["arn:aws:s3:::x","arn:aws:s3:::y"]', ["arn:aws:s3:::x", "arn:aws:s3:::y"]],
    // No ARN that anybody knows, and the whole of what was typed.
    ["arn:aws:s3:::,", ["arn:aws:s3:::,"]],
  ])("finds the ARN in %s", async (text, arns) => {
    const jump = new Jump();
    await jump.toArn(undefined, seen);
    jump.picks.type(text);
    expect(jump.picks.texts.slice(2)).toEqual(arns);
    await jump.picks.choose(arns[0] ?? "");
    expect(jump.picks.placeholder).toMatch(/^Select what to open for /);
  });

  it("says what an ARN is where a text holds none, and the list holds no such text", async () => {
    const jump = new Jump();
    await jump.toArn(undefined, seen);
    for (const text of ["", "OLD", "backup failed"]) {
      jump.picks.type(text);
      expect(jump.picks.texts, text).toHaveLength(2);
    }
    for (const text of ["no such", "see arn:aws:s3:::logs-*"]) {
      jump.picks.type(text);
      expect(jump.picks.items.at(-1)).toMatchObject({
        label: `"${text}" is not an ARN`,
        detail: 'Write one such as "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1".',
        alwaysShow: true,
      });
    }
    const empty = new Jump();
    await empty.toArn(undefined);
    empty.picks.type("");
    expect(empty.picks.texts).toEqual([]);
  });

  it("shows a thousand at most, and looks through all of them", async () => {
    const jump = new Jump();
    const many = Array.from({ length: 3000 }, (_, i) =>
      aBackupJob({
        id: String(i),
        resourceArn: ofVolume(`v-${i}`),
        resourceName: `v-${i}`,
        creationDate: noon - i,
      }),
    );
    await jump.toArn(undefined, many);
    expect(jump.picks.items).toHaveLength(1000);
    jump.picks.type("V-2999");
    expect(jump.picks.items.map(({ label }) => label)).toEqual(["v-2999"]);
  });

  it("says that a resource has no last job", async () => {
    const jump = new Jump();
    const { done } = await jump.toArn(ofVolume("x"));
    await jump.picks.choose("Its Last");
    await done;
    expect(jump.said).toEqual([
      "AWS Backup lists no backup job of this ARN in eu-west-1 with profile demo.",
    ]);
  });

  const point = `arn:aws:backup:eu-west-1:${accountId}:recovery-point:1`;

  it("leads from a recovery point to the backup job that made it, where a loaded job names it", async () => {
    const jump = new Jump();
    const resourceArn = ofVolume("v");
    const members = { ResourceArn: resourceArn, RecoveryPointArn: point };
    jump.gateway.account = accountOf({
      backup: [
        wireBackupJob({ id: lower, members }),
        wireBackupJob({ id: "other", members: { ResourceArn: resourceArn } }),
      ],
    });
    const { done } = await jump.toArn(point, [
      aBackupJob({ id: "z", resourceArn: "", recoveryPointArn: point }),
      aRestoreJob({ sourceResourceArn: resourceArn, recoveryPointArn: point }),
    ]);
    await jump.picks.choose("Its Last Backup Job");
    await done;
    expect(jump.opened).toEqual([`backup ${lower}`]);
  });

  it("says that it knows only copies of a recovery point that no loaded job names", async () => {
    const jump = new Jump();
    const { done } = await jump.toArn(point, seen);
    await jump.picks.choose("Its Last Copy Job");
    await done;
    expect(jump.said).toEqual([
      "AWS Backup lists no copy job of this ARN in eu-west-1 with profile demo. For a recovery point, AWS Backup lists only copy and scan jobs. The backup job that made it is among the jobs of its resource.",
    ]);
  });

  it("offers no last job of a resource of another Region, whose jobs are listed there", async () => {
    const jump = new Jump();
    await jump.toArn(ofVolume("x").replace("eu-west-1", "us-east-1"));
    expect(jump.picks.texts).toEqual([
      "Its Jobs · backup, restore and copy jobs",
      "AWS Console · in the browser",
    ]);
  });

  it("offers the jobs of a backup plan as a filter, for no operation lists them", async () => {
    const jump = new Jump();
    const plan = `arn:aws:backup:eu-west-1:${accountId}:backup-plan:p-1`;
    const { done } = await jump.toArn(plan);
    expect(jump.picks.texts).toEqual([
      "Its Backup Jobs · the view, filtered by this plan",
      "AWS Console · in the browser",
    ]);
    await jump.picks.choose("Its Backup Jobs");
    await done;
    expect(jump.filters).toEqual([{ backupPlans: [plan] }]);
    expect(jump.gateway.takeRequests()).toEqual([]);
  });

  it.each([
    [`arn:aws:backup:us-east-1:${accountId}:backup-plan:p-1`, ["AWS Console"]],
    [
      `arn:aws:backup:eu-west-1:${accountId}:framework:f`,
      ["AWS Backup can't list the jobs of this ARN"],
    ],
  ])("offers nothing that leads nowhere from %s", async (arn, labels) => {
    const jump = new Jump();
    const { done } = await jump.toArn(arn);
    expect(jump.picks.items.map(({ label }) => label)).toEqual(labels);
    await jump.picks.leave();
    await done;
    expect(jump.said).toEqual([]);
  });
});
