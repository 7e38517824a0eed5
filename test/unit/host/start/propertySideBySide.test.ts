import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Uri } from "vscode";
import { isSameSession, type Session } from "../../../../src/domain/session/session";
import type { Source } from "../../../../src/domain/session/source";
import type { ContextKeys } from "../../../../src/host/base/contextKeys";
import type { Log } from "../../../../src/host/base/log";
import type { Notifications } from "../../../../src/host/base/notifications";
import * as detailsBundle from "../../../../src/host/details/detailsBundle";
import type { DetailsPanel } from "../../../../src/host/details/detailsPanel";
import { DetailsPanels } from "../../../../src/host/details/detailsPanels";
import type { JobActions } from "../../../../src/host/details/jobActions";
import { JobHovers } from "../../../../src/host/jumps/jobHovers";
import { jumpCommands, type JumpCommandsOptions } from "../../../../src/host/jumps/jumpCommands";
import type { FoundInText } from "../../../../src/host/jumps/textUnderCursor";
import { ArnSources } from "../../../../src/host/tree/arnSources";
import type { Views } from "../../../../src/host/tree/views";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { FakeWebviewPanel } from "../../../support/jobs/fakeWebviewPanel";
import { noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { runs } from "../../../support/property";
import { WatchedKeys } from "../../../../src/host/live/watchedKeys";
import { standIn } from "../../../support/standIn";
import { OpenSessions } from "../support/openSessions";

const shown = vi.hoisted((): { panels: object[] } => ({ panels: [] }));

vi.mock("vscode", () => ({
  QuickPickItemKind: { Separator: -1 },
  Uri: { joinPath: (base: string, ...parts: string[]) => [base, ...parts].join("/") },
  ViewColumn: { Active: -1 },
  window: { createWebviewPanel: () => shown.panels.shift(), activeTextEditor: undefined },
}));
vi.mock("../../../../src/host/details/jobDetailsHtml", () => ({ jobDetailsHtml: () => "" }));

const id = "aaaaaaaa-0000-4000-8000-000000000001";
const names: readonly Session[] = ["first", "second"].flatMap((profile) =>
  ["eu-west-1", "us-east-1"].map((region) => ({ profile, region })),
);
/** Of the jobs of all sessions. */
const volume = "arn:aws:ec2:eu-west-1:111122223333:volume/a";
const none = { ofJob: () => undefined, ofArn: () => [] };

/** An opening of a session. Its one job has the ID of all others, and a name that tells whose it is. */
interface Opening {
  readonly mark: string;
  readonly source: Source;
  readonly gateway: AccountGateway;
}

/** Sessions that come and go while hovers, pages and jumps wait for answers; `wrong` says what was shown under another. */
class Bench {
  readonly wrong: string[] = [];
  /** How often something of a job was shown in a hover, in a page, or was found. */
  readonly seen = { hovers: 0, pages: 0, found: 0 };
  readonly #sessions = new OpenSessions();
  readonly #openings: Opening[] = [];
  readonly #fake = Object.assign(new FakeWebviewPanel(), {
    reveal: () => undefined,
    onDidDispose: () => undefined,
  });
  readonly #panels: DetailsPanels;
  readonly #hovers: JobHovers;
  readonly #goToJob: (argument: unknown) => unknown;
  #panel: DetailsPanel | undefined;

  constructor() {
    const sessions = this.#sessions.asSessions;
    const accounts = { all: () => [], named: () => none };
    const loadedJobs = () => [];
    const sources = new ArnSources({ sessions, accounts, loadedJobs });
    const formats = () => utcFormats;
    const now = () => noon;
    Object.assign(this.#fake.webview, {
      postMessage: (message: unknown) => {
        this.#posted(JSON.stringify(message));
        return Promise.resolve(true);
      },
    });
    shown.panels = [this.#fake];
    this.#panels = new DetailsPanels({
      load: () => Promise.resolve(detailsBundle),
      loadResources: () => Promise.reject(new Error("No resource is opened here.")),
      extensionUri: standIn<Uri>({ path: "/ext" }),
      sessions,
      formats,
      pageSize: () => 100,
      now,
      log: standIn<Log>({ info: () => undefined, debug: () => undefined }),
      run: async (_, action) => {
        await action();
      },
      perform: () => Promise.resolve(),
      contextKeys: standIn<ContextKeys>({ set: () => undefined }),
      accounts,
      used: () => undefined,
      watches: new WatchedKeys(),
    });
    const open = this.#panels.open.bind(this.#panels);
    this.#panels.open = async (ref, session, options) => {
      const opening = this.#open.find(({ source }) => isSameSession(source.session, session));
      const name = ref.known?.resourceName;
      if (name !== undefined) this.seen.found++;
      if (name !== undefined && name !== opening?.mark) this.wrong.push(`opened ${name}`);
      this.#panel = (await open(ref, session, options)) ?? this.#panel;
      return this.#panel;
    };
    this.#hovers = new JobHovers({
      sessions,
      sources,
      sessionOf: () => undefined,
      formats,
      now,
      accounts,
      loadedJobs,
      words: () => undefined,
    });
    const options = standIn<JumpCommandsOptions>({
      quickPicks: new FakePicks().host,
      views: standIn<Views>({ loadedJobs }),
      sessions,
      sources,
      documents: { sessionOf: () => undefined },
      panels: this.#panels,
      actions: standIn<JobActions>({ follow: () => Promise.resolve() }),
      notifications: standIn<Notifications>({ information: () => undefined }),
      formats,
      now,
      accounts,
    });
    this.#goToJob = jumpCommands(options).goToJob;
  }

  get #open(): readonly Opening[] {
    const { sources } = this.#sessions.asSessions;
    return this.#openings.filter(({ source }) => sources.includes(source));
  }

  async do(action: Action, pick: number): Promise<void> {
    const session = names[pick % names.length];
    if (session === undefined) return;
    const opening = this.#open.find(({ source }) => isSameSession(source.session, session));
    switch (action) {
      case "comeOrGo":
        if (opening === undefined) this.#begin(session);
        else this.#sessions.leave(opening.source);
        this.#panels.sessionsChanged();
        break;
      case "turnTo":
        if (opening !== undefined) this.#sessions.prefer(opening.source);
        break;
      case "hoverArn":
        this.#hover({ type: "arn", arn: volume, start: 0, end: 1 }, session);
        break;
      case "hoverJob":
        this.#hover({ type: "job", kind: "backup", id, start: 0, end: 1 }, session);
        break;
      case "page":
        void this.#panels.open({ kind: "backup", id }, session, { preserveFocus: true });
        break;
      case "refresh":
        void this.#panel?.refresh();
        break;
      case "goToJob":
        void Promise.resolve(this.#goToJob({ id, ...(pick % 2 === 0 && session) })).catch(
          () => undefined,
        );
        break;
      case "answer": {
        const waiting = this.#openings.filter(({ gateway }) => gateway.waiting.length > 0);
        const gateway = waiting[pick % waiting.length]?.gateway;
        gateway?.deliver(pick % gateway.waiting.length);
        break;
      }
    }
    await settled();
    this.#look();
  }

  /** Answers come to everything that waits. */
  async end(): Promise<void> {
    for (const { gateway } of this.#openings) gateway.release();
    await settled();
    this.#look();
    this.#panels.dispose();
    this.#hovers.dispose();
  }

  #begin(session: Session): void {
    const mark = `mark${this.#openings.length}x`;
    const members = {
      ResourceName: mark,
      ResourceArn: volume,
    };
    const account = accountOf({ backup: [wireBackupJob({ id, members })] });
    // As a proxy or the SDK may: what was asked is answered though nobody waits.
    const gateway = new AccountGateway({ account, ignoresAbort: true });
    gateway.hold();
    const source = { session, gateway };
    this.#openings.push({ mark, source, gateway });
    this.#sessions.open(source);
  }

  #hover(found: FoundInText, own?: Session): void {
    const { signal } = new AbortController();
    void this.#hovers.textOf(found, signal, own).then((text = "") => {
      const marks = marksIn(text);
      if (marks.length > 0) this.seen.hovers++;
      const opening = this.#open.find(({ mark }) => mark === marks[0]);
      if (marks.length > 1 || (marks.length === 1 && opening === undefined)) {
        this.wrong.push(`hover of ${marks.join(" and ")}`);
      }
      // The name is escaped for Markdown.
      const named = /Session\\: (\w+) · ([\w\\-]+)/.exec(text);
      const said = named && `${named[1] ?? ""} ${named[2]?.replaceAll("\\", "") ?? ""}`;
      const { profile, region } = opening?.source.session ?? {};
      if (opening !== undefined && said !== null && said !== `${profile ?? ""} ${region ?? ""}`) {
        this.wrong.push(`hover of ${opening.mark} named ${said}`);
      }
    });
  }

  #posted(message: string): void {
    const marks = marksIn(message);
    if (marks.length > 0) this.seen.pages++;
    this.#mustBeOfPage(marks, "page");
  }

  #look(): void {
    this.#mustBeOfPage(marksIn(this.#fake.title), "tab");
    const source = this.#panel?.source;
    if (source !== undefined && !this.#open.some((each) => each.source === source)) {
      this.wrong.push("page of a session that was left");
    }
  }

  #mustBeOfPage(marks: readonly string[], what: string): void {
    const session = this.#panel?.subject.session;
    // A new panel is not known yet while it is made.
    if (session === undefined || marks.length === 0) return;
    const own = this.#open.find(({ source }) => isSameSession(source.session, session));
    if (marks.some((mark) => mark !== own?.mark)) {
      this.wrong.push(`${what} of ${own?.mark ?? "none"}: ${marks.join(" and ")}`);
    }
  }
}

function marksIn(text: string): readonly string[] {
  return [...new Set(text.match(/mark\d+x/g))];
}

const actions = [
  "comeOrGo",
  "comeOrGo",
  "turnTo",
  "hoverArn",
  "hoverJob",
  "page",
  "page",
  "refresh",
  "goToJob",
  "answer",
  "answer",
  "answer",
  "answer",
  "answer",
] as const;
type Action = (typeof actions)[number];

const steps = fc.array(
  fc.record({ action: fc.constantFrom(...actions), pick: fc.nat({ max: 1000 }) }),
  { maxLength: 40 },
);

describe("Sessions that come and go", () => {
  it("never show a job of one in a hover, a page or a jump of another, whenever answers come", async () => {
    // On a busy machine, all runs could be over before it is loaded.
    await import("../../../../src/host/jumps/jumpBundle");
    const seen = { hovers: 0, pages: 0, found: 0 };
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const bench = new Bench();
        for (const session of [0, 1]) await bench.do("comeOrGo", session);
        for (const { action, pick } of all) await bench.do(action, pick);
        await bench.end();
        seen.hovers += bench.seen.hovers;
        seen.pages += bench.seen.pages;
        seen.found += bench.seen.found;
        expect(bench.wrong).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
    // What is never shown is never shown wrongly.
    expect(Math.min(seen.hovers, seen.pages, seen.found)).toBeGreaterThan(runs(150) / 20);
  });
});
