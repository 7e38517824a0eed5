import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { nextTask } from "../../../../src/host/base/nextTask";
import type { ViewKind } from "../../../../src/domain/job/viewKinds";
import type { Source } from "../../../../src/domain/session/source";
import { FailurePolls, sessionKey } from "../../../../src/host/live/failurePolls";
import { WatchedJob } from "../../../../src/host/live/watchedJob";
import { Actions } from "../../../../src/viewmodel/details/actions";
import { JobDetails } from "../../../../src/viewmodel/details/jobDetails";
import { ResourceDetails } from "../../../../src/viewmodel/details/resourceDetails";
import { Calm } from "../../../support/calm";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { type AwsFiles, writeAwsFiles } from "../../../support/endpoint/awsFiles";
import { demoCredential, type Endpoint, startEndpoint } from "../../../support/endpoint/endpoint";
import { aRuntime } from "../../../support/identity/testRuntime";
import { noon } from "../../../support/jobs/jobBuilders";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { ViewFixture } from "../../../support/jobs/viewFixture";
import { wireBackupJob, wireRestoreJob } from "../../../support/jobs/wireJobs";

const resourceArn = "arn:aws:ec2:eu-west-1:111122223333:volume/orders";
const backup = ["RUNNING", "PENDING", "CREATED", "ABORTING", "FAILED"].map((state) =>
  wireBackupJob({ id: state, state, age: 5, members: { ResourceArn: resourceArn } }),
);
/** Nothing but their list says how far the children of a restore job are. */
const restore = [
  wireRestoreJob({ id: "parent", state: "RUNNING", isParent: true }),
  wireRestoreJob({ id: "child", state: "RUNNING", parent: "parent" }),
];
const account = accountOf({ backup, restore });

let endpoint: Endpoint;
let files: AwsFiles;
let calm: Calm;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"], now: noon });
  calm = new Calm();
  endpoint = await startEndpoint({ accounts: [account] });
  const credential = demoCredential(account);
  files = writeAwsFiles(
    ["first", "second"].map((name) => ({
      name,
      region: account.region,
      credential,
      endpointUrl: endpoint.url,
    })),
  );
  for (const [name, value] of Object.entries(files.env)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  calm.stop();
  files.remove();
  await endpoint.stop();
});

/** Time goes on until the work is done. */
async function during<T>(work: Promise<T>): Promise<T> {
  const ends: Promise<T>[] = [];
  const ended = work.finally(() => ends.push(ended));
  for (;;) {
    await calm.come();
    const [end] = ends;
    if (end !== undefined) return end;
    vi.advanceTimersByTime(10);
  }
}

async function aView(kind: ViewKind, source: Source): Promise<() => Promise<unknown>> {
  const view = new ViewFixture({ kind, clock: Date.now });
  view.tree.setEntries([aSessionEntry("1", { source })]);
  await during(view.tree.refresh());
  return () => view.tree.refreshInBackground(source);
}

function pagesOf(source: Source): readonly (JobDetails | ResourceDetails)[] {
  const common = { source, now: Date.now, formats: utcFormats, pageSize: 100 };
  return [
    new JobDetails({ ...common, actions: new Actions(), ref: { kind: "restore", id: "parent" } }),
    new ResourceDetails({
      ...common,
      actions: new Actions(),
      ref: { kind: "resource", id: resourceArn },
      nextTask,
      expectations: () => ({ freshness: new Map(), mutes: [] }),
      inView: () => undefined,
      failed: (error) => {
        throw error;
      },
      readAll: () => undefined,
    }),
  ];
}

function watchOf(source: Source): WatchedJob {
  const fail = () => {
    throw new Error("The job runs.");
  };
  return new WatchedJob({
    watch: {
      kind: "restore",
      id: "parent",
      name: "parent",
      session: { profile: "first", region: account.region },
    },
    sessions: { all: [], sourceOf: () => source },
    now: Date.now,
    changed: () => undefined,
    over: fail,
    lost: fail,
  });
}

function failurePollsOf(sources: readonly Source[]): FailurePolls {
  return new FailurePolls({
    isOn: () => true,
    sessions: { sources, start: () => Promise.resolve() },
    leases: { look: () => Promise.resolve(new Set(sources.map(sessionKey))) },
    fileOf: () => ({ change: () => Promise.resolve("") }),
    now: Date.now,
    found: () => Promise.resolve(),
    log: { debug: () => undefined, failure: () => undefined },
  });
}

it("timers ask for two lists a second at most, those of all views, pages, watched jobs and failures of an account together", async () => {
  const runtime = aRuntime();
  const sources = [];
  for (const profile of ["first", "second"]) {
    const resolved = await runtime.resolveSession({ profile });
    if (resolved.kind !== "ready") throw new Error(`The profile ${profile} can't be used.`);
    const { session } = resolved;
    sources.push({ session, gateway: runtime.openGateway(session) });
  }
  const [first, second] = sources;
  if (first === undefined || second === undefined) throw new Error("There are two sessions.");
  const views = [await aView("backup", first), await aView("restore", second)];
  const pages = pagesOf(first);
  for (const page of pages) await during(page.open());
  const watched = watchOf(second);
  const failures = failurePollsOf(sources);
  // What was asked so far is over by then, and nothing is due.
  await during(new Promise((resolve) => setTimeout(resolve, 12_500)));
  endpoint.clearRequests();

  const polls = [
    ...views.map((refresh) => refresh()),
    ...pages.map((page) => page.follow()),
    watched.askNow(),
    failures.settingChanged(),
  ];
  await during(Promise.all(polls));
  watched.dispose();
  failures.dispose();

  const lists = endpoint.requests.filter(({ operation }) => operation.startsWith("List"));
  for (const [i, { at }] of lists.entries()) {
    expect((lists[i + 2]?.at ?? Infinity) - at).toBeGreaterThanOrEqual(1000);
  }
  const asked = (part: string) => lists.filter(({ target }) => target.includes(part)).length;
  const parts = {
    views: lists.filter(({ target }) => /jobs\?maxResults=100$/.test(target)).length,
    pages: asked("maxResults=100&parentJobId") + asked("resourceArn"),
    watched: asked("maxResults=1000&parentJobId"),
    failures: asked("ompleteAfter"),
  };
  expect(parts).toMatchObject({ views: 2, pages: 2, failures: 22 });
  expect(parts.watched).toBeGreaterThan(0);
});
