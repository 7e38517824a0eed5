import { nextTask } from "../../src/host/base/nextTask";
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createAwsRuntime } from "../../src/aws/index";
import { activeFilter } from "../../src/domain/filter/activeFilter";
import { noFilter } from "../../src/domain/filter/jobFilter";
import { RegionTurns } from "../../src/viewmodel/tree/regionTurns";
import { ViewTree } from "../../src/viewmodel/tree/viewTree";
import type { Account } from "../support/endpoint/account";
import type { Credential } from "../support/endpoint/authentication";
import { writeAwsFiles } from "../support/endpoint/awsFiles";
import { emptyAccount } from "../support/endpoint/data/emptyAccount";
import { generatedAccount } from "../support/endpoint/data/generatedAccount";
import { demoCredential, startEndpoint } from "../support/endpoint/endpoint";
import { aRegionsEntry, aSessionEntry, aShownSession } from "../support/jobs/shownSessions";
import { utcFormats } from "../support/jobs/treeFixture";
import { type Answers, recordedGateway } from "./recordedGateway";

/**
 * What several sessions cost beside one: `npx tsx test/bench/sessions.ts`. The memory of 30 sessions with 5,000 jobs
 * each beside one session with 150,000; the time to the first rows of a profile's first Region beside 29 others.
 */
const now = Date.UTC(2026, 10, 21, 14);
const profile = "bench";
/** Milliseconds, as the extension has it. */
const headStart = 100;

setFlagsFromString("--expose_gc");
const collectGarbage = runInNewContext("gc") as () => void;

function newView(): ViewTree {
  return new ViewTree({
    nextTask,
    kind: "backup",
    grouping: "stateVault",
    filter: activeFilter(noFilter, () => undefined),
    now: () => now,
    pageSize: () => 100,
    turns: () => new RegionTurns(() => pause(headStart)),
    shortensNames: () => true,
    isWatched: () => false,
    formats: () => utcFormats,
  });
}

function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

async function usedHeap(): Promise<number> {
  await pause();
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Bytes that the view takes once all is loaded; the answers and what they are made of are not counted. */
async function memoryOf(sessions: number, jobsEach: number): Promise<number> {
  const accounts = Array.from({ length: sessions }, (_, index) => {
    const account = generatedAccount({ now, backupJobs: jobsEach, vaults: 8, seed: index + 1 });
    const answers: Answers = new Map();
    return { account, answers };
  });
  const load = async (): Promise<ViewTree> => {
    const view = newView();
    const entries = accounts.map(({ account, answers }, index) => {
      const gateway = recordedGateway({ account, now, answers });
      const session = { profile: `${profile}-${index}`, region: "eu-west-1" };
      return aSessionEntry(`${index}`, { source: { session, gateway } });
    });
    view.setEntries(entries);
    view.show();
    await pause();
    const signal = new AbortController().signal;
    await view.loadAll(undefined, { signal, progress: () => undefined });
    assert.equal([...view.loadedJobs()].length, sessions * jobsEach);
    return view;
  };
  // Records the answers and compiles what runs.
  (await load()).dispose();
  const before = await usedHeap();
  const began = performance.now();
  const view = await load();
  const time = performance.now() - began;
  for (const entry of view.children(undefined)) view.children(entry);
  const used = (await usedHeap()) - before;
  view.dispose();
  console.log(`  ${sessions} × ${jobsEach}: loaded in ${rounded(time)} ms`);
  return used;
}

const regions = 30;
const latency = 50;
const rounds = 15;

/** One digit at the end: the endpoint knows no other Regions. */
const regionNames = Array.from(
  { length: regions },
  (_, index) => `${["eu", "us", "ap", "ca"][index % 4] ?? ""}-north-${Math.floor(index / 4) + 1}`,
);

/** The first Region has most jobs, a few others have some. */
function accountIn(region: string, index: number): Account {
  if (index === 0) return generatedAccount({ now, backupJobs: 5000, vaults: 8, region });
  return index % 7 === 0
    ? generatedAccount({ now, backupJobs: 300, vaults: 3, region, seed: index })
    : emptyAccount({ region });
}

/** In a process of its own, as AWS is: what it does must not hold up what is measured. */
async function serve(): Promise<void> {
  const accounts = regionNames.map(accountIn);
  const [first] = accounts;
  assert(first !== undefined);
  const credential = demoCredential(first, 0);
  const endpoint = await startEndpoint({ accounts, credentials: [credential], now: () => now });
  endpoint.addFault({ kind: "latency", delay: latency });
  process.send?.({ url: endpoint.url, credential });
}

interface Served {
  readonly url: string;
  readonly credential: Credential;
}

/** Milliseconds until rows of the first of so many Regions are there. */
async function firstRows(count: number): Promise<number> {
  const runtime = createAwsRuntime({
    env: process.env,
    log: () => undefined,
    askMfaCode: () => Promise.resolve(undefined),
    now: Date.now,
  });
  const sources = regionNames.slice(0, count).map((region) => {
    const session = { profile, region };
    return { session, gateway: runtime.openGateway(session) };
  });
  const view = newView();
  const shown = sources.map((source) => aShownSession(source.session.region, { source }));
  view.setEntries([aRegionsEntry(profile, shown)]);
  const [first] = view.trees;
  assert(first !== undefined);
  const began = performance.now();
  const rowsCame = new Promise<number>((resolve) => {
    first.listChanged(() => {
      if ((first.list?.jobs.count({}) ?? 0) > 0) resolve(performance.now() - began);
    });
  });
  view.showQuietly();
  const time = await rowsCame;
  await view.refresh();
  view.dispose();
  for (const { gateway } of sources) gateway.close();
  return time;
}

async function firstRowsFigures(): Promise<void> {
  const child = fork(process.argv[1] ?? "", ["serve"]);
  const { url, credential } = await new Promise<Served>((resolve) =>
    child.once("message", resolve),
  );
  const files = writeAwsFiles([
    { name: profile, region: "eu-north-1", credential, endpointUrl: url },
  ]);
  Object.assign(process.env, files.env);
  const alone: number[] = [];
  const beside: number[] = [];
  // The first round compiles what runs.
  for (let round = 0; round <= rounds; round++) {
    const pair = [await firstRows(1), await firstRows(regions)] as const;
    if (round === 0) continue;
    alone.push(pair[0]);
    beside.push(pair[1]);
  }
  files.remove();
  child.kill();
  console.log(
    `first rows of the first of ${regions} Regions, ${latency} ms latency, medians of ${rounds}: ${rounded(median(beside))} ms, alone ${rounded(median(alone))} ms (× ${(median(beside) / median(alone)).toFixed(2)}, target at most 1.20)`,
  );
  console.log(`  beside: ${beside.map(rounded).join(" ")}`);
  console.log(`  alone: ${alone.map(rounded).join(" ")}`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function rounded(value: number): number {
  return Math.round(value);
}

async function memoryFigures(): Promise<void> {
  const megabyte = 1024 * 1024;
  const one = await memoryOf(1, 150_000);
  const several = await memoryOf(30, 5000);
  console.log(
    `memory of 30 sessions × 5,000 jobs: ${rounded(several / megabyte)} MB, one session × 150,000: ${rounded(one / megabyte)} MB (× ${(several / one).toFixed(2)}, target at most 1.50)`,
  );
}

async function main(): Promise<void> {
  if (process.argv[2] === "serve") return serve();
  await firstRowsFigures();
  if (process.argv[2] !== "rows") await memoryFigures();
}

void main();
