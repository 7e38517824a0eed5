import { describe, expect, it, vi } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import type { Session } from "../../../../src/domain/session/session";
import type { Source } from "../../../../src/domain/session/source";
import { findTextInViews } from "../../../../src/host/jumps/findTextPick";
import { goToJob, type JobToFind } from "../../../../src/host/jumps/goToJob";
import { goToResourceArn } from "../../../../src/host/jumps/goToResourceArn";
import { hoverLink } from "../../../../src/host/jumps/hoverLinks";
import { JobHovers } from "../../../../src/host/jumps/jobHovers";
import {
  arnArgument,
  jobArgument,
  sessionArgument,
} from "../../../../src/host/jumps/jumpArguments";
import type { JumpContext } from "../../../../src/host/jumps/jumpContext";
import type { FoundInText } from "../../../../src/host/jumps/textUnderCursor";
import { ArnSources } from "../../../../src/host/tree/arnSources";
import { sessionName } from "../../../../src/viewmodel/session/sessionName";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { searchedView } from "../../../support/jobs/searchedView";
import { settled } from "../../../support/jobs/settled";
import { TreeFixture, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";
import { OpenSessions, type ReadySession, ready } from "../support/openSessions";

vi.mock("vscode", () => ({ QuickPickItemKind: { Separator: -1 } }));

const prodAccount = "111122223333";
const testAccount = "444455556666";
const bucket = "arn:aws:s3:::logs";
const volume = (region: string, account: string): string =>
  `arn:aws:ec2:${region}:${account}:volume/v-1`;
const jobId = (digit: number): string => `aaaaaaaa-0000-4000-8000-00000000000${digit}`;

class Opened {
  readonly gateway: AccountGateway;
  readonly source: ReadySession;
  loaded: readonly Job[] = [];

  /** @param digit of the id of its only job */
  constructor(profile: string, region: string, digit: number) {
    const backup = [wireBackupJob({ id: jobId(digit) })];
    this.gateway = new AccountGateway({ account: accountOf({ backup }) });
    this.source = ready({ session: { profile, region }, gateway: this.gateway });
  }

  /** How often it was asked since the last look. */
  get asked(): number {
    return this.gateway.takeRequests().length;
  }
}

/** Three sessions side by side; the first is the preferred one. */
class SideBySide {
  readonly prod = new Opened("prod", "eu-west-1", 1);
  readonly test = new Opened("test", "eu-west-1", 2);
  readonly abroad = new Opened("test", "us-east-1", 3);
  readonly all = [this.prod, this.test, this.abroad];
  readonly sessions = new OpenSessions(this.prod.source, this.test.source, this.abroad.source);
  readonly sources: ArnSources;
  readonly hovers: JobHovers;
  readonly picks = new FakePicks();
  readonly said: string[] = [];
  readonly opened: string[] = [];
  now = noon;

  constructor() {
    this.sessions.accountIds.set(this.prod.source, prodAccount);
    this.sessions.accountIds.set(this.test.source, testAccount);
    this.sessions.accountIds.set(this.abroad.source, testAccount);
    const sessions = this.sessions.asSessions;
    const accounts = {
      all: () => [],
      named: () => ({ ofJob: () => undefined, ofArn: () => [] }),
    };
    const loadedJobs = (source: Source): readonly Job[] => this.#loaded(source);
    this.sources = new ArnSources({ sessions, accounts, loadedJobs });
    this.hovers = new JobHovers({
      sessions,
      sources: this.sources,
      sessionOf: () => undefined,
      formats: () => utcFormats,
      now: () => this.now,
      accounts,
      loadedJobs,
      words: () => undefined,
    });
  }

  get context(): JumpContext {
    const { sources } = this;
    const open = (ref: { id: string }, { session }: Source): Promise<void> => {
      this.opened.push(`${ref.id.slice(-1)} ${session.profile} ${session.region}`);
      return Promise.resolve();
    };
    return {
      sources: sources.all,
      unopened: 0,
      nameOf: sessionName,
      sourceOf: (arn, own) => sources.ofArn(arn, own) ?? this.prod.source,
      loadedJobs: (source) => this.#loaded(source),
      quickPicks: this.picks.host,
      notifications: { information: (text) => this.said.push(text) },
      formats: utcFormats,
      now: noon,
      open,
      openAndReveal: open,
      openResource: () => Promise.resolve(),
      showBackupJobs: () => Promise.resolve(),
      openConsole: () => Promise.resolve(),
      pickJobOfArn: (_, { source }) => {
        this.said.push(`jobs in ${source.session.profile} ${source.session.region}`);
        return Promise.resolve(undefined);
      },
      accounts: { named: () => ({ ofJob: () => undefined, ofArn: () => [] }) },
    };
  }

  #loaded(source: Source): readonly Job[] {
    return this.all.find((each) => each.source === source)?.loaded ?? [];
  }

  async hover(arn: string, own?: Session): Promise<string> {
    const found: FoundInText = { type: "arn", arn, start: 0, end: 1 };
    return (await this.hovers.textOf(found, new AbortController().signal, own)) ?? "";
  }

  async hoverJob(id: string, own?: Session): Promise<string> {
    const found: FoundInText = { type: "job", kind: "backup", id, start: 0, end: 1 };
    return (await this.hovers.textOf(found, new AbortController().signal, own)) ?? "";
  }

  /** Who was asked how often: "1 0 0". */
  get asked(): string {
    return this.all.map((each) => String(each.asked)).join(" ");
  }
}

describe("With several sessions, a hover", () => {
  it("asks one of them, that of the ARN's account and Region, and names it", async () => {
    const side = new SideBySide();
    expect(await side.hover(volume("eu-west-1", testAccount))).toContain(
      "Session\\: test · eu\\-west\\-1",
    );
    expect(side.asked).toBe("0 1 0");
    expect(await side.hover(volume("us-east-1", prodAccount))).toContain(
      "Session\\: test · us\\-east\\-1",
    );
    expect(side.asked).toBe("0 0 1");
    expect(await side.hover(volume("eu-west-1", "999999999999"))).toContain("Session\\: prod");
    expect(side.asked).toBe("1 0 0");
  });

  it("names none while one session is open", async () => {
    const side = new SideBySide();
    side.sessions.leave(side.test.source);
    side.sessions.leave(side.abroad.source);
    const text = await side.hover(volume("eu-west-1", prodAccount));
    expect(text).not.toContain("Session");
    expect(text).toContain(`${encodeURIComponent(`["${volume("eu-west-1", prodAccount)}"]`)})`);
  });

  it("on a bucket asks where a loaded job names it, else in the session that was turned to last", async () => {
    const side = new SideBySide();
    side.sessions.prefer(side.test.source);
    await side.hover(bucket);
    expect(side.asked).toBe("0 1 0");
    side.abroad.loaded = [aBackupJob({ resourceArn: bucket })];
    await side.hover(bucket);
    expect(side.asked).toBe("0 0 1");
  });

  it("in a job's document asks in that job's session, but for an ARN of another Region", async () => {
    const side = new SideBySide();
    const own = side.test.source.session;
    await side.hover(volume("eu-west-1", prodAccount), own);
    await side.hoverJob(jobId(2), own);
    expect(side.asked).toBe("0 2 0");
    await side.hover(volume("us-east-1", testAccount), own);
    expect(side.asked).toBe("0 0 1");
    // Its session was left meanwhile.
    side.sessions.leave(side.test.source);
    await side.hover(volume("eu-west-1", prodAccount), own);
    expect(side.asked).toBe("1 0 0");
  });

  it("on a job's ID asks where the job is loaded, else in the preferred session, and once", async () => {
    const side = new SideBySide();
    expect(await side.hoverJob(jobId(1))).toContain("Session\\: prod");
    expect(side.asked).toBe("1 0 0");
    side.abroad.loaded = [aBackupJob({ id: jobId(3).toUpperCase() })];
    expect(await side.hoverJob(jobId(3))).toContain("Session\\: test · us\\-east\\-1");
    expect(side.asked).toBe("0 0 1");
  });

  it("keeps the answers of the sessions that stay, and of each its own", async () => {
    const side = new SideBySide();
    const arn = volume("eu-west-1", prodAccount);
    await side.hover(arn);
    await side.hover(arn, side.test.source.session);
    expect(side.asked).toBe("1 1 0");
    side.sessions.leave(side.abroad.source);
    await side.hover(arn);
    await side.hover(arn, side.test.source.session);
    expect(side.asked).toBe("0 0 0");
    side.sessions.leave(side.test.source);
    side.sessions.open(side.test.source);
    await side.hover(arn);
    await side.hover(arn, side.test.source.session);
    expect(side.asked).toBe("0 1 0");
  });

  it("shows nothing of a session that was left while it was asked", async () => {
    const side = new SideBySide();
    side.test.gateway.hold();
    const late = side.hover(volume("eu-west-1", testAccount));
    await settled();
    side.sessions.leave(side.test.source);
    side.test.gateway.release();
    expect(await late).toBe("");
  });

  it("leads on in its own session, whatever its names are", () => {
    const session = { profile: 'p "$(x)\n', region: "eu-west-1" };
    const { argument } = hoverLink({ type: "showJobs", arn: bucket, session });
    expect([arnArgument(argument), sessionArgument(argument)]).toEqual([bucket, session]);
    const job = hoverLink({ type: "openJob", kind: "backup", id: jobId(1), session }).argument;
    expect([jobArgument(job), sessionArgument(job)]).toEqual([
      { id: jobId(1), kind: "backup" },
      session,
    ]);
    expect(hoverLink({ type: "goToArn", arn: bucket }).argument).toBe(bucket);
    for (const hostile of [null, 1, "x", [], { profile: 1, region: "x" }, { profile: "x" }]) {
      expect(sessionArgument(hostile)).toBeUndefined();
    }
    expect(arnArgument({ arn: { toString: () => bucket } })).toBeUndefined();
  });
});

describe("With several sessions, Go to Job", () => {
  async function goTo(side: SideBySide, wanted: JobToFind): Promise<void> {
    await goToJob(wanted, [], side.context);
  }

  it("opens the job in the session that has it", async () => {
    const side = new SideBySide();
    await goTo(side, { id: jobId(3) });
    expect(side.opened).toEqual(["3 test us-east-1"]);
  });

  it("opens a job of a text in the text's own session, though others have one of that ID", async () => {
    const side = new SideBySide();
    side.abroad.gateway.account = side.prod.gateway.account;
    await goTo(side, { id: jobId(1), own: side.abroad.source.session });
    expect(side.opened).toEqual(["1 test us-east-1"]);
    expect(side.prod.asked).toBe(0);
  });

  it("says how many sessions it asks, and that none of them has the job", async () => {
    const side = new SideBySide();
    side.test.gateway.hold();
    const done = goTo(side, { id: jobId(9) });
    await settled();
    expect(side.picks.placeholder).toBe(
      `Looking for job ${jobId(9)} in 3 sessions (Esc to cancel)`,
    );
    side.test.gateway.release();
    side.test.gateway.fail("hostNotFound", { times: 99 });
    await done;
    expect(side.said[0]).toMatch(
      /in eu-west-1 with profile prod(?:, | and ).*us-east-1 with profile test has the ID/,
    );
    expect(side.opened).toEqual([]);
  });

  it("leaves nothing behind when it is left", async () => {
    const side = new SideBySide();
    for (const { gateway } of side.all) gateway.hold();
    const done = goTo(side, { id: jobId(1) });
    await settled();
    await side.picks.leave();
    await done;
    expect(side.all.flatMap(({ gateway }) => gateway.waiting)).toEqual([]);
    expect([side.opened, side.said]).toEqual([[], []]);
  });
});

describe("With several sessions, Go to Resource ARN", () => {
  it("lists what the loaded jobs of all sessions name, and leads on in the session of each", async () => {
    const side = new SideBySide();
    const named = { resourceName: "logs", resourceArn: bucket };
    side.prod.loaded = [aBackupJob({ id: "1", ...named, creationDate: noon - 9e6 })];
    side.abroad.loaded = [
      aBackupJob({ id: "2", ...named, creationDate: noon }),
      aBackupJob({ id: "3", resourceArn: volume("eu-west-1", testAccount), resourceName: "disk" }),
    ];
    const done = goToResourceArn(undefined, side.context);
    await settled();
    expect(side.picks.texts.map((text) => text.split(" ·")[0]).sort()).toEqual(["disk", "logs"]);
    await side.picks.choose("logs");
    expect(side.picks.placeholder).toBe(
      "Select what to open for logs in us-east-1 with profile test",
    );
    await side.picks.choose("Its Jobs");
    expect(side.said).toEqual(["jobs in test us-east-1"]);
    await side.picks.leave();
    await side.picks.choose("disk");
    await side.picks.choose("Its Jobs");
    // A volume is where its ARN says, whoever names it.
    expect(side.said.at(-1)).toBe("jobs in test eu-west-1");
    await side.picks.leave();
    await side.picks.leave();
    await done;
  });

  it("opens the last job in the session that was asked", async () => {
    const side = new SideBySide();
    const arn = volume("us-east-1", testAccount);
    side.abroad.gateway.account = accountOf({
      backup: [wireBackupJob({ id: jobId(7), members: { ResourceArn: arn } })],
    });
    const done = goToResourceArn({ arn }, side.context);
    await settled();
    await side.picks.choose("Its Last Backup Job");
    await done;
    expect(side.opened).toEqual(["7 test us-east-1"]);
    expect(side.asked).toBe("0 0 1");
  });
});

describe("With several sessions, Find Text", () => {
  async function aTree(opened: Opened, pageSize = 100): Promise<TreeFixture> {
    const fixture = new TreeFixture({ kind: "backup", pageSize });
    fixture.tree.setSource(opened.source);
    fixture.tree.show();
    await fixture.settle();
    return fixture;
  }

  it("finds jobs of the same ID in each session, names it, and opens the one that is chosen", async () => {
    const side = new SideBySide();
    side.test.gateway.account = side.prod.gateway.account;
    const trees = [await aTree(side.prod), await aTree(side.test)].map(({ tree }) => tree);
    const done = findTextInViews(
      { views: [searchedView(...trees)], resources: undefined },
      side.context,
    );
    side.picks.type(jobId(1));
    expect(side.picks.title).toBe("2 of 2 loaded jobs match; no group has more");
    expect(side.picks.texts.map((text) => /prod · [\w-]+|test · [\w-]+/.exec(text)?.[0])).toEqual([
      "prod · eu-west-1",
      "test · eu-west-1",
    ]);
    await side.picks.chooseItem(({ description = "" }) => description.includes("test"));
    await done;
    expect(side.opened).toEqual(["1 test eu-west-1"]);
  });

  it("adds up what is not loaded, and loads more only where there is more", async () => {
    const side = new SideBySide();
    side.test.gateway.account = accountOf({ backup: wireBackupJobs(30) });
    const trees = [await aTree(side.prod), await aTree(side.test, 10)].map(({ tree }) => tree);
    void findTextInViews({ views: [searchedView(...trees)], resources: undefined }, side.context);
    expect(side.picks.title).toBe("Searches 11 loaded jobs; 1 group has more");
    expect(side.asked).not.toBe("0 0 0");
    await side.picks.choose("Load more and search again");
    await settled();
    expect(side.asked).toBe("0 1 0");
    await side.picks.leave();
  });
});
