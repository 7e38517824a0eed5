import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { planFilter } from "../../src/domain/filter/filterPlan";
import type { Job } from "../../src/domain/job/job";
import { jobKinds } from "../../src/domain/job/jobKinds";
import { jobMembers } from "../../src/domain/job/jobMembers";
import { type ViewKind, viewKinds } from "../../src/domain/job/viewKinds";
import { failedStates } from "../../src/domain/protection/madeGood";
import { resourceCli } from "../../src/viewmodel/protection/resourceCli";
import { type JobFilter, noLaterBackup } from "../../src/domain/filter/jobFilter";
import type { JobGateway } from "../../src/domain/query/jobGateway";
import type { JobScope } from "../../src/domain/filter/jobScope";
import { listCommands } from "../../src/viewmodel/cli/awsCliFilter";
import type { AwsFiles } from "../support/endpoint/awsFiles";
import { writeAwsFiles } from "../support/endpoint/awsFiles";
import { accountOf } from "../support/endpoint/data/accountOf";
import { organizationOf } from "../support/endpoint/data/organization";
import type { Endpoint } from "../support/endpoint/endpoint";
import { demoCredential, startEndpoint } from "../support/endpoint/endpoint";
import type { RequestRecord } from "../support/endpoint/requestLog";
import type { WireObject } from "../support/endpoint/wire";
import { aRuntime } from "../support/identity/testRuntime";
import { hasToken } from "../support/jobs/accountGateway";
import { noon } from "../support/jobs/jobBuilders";
import { randomFilter } from "../support/jobs/randomFilter";
import { runs, seeds } from "../support/property";
import { settled } from "../support/jobs/settled";
import { TreeFixture, type TreeFixtureOptions } from "../support/jobs/treeFixture";
import { wireBackupJob, wireCopyJob, wireRestoreJob, wireScanJob } from "../support/jobs/wireJobs";
import { knownMembers, sharedAws } from "./support/awsCli";
import { wholeAccount } from "./support/wholeAccount";

/**
 * *Copy Filter as AWS CLI Command*, run as a person would run it: pasted into sh, by Debian's AWS CLI. Of
 * what its own service model (January 2023) does not know, it is told by `models`: AWS's model of August
 * 2026 (botocore, Apache License 2.0), trimmed to the lists of jobs. The CLI then builds the requests,
 * reads the answers and runs --query as a CLI of today does.
 */
const models = path.join(import.meta.dirname, "models");
const session = { profile: "my team", region: "eu-west-1" };
const directory = mkdtempSync(path.join(tmpdir(), "filter-commands-"));
// Small pages: --query must see all of them at once.
const mood = { pageCap: 9, order: "scattered" as const, seed: 3 };
const account = wholeAccount(7, 80);
const credential = demoCredential(account);
const never = new AbortController().signal;

let endpoint: Endpoint;
let files: AwsFiles;
let gateway: JobGateway;

beforeAll(async () => {
  endpoint = await startEndpoint({
    accounts: [account],
    credentials: [credential],
    mood,
    now: () => noon,
  });
  const profile = { name: session.profile, credential };
  files = writeAwsFiles([profile, { name: "sdk", credential, endpointUrl: endpoint.url }], {
    directory,
  });
  for (const [name, value] of Object.entries(files.env)) vi.stubEnv(name, value);
  gateway = aRuntime().openGateway({ ...session, profile: "sdk" });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await endpoint.stop();
  files.remove();
  rmSync(directory, { recursive: true, force: true });
});

type Model = "of 2023" | "of today";

/** What a person gets who pastes the text: the answers in order. */
async function pasted(text: string, model: Model, at = endpoint): Promise<readonly unknown[]> {
  const own = `aws() { command aws "$@" --endpoint-url ${at.url} || exit; printf '\\036'; }`;
  const env = {
    ...files.env,
    ...sharedAws(),
    ...(model === "of today" && { AWS_DATA_PATH: models }),
    AWS_PAGER: "",
    AWS_MAX_ATTEMPTS: "1",
    HOME: directory,
    LC_ALL: "C.UTF-8",
  };
  const options = { cwd: directory, env, maxBuffer: 64_000_000 };
  const { stdout } = await promisify(execFile)("/bin/sh", ["-c", `${own}\n${text}`], options);
  return stdout
    .split("\u001e")
    .slice(0, -1)
    .map((answer) => JSON.parse(answer) as unknown);
}

/** Of a list as the CLI prints it, whole or narrowed by --query. */
function idsIn(answer: unknown): readonly unknown[] {
  const members = answer as Readonly<Record<string, unknown>>;
  const whole = viewKinds.map((kind) => members[jobKinds[kind].list.member]).find(Array.isArray);
  const jobs = (Array.isArray(answer) ? answer : whole) as WireObject[];
  return jobs.map((job) => viewKinds.map((kind) => job[jobMembers[kind].id.path]).find(Boolean));
}

interface Shown {
  readonly scope: JobScope;
  readonly ids: readonly string[];
}

/** What the view shows after *Load All*, and what it asks for. */
async function shown(
  kind: ViewKind,
  filter: JobFilter,
  source: Pick<TreeFixtureOptions, "account" | "accounts"> = { account },
): Promise<Shown> {
  const fixture = new TreeFixture({ kind, filter, mood, ...source });
  const { tree, mirror } = fixture;
  tree.show();
  await fixture.settle();
  await tree.loadAll(undefined, { signal: never, progress: () => undefined });
  await settled();
  fixture.look();
  const jobs = mirror.nodes.flatMap((node) => tree.job(node) ?? []);
  if (tree.list === undefined) throw new Error("The view shows nothing.");
  return { scope: tree.list.scope, ids: [...new Set(jobs.map(({ id }) => id))].sort() };
}

function textOf(filter: JobFilter, scope: JobScope): string {
  const commands = listCommands([{ filter, scope, session }], "posix");
  if (commands.type === "refused") throw new Error(commands.why);
  return commands.text;
}

async function listedByCli(
  text: string,
  model: Model,
  from = endpoint,
): Promise<readonly unknown[]> {
  const answers = await pasted(text, model, from);
  return [...new Set(answers.flatMap(idsIn))].sort();
}

/** All jobs of a kind, in no order. */
async function all(kind: ViewKind): Promise<readonly Job[]> {
  const fixture = new TreeFixture({ kind, account });
  fixture.tree.show();
  await fixture.settle();
  await fixture.tree.loadAll(undefined, { signal: never, progress: () => undefined });
  fixture.look();
  return fixture.mirror.nodes.flatMap((node) => fixture.tree.job(node) ?? []);
}

const jobs = {
  backup: await all("backup"),
  restore: await all("restore"),
  copy: await all("copy"),
  scan: await all("scan"),
};

/** Values that jobs of the account have. */
function some(
  kind: ViewKind,
  value: (job: Job) => string | undefined,
  count = 1,
): readonly string[] {
  const values = [...new Set(jobs[kind].flatMap((job) => value(job) ?? []))];
  expect(values.length).toBeGreaterThanOrEqual(count);
  return values.slice(0, count);
}

const resourceArn = (job: Job): string | undefined =>
  job.kind === "restore" ? job.sourceResourceArn : job.resourceArn;
const planArn = (job: Job): string | undefined =>
  job.kind === "restore" ? job.restoreTestingPlanArn : undefined;
const category = (job: Job): string | undefined =>
  job.kind === "restore" ? undefined : job.messageCategory;
const creator = (job: Job) => (job.kind === "restore" ? undefined : job.createdBy);
const vault = (job: Job): string | undefined => {
  const arn = job.kind === "copy" ? job.destinationBackupVaultArn : job.backupVaultArn;
  return arn?.split(":backup-vault:")[1];
};
/** The very moments of two jobs: the first one counts, the second one does not. */
function between(kind: ViewKind, time: (job: Job) => number | undefined): string {
  const times = jobs[kind].flatMap((job) => time(job) ?? []).sort((a, b) => a - b);
  expect(times.length).toBeGreaterThan(4);
  return [times[1], times.at(-2)].map((each) => new Date(each ?? 0).toISOString()).join("/");
}
const none = Array.from({ length: 21 }, (_, i) => `none-${i}`);

interface Case {
  readonly kind: ViewKind;
  readonly filter: () => JobFilter;
  /** Whether Debian's own model has the options and the members. */
  readonly known: boolean;
}

/** Debian's CLI of 2023 has no scan jobs. */
const scanCases: readonly Case[] = [
  { kind: "scan", known: false, filter: () => ({ states: some("scan", (job) => job.state) }) },
  { kind: "scan", known: false, filter: () => ({ vaults: some("scan", vault) }) },
  { kind: "scan", known: false, filter: () => ({ resourceArns: some("scan", resourceArn) }) },
  {
    kind: "scan",
    known: false,
    filter: () => ({ recoveryPointArns: some("scan", (job) => job.recoveryPointArn) }),
  },
  {
    kind: "scan",
    known: false,
    filter: () => ({ scanResults: some("scan", (job) => job.scanResultStatus) }),
  },
  {
    kind: "scan",
    known: false,
    filter: () => ({ malwareScanners: some("scan", (job) => job.malwareScanner) }),
  },
  {
    kind: "scan",
    known: false,
    filter: () => ({ completed: between("scan", (job) => job.completionDate) }),
  },
];

const copyCases: readonly Case[] = [
  { kind: "copy", known: true, filter: () => ({ states: some("copy", (job) => job.state) }) },
  { kind: "copy", known: true, filter: () => ({ vaults: some("copy", vault) }) },
  {
    kind: "copy",
    known: true,
    filter: () => ({
      destinationVaultArns: some("copy", (job) => job.destinationBackupVaultArn),
    }),
  },
  {
    kind: "copy",
    known: true,
    filter: () => ({
      destinationRegions: some("copy", (job) => job.destinationBackupVaultArn?.split(":")[3]),
    }),
  },
  {
    kind: "copy",
    known: true,
    filter: () => ({
      sourceVaults: some("copy", (job) => job.sourceBackupVaultArn?.split(":backup-vault:")[1]),
    }),
  },
  {
    kind: "copy",
    known: false,
    filter: () => ({ recoveryPointArns: some("copy", (job) => job.sourceRecoveryPointArn) }),
  },
  {
    kind: "copy",
    known: false,
    filter: () => ({
      createdByBackupJobIds: some("copy", (job) => job.createdByBackupJobId),
    }),
  },
  { kind: "copy", known: true, filter: () => ({ resourceArns: some("copy", resourceArn) }) },
  { kind: "copy", known: false, filter: () => ({ messageCategories: some("copy", category) }) },
  {
    kind: "copy",
    known: true,
    filter: () => ({ created: between("copy", (job) => job.creationDate) }),
  },
  {
    kind: "copy",
    known: true,
    filter: () => ({ completed: between("copy", (job) => job.completionDate) }),
  },
];

const cases: readonly Case[] = [
  { kind: "backup", known: true, filter: () => ({}) },
  { kind: "restore", known: true, filter: () => ({}) },
  {
    kind: "backup",
    known: true,
    filter: () => ({ states: some("backup", ({ state }) => state, 2) }),
  },
  {
    kind: "restore",
    known: true,
    filter: () => ({ states: some("restore", ({ state }) => state, 2) }),
  },
  { kind: "backup", known: false, filter: () => ({ states: ["COMPLETED"] }) },
  { kind: "backup", known: false, filter: () => ({ states: ["COMPLETED_WITH_ISSUES", "FAILED"] }) },
  { kind: "restore", known: false, filter: () => ({ states: ["COMPLETED", "FAILED"] }) },
  { kind: "copy", known: false, filter: () => ({ states: ["COMPLETED_WITH_ISSUES"] }) },
  { kind: "backup", known: true, filter: () => ({ vaults: some("backup", vault) }) },
  { kind: "backup", known: true, filter: () => ({ vaults: [...some("backup", vault), ...none] }) },
  { kind: "restore", known: false, filter: () => ({ vaults: some("restore", vault) }) },
  {
    kind: "backup",
    known: true,
    filter: () => ({ resourceTypes: some("backup", (job) => job.resourceType, 2) }),
  },
  {
    kind: "restore",
    known: false,
    filter: () => ({ resourceTypes: some("restore", (job) => job.resourceType, 2) }),
  },
  {
    kind: "backup",
    known: true,
    filter: () => ({ resourceTypes: [...some("backup", (job) => job.resourceType), ...none] }),
  },
  {
    kind: "restore",
    known: true,
    filter: () => ({ resourceTypes: [...some("restore", (job) => job.resourceType), ...none] }),
  },
  { kind: "backup", known: true, filter: () => ({ resourceArns: some("backup", resourceArn) }) },
  { kind: "restore", known: false, filter: () => ({ resourceArns: some("restore", resourceArn) }) },
  {
    kind: "restore",
    known: false,
    filter: () => ({ resourceArns: [...some("restore", resourceArn), ...none] }),
  },
  {
    kind: "backup",
    known: true,
    filter: () => ({ accountIds: some("backup", (job) => job.accountId) }),
  },
  {
    kind: "restore",
    known: true,
    filter: () => ({ accountIds: some("restore", (job) => job.accountId) }),
  },
  { kind: "backup", known: false, filter: () => ({ messageCategories: some("backup", category) }) },
  {
    kind: "backup",
    known: false,
    filter: () => ({ messageCategories: [...some("backup", category), ...none] }),
  },
  {
    kind: "backup",
    known: true,
    filter: () => ({ parentJobIds: some("backup", (job) => job.parentJobId) }),
  },
  {
    kind: "restore",
    known: false,
    filter: () => ({ parentJobIds: some("restore", (job) => job.parentJobId) }),
  },
  {
    kind: "restore",
    known: false,
    filter: () => ({ restoreTestingPlanArns: some("restore", planArn) }),
  },
  {
    kind: "backup",
    known: true,
    filter: () => ({ backupPlans: some("backup", (job) => creator(job)?.backupPlanId) }),
  },
  {
    kind: "backup",
    known: false,
    filter: () => ({ backupPlans: some("backup", (job) => creator(job)?.backupPlanName) }),
  },
  {
    kind: "backup",
    known: true,
    filter: () => ({ backupRules: some("backup", (job) => creator(job)?.backupRuleId) }),
  },
  ...copyCases,
  ...scanCases,
  {
    kind: "backup",
    known: true,
    filter: () => ({ created: between("backup", (job) => job.creationDate) }),
  },
  {
    kind: "restore",
    known: true,
    filter: () => ({ created: between("restore", (job) => job.creationDate) }),
  },
  {
    kind: "backup",
    known: true,
    filter: () => ({ completed: between("backup", (job) => job.completionDate) }),
  },
  {
    kind: "restore",
    known: true,
    filter: () => ({ completed: between("restore", (job) => job.completionDate) }),
  },
];

/** Operation and parameters of each chain of pages, times as numbers: clients write them differently. */
function chains(requests: readonly RequestRecord[]): readonly unknown[] {
  return requests
    .filter((request) => !hasToken(request))
    .map(({ operation, params }) => {
      const rest = Object.entries(params).filter(([name]) => name.toLowerCase() !== "maxresults");
      const read = ([name, value]: readonly [string, string]): readonly [string, unknown] => [
        name,
        /^(?:By)?(?:created|complete)(?:After|Before)$/i.test(name) ? Date.parse(value) : value,
      ];
      return { operation, params: Object.fromEntries(rest.map(read)) };
    });
}

/** What our own client asks for, as the endpoint saw it. */
async function askedByUs({ queries }: JobScope): Promise<readonly unknown[]> {
  const before = endpoint.requests.length;
  for (const query of queries) await gateway.listJobs(query, { maxResults: 1000 }, never);
  return chains(endpoint.requests.slice(before));
}

describe("The copied commands of one criterion", () => {
  it.each(cases.map((each) => ({ ...each, filter: each.filter() })))(
    "list what the view shows: $kind $filter",
    async ({ kind, filter, known }) => {
      const { ids, scope } = await shown(kind, filter);
      expect(ids.length).toBeGreaterThan(0);
      const text = textOf(filter, scope);
      const before = endpoint.requests.length;
      expect(await listedByCli(text, "of today")).toEqual(ids);
      const asked = chains(endpoint.requests.slice(before));
      expect(asked).toEqual(await askedByUs(scope));
      if (known) expect(await listedByCli(text, "of 2023")).toEqual(ids);
    },
  );

  it("use options that Debian's own model lacks only where it is said so", () => {
    const lacking = [
      "ListBackupJobs",
      "ListRestoreJobs",
      "ListRestoreJobsByProtectedResource",
      "ListCopyJobs",
    ].map(
      (operation) => knownMembers(operation)?.filter((member) => member.startsWith("By")).length,
    );
    expect(lacking).toEqual([10, 6, undefined, 10]);
    expect(knownMembers("ListBackupJobs")).not.toContain("ByMessageCategory");
    for (const member of ["ByResourceType", "ByParentJobId", "ByRestoreTestingPlanArn"]) {
      expect(knownMembers("ListRestoreJobs")).not.toContain(member);
    }
  });
});

describe("The copied commands of jobs without a later good backup", () => {
  it.each(["backup", "copy"] as const)(
    "list all %s jobs that failed, those of the view among them, and a comment says so",
    async (kind) => {
      const filter = { laterBackup: [noLaterBackup] };
      const { ids, scope } = await shown(kind, filter);
      const text = textOf(filter, scope);
      expect(text).toMatch(/^# Not narrowed to jobs without a later good backup\./m);
      const listed = await listedByCli(text, "of today");
      const failed = jobs[kind].filter(({ state }) => failedStates.includes(state));
      expect(listed).toEqual(failed.map(({ id }) => id).sort());
      expect(listed).toEqual(expect.arrayContaining([...ids]));
      expect(ids.length).toBeGreaterThan(0);
    },
  );

  it.each(["restore", "scan"] as const)("are none for %s jobs, and why is said", async (kind) => {
    const filter = { laterBackup: [noLaterBackup] };
    const { scope } = await shown(kind, filter);
    expect(() => textOf(filter, scope)).toThrow(/no later good backups/);
  });

  it("take the rest of the filter, too", async () => {
    const [vaultName = ""] = some("backup", vault);
    const filter = { laterBackup: [noLaterBackup], vaults: [vaultName] };
    const { ids, scope } = await shown("backup", filter);
    const listed = await listedByCli(textOf(filter, scope), "of today");
    const failed = jobs.backup.filter(
      (job) => failedStates.includes(job.state) && vault(job) === vaultName,
    );
    expect(listed).toEqual(failed.map(({ id }) => id).sort());
    expect(listed).toEqual(expect.arrayContaining([...ids]));
  });
});

describe("The copied command of a row of protected resources", () => {
  const textFor = (arn: string | undefined): string => {
    const command = resourceCli(arn, session, "posix");
    if (command.type === "refused") throw new Error(command.reason);
    return command.text;
  };

  it("lists the backup jobs of a resource", async () => {
    const [arn = ""] = some("backup", resourceArn);
    const own = jobs.backup.filter((job) => resourceArn(job) === arn).map(({ id }) => id);
    expect(own.length).toBeGreaterThan(0);
    expect(await listedByCli(textFor(arn), "of 2023")).toEqual(own.sort());
  });

  it("lists all protected resources on any other row", async () => {
    const { items } = await gateway.listProtectedResources({ maxResults: 1000 }, never);
    const [answer] = await pasted(textFor(undefined), "of 2023");
    const { Results: listed } = answer as { readonly Results: readonly WireObject[] };
    const arns = listed.map((each) => each["ResourceArn"]).sort();
    expect(arns.length).toBeGreaterThan(0);
    // Our own client takes a page; the CLI takes all of them.
    expect(arns).toEqual(expect.arrayContaining(items.map(({ resourceArn: arn }) => arn)));
    expect(new Set(arns).size).toBe(arns.length);
  });

  it("runs nothing that stands in an ARN", async () => {
    for (const end of ["$(touch pwned)", "`touch pwned`", "'; touch pwned; '", '"&touch pwned&"']) {
      expect(await listedByCli(textFor(`arn:aws:s3:::b${end}`), "of 2023")).toEqual([]);
    }
    expect(readdirSync(directory)).not.toContain("pwned");
  });
});

describe("The copied commands of a random filter", () => {
  // The kinds by turns: a command takes half a second, so not all are run.
  const combinations = seeds(400).flatMap((seed) =>
    viewKinds
      .map((kind) => ({ kind, filter: randomFilter(seed, jobs[kind]) }))
      .filter(({ filter }) => Object.keys(filter).length > 1),
  );

  it("list what the view shows, and ask what it asks", { timeout: 300_000 }, async () => {
    let commands = 0;
    let found = 0;
    for (const { kind, filter } of combinations) {
      if (commands > runs(40)) break;
      const { ids, scope } = await shown(kind, filter);
      if (scope.queries.length === 0 || scope.queries.length > 4 || ids.length === 0) continue;
      const text = textOf(filter, scope);
      const before = endpoint.requests.length;
      const listed = await listedByCli(text, "of today");
      const asked = chains(endpoint.requests.slice(before));
      if (text.includes("# Not narrowed")) expect(listed).toEqual(expect.arrayContaining([...ids]));
      else expect(listed, text).toEqual(ids);
      expect(asked, text).toEqual(await askedByUs(scope));
      commands += scope.queries.length;
      found++;
    }
    expect(found).toBeGreaterThan(runs(10));
  });
});

describe("Hostile values", () => {
  const values = [
    `it's "double" \\ and $HOME`,
    "`touch pwned-1`$(touch pwned-2)'; touch pwned-3 #",
    "-x",
    "file:///etc/hostname",
    "two\nlines\u001b[201~touch pwned-4",
    "%PATH% !! ^x 漢字 😀",
    "\\'||'a'=='a",
    "`true`",
  ];
  const hostile = accountOf({
    accountId: "111122223333",
    backup: values.flatMap((value, i) => [
      { BackupJobId: `type-${i}`, State: "FAILED", ResourceType: value },
      { BackupJobId: `plan-${i}`, State: "FAILED", CreatedBy: { BackupPlanId: value } },
    ]),
  });
  let other: Endpoint;

  beforeAll(async () => {
    const credentials = [demoCredential(hostile)];
    other = await startEndpoint({ accounts: [hostile], credentials, now: () => noon });
  });

  afterAll(async () => {
    await other.stop();
  });

  it.each<JobFilter>([{ resourceTypes: values }, { backupPlans: values }])(
    "mean themselves and nothing else: %#",
    async (filter) => {
      const scope = planFilter(filter, "backup", { readAt: noon });
      const answers = await pasted(textOf(filter, scope), "of 2023", other);
      const name = filter.backupPlans === undefined ? "type" : "plan";
      expect([...new Set(answers.flatMap(idsIn))].sort()).toEqual(
        values.map((_, i) => `${name}-${i}`),
      );
      expect(readdirSync(directory).filter((file) => file.startsWith("pwned"))).toEqual([]);
    },
  );
});

describe("The copied commands of a session for all accounts of an organization", () => {
  const member = "444455556666";
  const organization = organizationOf(account, [
    accountOf({
      accountId: member,
      backup: [wireBackupJob({ id: "member-backup", members: { AccountId: member } })],
      restore: [wireRestoreJob({ id: "member-restore", members: { AccountId: member } })],
      copy: [wireCopyJob({ id: "member-copy", members: { AccountId: member } })],
      scan: [wireScanJob({ id: "member-scan", members: { AccountId: member } })],
    }),
  ]);
  let other: Endpoint;

  beforeAll(async () => {
    const credentials = [demoCredential(organization)];
    other = await startEndpoint({ accounts: [organization], credentials, now: () => noon });
  });

  afterAll(async () => {
    await other.stop();
  });

  it.each(viewKinds)("list what the view shows: %s", async (kind) => {
    const source = { account: organization, accounts: "organization" } as const;
    const { ids, scope } = await shown(kind, {}, source);
    const text = textOf({}, scope);
    // AWS documents "*" for these kinds only.
    const isWhole = kind === "backup" || kind === "scan";
    expect(text.includes("--by-account-id '*'")).toBe(isWhole);
    expect(ids.includes(`member-${kind}`)).toBe(isWhole);
    expect(await listedByCli(text, "of today", other)).toEqual(ids);
  });
});

describe("A time in the command", () => {
  it("is sent to the millisecond", async () => {
    const { scope } = await shown("backup", { created: "2026-11-01T00:00:00.124Z/" });
    const before = endpoint.requests.length;
    await pasted(textOf({}, scope), "of 2023");
    const [request] = endpoint.requests.slice(before);
    expect(request?.params["createdAfter"]).toBe("2026-11-01T00:00:00.123000Z");
  });
});
