import { nextTask } from "../../../src/host/base/nextTask";
import assert from "node:assert/strict";
import { createAwsRuntime } from "../../../src/aws/index";
import { activeFilter } from "../../../src/domain/filter/activeFilter";
import type { ViewKind } from "../../../src/domain/job/viewKinds";
import { type JobFilter, noFilter } from "../../../src/domain/filter/jobFilter";
import type { Grouping } from "../../../src/domain/job/jobKinds";
import { RegionTurns } from "../../../src/viewmodel/tree/regionTurns";
import { ViewTree } from "../../../src/viewmodel/tree/viewTree";
import type { Account } from "../endpoint/account";
import { writeAwsFiles } from "../endpoint/awsFiles";
import { demoCredential, type Endpoint, startEndpoint } from "../endpoint/endpoint";
import type { Mood } from "../endpoint/mood";
import { aSessionEntry } from "./shownSessions";
import { readRange, utcFormats } from "./treeFixture";

const profile = "over-http";

export interface TreeOverHttpOptions {
  readonly account: Account;
  readonly kind: ViewKind;
  readonly grouping: Grouping;
  readonly filter?: JobFilter;
  readonly mood: Mood;
  /** Milliseconds. */
  readonly now: number;
}

export interface TreeOverHttp {
  readonly tree: ViewTree;
  readonly endpoint: Endpoint;
}

/** A tree whose first rows came from an endpoint by the real SDK, from a profile in config files of its own. */
export async function withTreeOverHttp(
  { account, kind, grouping, filter = noFilter, mood, now }: TreeOverHttpOptions,
  check: (opened: TreeOverHttp) => Promise<void>,
): Promise<void> {
  const endpoint = await startEndpoint({ accounts: [account], mood, now: () => now });
  const credential = demoCredential(account, 0);
  const files = writeAwsFiles([
    { name: profile, region: account.region, credential, endpointUrl: endpoint.url },
  ]);
  const outside = { ...process.env };
  Object.assign(process.env, files.env);
  const runtime = createAwsRuntime({
    env: process.env,
    log: () => undefined,
    askMfaCode: () => Promise.resolve(undefined),
    now: Date.now,
    // Short pages are many requests.
    quotaShare: 100,
  });
  const tree = new ViewTree({
    nextTask,
    kind,
    grouping,
    filter: activeFilter(filter, readRange),
    now: () => now,
    pageSize: () => 100,
    formats: () => utcFormats,
    // The truth has whole names.
    turns: () => new RegionTurns(() => Promise.resolve()),
    shortensNames: () => false,
    isWatched: () => false,
  });
  try {
    const resolved = await runtime.resolveSession({ profile });
    assert.equal(resolved.kind, "ready");
    const { session } = resolved;
    const source = { session, gateway: runtime.openGateway(session) };
    tree.setEntries([aSessionEntry("session", { source })]);
    tree.show();
    await tree.refresh();
    await check({ tree, endpoint });
  } finally {
    tree.dispose();
    for (const name of Object.keys(files.env)) {
      if (outside[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = outside[name];
    }
    files.remove();
    await endpoint.stop();
  }
}
