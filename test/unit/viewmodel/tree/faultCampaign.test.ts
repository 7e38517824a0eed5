import { nextTask } from "../../../../src/host/base/nextTask";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { activeFilter } from "../../../../src/domain/filter/activeFilter";
import { noFilter } from "../../../../src/domain/filter/jobFilter";
import { type ViewKind, viewKinds } from "../../../../src/domain/job/viewKinds";
import type { BackupError, BackupErrorReason } from "../../../../src/domain/query/backupError";
import type { OpenedGateway } from "../../../../src/domain/query/jobGateway";
import { vaultNames } from "../../../../src/domain/query/vaultNames";
import { Actions } from "../../../../src/viewmodel/details/actions";
import { JobDetails } from "../../../../src/viewmodel/details/jobDetails";
import { errorCauses } from "../../../../src/viewmodel/text/errorCauses";
import { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { demoCredential, type Endpoint, startEndpoint } from "../../../support/endpoint/endpoint";
import type { WireObject } from "../../../support/endpoint/wire";
import { FaultyWay } from "../../../support/faults/faultyWay";
import { type Place, type WayFault, wayFaults } from "../../../support/faults/wayFaults";
import { anAwsHome, type AwsHome } from "../../../support/identity/awsHome";
import { aRuntime } from "../../../support/identity/testRuntime";
import { noon as now } from "../../../support/jobs/jobBuilders";
import { readRange, utcFormats } from "../../../support/jobs/treeFixture";
import { VsCodeMirror } from "../../../support/jobs/vsCodeMirror";
import {
  wireBackupJob,
  wireCopyJob,
  type WireJobOptions,
  wireRestoreJob,
  wireScanJob,
} from "../../../support/jobs/wireJobs";
import { propertySeed, runs } from "../../../support/property";
import { waitFor } from "../../../support/waitFor";

/**
 * Each fault at each place where a request may meet it, by the real SDK over HTTP. A cell ends in rows, or in a sentence whose
 * Retry brings them once the fault is gone. An ordinary run has one kind of job a cell; `npm run campaign` has all.
 */
const places = ["first page", "later page", "children", "Describe", "vault list"] as const;
type PlaceName = (typeof places)[number];

interface Cell {
  readonly fault: WayFault;
  readonly at: PlaceName;
  readonly kind: ViewKind;
}

/** 24 jobs of a kind, 15 a page; the newest has three children. */
function family(make: (options: WireJobOptions) => WireObject): readonly WireObject[] {
  const some = (count: number, options: WireJobOptions): readonly WireObject[] =>
    Array.from({ length: count }, (_, i) => make({ id: `job-${i + 2}`, age: 10 + i, ...options }));
  const children = ["a", "b", "c"].map((id) => make({ id, age: 5, parent: "job-1" }));
  return [make({ id: "job-1", age: 1, isParent: true }), ...children, ...some(23, {})];
}

const account = accountOf({
  backup: family(wireBackupJob),
  restore: family(wireRestoreJob),
  copy: family(wireCopyJob),
  scan: Array.from({ length: 24 }, (_, i) => wireScanJob({ id: `job-${i + 1}`, age: i })),
  vaults: ["Default", "Copies"],
});
const session = { profile: "p", region: account.region };
const never = new AbortController().signal;

const figures = { cells: 0, rows: 0, sentences: 0, prompts: 0, unhandled: 0 };
const unhandled = (): void => {
  figures.unhandled++;
};

let endpoint: Endpoint;
let place: Place;
let home: AwsHome;
/** Takes the fault of a cell away. */
let end: (() => Promise<void>) | undefined;
let opened: { readonly gateway: OpenedGateway; readonly tree: JobTree } | undefined;

beforeAll(async () => {
  process.on("unhandledRejection", unhandled);
  endpoint = await startEndpoint({
    accounts: [account],
    mood: { children: "leftOut" },
    now: () => now,
    signingClock: () => Date.now() + place.skew,
  });
  place = { way: new FaultyWay(endpoint.port), skew: 0 };
  await place.way.open();
});
afterAll(async () => {
  process.off("unhandledRejection", unhandled);
  await place.way.close();
  await endpoint.stop();
  console.log(`Fault campaign: ${JSON.stringify(figures)}`);
  expect(figures).toMatchObject({ prompts: 0, unhandled: 0 });
});
beforeEach(() => {
  home = anAwsHome();
});
afterEach(async () => {
  await mend();
  opened?.tree.dispose();
  opened?.gateway.close();
  opened = undefined;
  home.remove();
});

function cells(): readonly Cell[] {
  const all = wayFaults.flatMap((fault) => places.map((at) => ({ fault, at })));
  const count = Math.min(viewKinds.length, runs(1));
  return all.flatMap((cell, index) =>
    viewKinds.flatMap((_, turn) => {
      // Scans have no children; nobody asks for vaults by kind.
      const kinds = cell.at === "children" ? viewKinds.slice(0, 3) : viewKinds;
      const kind = kinds[(propertySeed + index + turn) % kinds.length];
      return turn < count && kind !== undefined ? [{ ...cell, kind }] : [];
    }),
  );
}

function open({ fault, kind }: Cell): { readonly gateway: OpenedGateway; readonly tree: JobTree } {
  const { accessKeyId, secretAccessKey } = demoCredential(account);
  const url = `${fault.scheme ?? "http"}://localhost:${place.way.port}`;
  home.config(
    `[profile p]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\nendpoint_url=${url}\n`,
  );
  home.setEnv("AWS_MAX_ATTEMPTS", String(fault.attempts ?? 1));
  if (fault.scheme === "https") home.setEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  const gateway = aRuntime({
    // A request that hangs ends here. When it is mended it takes some milliseconds, on a busy machine up to half a second.
    timeLimit: fault.name === "hang" ? 2000 : 20_000,
    askMfaCode: () => {
      figures.prompts++;
      return Promise.resolve(undefined);
    },
  }).openGateway(session);
  const tree = new JobTree({
    nextTask,
    kind,
    grouping: "none",
    filter: activeFilter(noFilter, readRange),
    now: () => now,
    pageSize: () => 15,
    formats: () => utcFormats,
    shortensNames: () => false,
    isWatched: () => false,
  });
  opened = { gateway, tree };
  return opened;
}

async function mend(): Promise<void> {
  const taken = end;
  end = undefined;
  await taken?.();
}

/** What is in sight of a tree. */
class Sight {
  readonly mirror: VsCodeMirror;

  constructor(readonly tree: JobTree) {
    this.mirror = new VsCodeMirror(tree);
  }

  get jobs(): readonly string[] {
    return this.#rows.filter(({ node }) => node.type === "job").map(({ row }) => row.id);
  }

  /** All that was asked for has come, or failed. */
  async settled(): Promise<void> {
    await waitFor(() => {
      expect(this.tree.status.busy).toBe(false);
      expect(this.#rows.filter(({ row }) => row.label === "Loading…")).toEqual([]);
    });
  }

  /** The sentence of what went wrong, if anything did. */
  get trouble(): string | undefined {
    return this.#rows.find(({ node }) => node.type === "message" && /roblem$/.test(node.about))?.row
      .label;
  }

  async retry(): Promise<void> {
    const node = this.#rows.find(
      ({ row }) => row.action === "retry" && row.label === "Retry",
    )?.node;
    expect(node).toBeDefined();
    await this.tree.retry(node);
    await this.settled();
  }

  get #rows() {
    this.mirror.update();
    // A group that grows is split by day.
    this.mirror.expandGroups();
    return this.mirror.items;
  }
}

function expectedLabel(reason: BackupErrorReason | undefined): string | undefined {
  return reason && errorCauses[reason].label;
}

function count(reason: BackupErrorReason | undefined): void {
  figures.cells++;
  if (reason === undefined) figures.rows++;
  else figures.sentences++;
}

async function inTree(cell: Cell): Promise<void> {
  const { fault, at } = cell;
  const { gateway, tree } = open(cell);
  const sight = new Sight(tree);
  tree.setSource({ session, gateway });
  const isFirst = at === "first page";
  if (!isFirst) {
    tree.show();
    await sight.settled();
    expect(sight.jobs).toHaveLength(15);
  }
  const parent = sight.mirror.items.find(
    ({ node, row }) => node.type === "job" && row.expandable,
  )?.node;
  const before = sight.jobs;
  end = await fault.begin(place);
  if (isFirst) tree.show();
  else if (at === "later page") await tree.loadMore(undefined);
  else sight.mirror.expand(parent?.id ?? "");
  await sight.settled();
  const { reason } = fault;
  expect(sight.trouble).toBe(expectedLabel(reason));
  expect(sight.jobs).toEqual(expect.arrayContaining([...before]));
  await mend();
  endpoint.clearRequests();
  if (reason !== undefined) await sight.retry();
  expect(sight.trouble).toBeUndefined();
  expect(sight.jobs).toEqual(expect.arrayContaining([...before]));
  expect(new Set(sight.jobs).size).toBe(sight.jobs.length);
  if (isFirst) expect(sight.jobs).toHaveLength(15);
  else if (at === "later page") expect(sight.jobs).toHaveLength(24);
  else expect(sight.jobs).toHaveLength(15 + 3);
  // A token that AWS refused is no token any more: the list starts again. Any other is used again.
  if (at === "later page" && reason !== undefined && reason !== "invalidParameterValue") {
    expect(endpoint.requests).toHaveLength(1);
    expect(JSON.stringify(endpoint.requests[0]?.params)).toMatch(/nextToken/i);
  }
  count(reason);
}

async function inDetails(cell: Cell): Promise<void> {
  const { fault, kind } = cell;
  const { gateway } = open(cell);
  const details = new JobDetails({
    ref: { kind, id: "job-7" },
    source: { session, gateway },
    now: () => now,
    formats: utcFormats,
    pageSize: 15,
    actions: new Actions(),
  });
  end = await fault.begin(place);
  await details.open();
  expect(details.error?.reason).toBe(fault.reason);
  await mend();
  await details.do({ type: "retry", part: "job" });
  expect(details.error).toBeUndefined();
  expect(details.job?.id).toBe("job-7");
  details.dispose();
  count(fault.reason);
}

async function inVaults(cell: Cell): Promise<void> {
  const { fault } = cell;
  const { gateway } = open(cell);
  end = await fault.begin(place);
  const failed = await vaultNames(gateway, never).then(
    () => undefined,
    (error: unknown) => (error as BackupError).reason,
  );
  expect(failed).toBe(fault.reason);
  await mend();
  expect((await vaultNames(gateway, never)).names).toHaveLength(account.vaults.length);
  count(fault.reason);
}

describe("A fault", () => {
  it.each(cells())("$fault.name, at $at of $kind jobs", async (cell) => {
    if (cell.at === "Describe") await inDetails(cell);
    else if (cell.at === "vault list") await inVaults(cell);
    else await inTree(cell);
  });
});
