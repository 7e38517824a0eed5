import { vi } from "vitest";
import { createAwsRuntime } from "../../../../src/aws/index";
import { Emitter } from "../../../../src/base/emitter";
import { perViewKind } from "../../../../src/domain/job/perKind";
import { type ViewKind, viewKinds } from "../../../../src/domain/job/viewKinds";
import type { BackupError } from "../../../../src/domain/query/backupError";
import type { Source } from "../../../../src/domain/session/source";
import { type FailingRefresh, ViewRefreshes } from "../../../../src/host/live/viewRefreshes";
import { Calm } from "../../../support/calm";
import type { Account } from "../../../support/endpoint/account";
import type { Credential } from "../../../support/endpoint/authentication";
import { type AwsFiles, writeAwsFiles } from "../../../support/endpoint/awsFiles";
import { type Endpoint, startEndpoint } from "../../../support/endpoint/endpoint";
import type { RequestRecord } from "../../../support/endpoint/requestLog";
import { ListedNow } from "../../../support/jobs/listedNow";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { ViewFixture } from "../../../support/jobs/viewFixture";

/** A session of the day: how it signs, and what its lists hold. */
export interface DaySession {
  readonly source: Source;
  readonly account: Account;
  readonly listed: Readonly<Record<ViewKind, ListedNow>>;
}

/** A refresh by a timer that has ended. */
export interface EndedRefresh {
  readonly kind: ViewKind;
  readonly session: DaySession;
  readonly error: BackupError | undefined;
}

interface Parts {
  readonly endpoint: Endpoint;
  readonly files: AwsFiles;
  readonly calm: Calm;
  readonly sessions: readonly DaySession[];
}

/**
 * The views of all kinds over the real SDK, with real signatures and real HTTP, by a clock that stands still until every
 * answer has come. Timers and the date have to be fake.
 */
export class DayFixture {
  readonly sessions: readonly DaySession[];
  readonly views: Readonly<Record<ViewKind, ViewFixture>>;
  readonly refreshes: { dispose(): void; tryAgain(source: Source): void };
  /** What is told to fail again and again, by view. */
  readonly failing = new Map<unknown, readonly FailingRefresh[]>();
  readonly #parts: Parts;
  #ended: EndedRefresh[] = [];

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.sessions = parts.sessions;
    this.views = perViewKind((kind) => new ViewFixture({ kind, pageSize: 20, clock: Date.now }));
    for (const kind of viewKinds) this.#listen(kind);
    this.refreshes = new ViewRefreshes({
      views: viewKinds.map((kind) => ({
        tree: this.views[kind].tree,
        visible: true,
        onDidChangeVisibility: new Emitter<never>().event,
      })),
      interval: () => "auto",
      isFocused: () => true,
      now: Date.now,
      fail: (view, failing) => {
        this.failing.set(view, failing);
      },
    });
  }

  /** The views with the first pages of all accounts, and of the first account all jobs. */
  static async open(accounts: readonly Account[], prompted: () => void): Promise<DayFixture> {
    const endpoint = await startEndpoint({ accounts, credentials: accounts.map(credentialOf) });
    const files = writeAwsFiles(accounts.map((account, i) => profileOf(account, i, endpoint)));
    for (const [name, value] of Object.entries(files.env)) vi.stubEnv(name, value);
    const runtime = createAwsRuntime({
      env: process.env,
      log: () => undefined,
      askMfaCode: () => {
        prompted();
        return Promise.resolve(undefined);
      },
      now: Date.now,
      // A refresh is over at the time at which it begins: what it brings can be compared with that time.
      quotaShare: 1000,
    });
    const sessions: DaySession[] = [];
    for (const [i, account] of accounts.entries()) {
      const resolved = await runtime.resolveSession({ profile: nameOf(i) });
      if (resolved.kind !== "ready") throw new Error(`There is no session of ${nameOf(i)}.`);
      const { session } = resolved;
      const source = { session, gateway: runtime.openGateway(session) };
      const listed = perViewKind((kind) => new ListedNow(account, kind));
      sessions.push({ source, account, listed });
    }
    const day = new DayFixture({ endpoint, files, calm: new Calm(), sessions });
    for (const kind of viewKinds) await day.#load(kind);
    return day;
  }

  /** Resolves when all that follows from what has happened has happened. */
  calm(): Promise<void> {
    return this.#parts.calm.come();
  }

  /** The refreshes that ended since the last call. */
  takeEnded(): readonly EndedRefresh[] {
    return this.#ended.splice(0);
  }

  /** What the endpoint was asked since the last call. */
  takeRequests(): readonly RequestRecord[] {
    const { endpoint } = this.#parts;
    const requests = [...endpoint.requests];
    endpoint.clearRequests();
    return requests;
  }

  async breakNetwork(): Promise<void> {
    await this.#parts.endpoint.stop();
  }

  async mendNetwork(): Promise<void> {
    await this.#parts.endpoint.listen();
  }

  /** The credentials of the first session are over. */
  expire(): void {
    const [first] = this.sessions;
    if (first === undefined) return;
    this.#parts.endpoint.setCredential({ ...credentialOf(first.account, 0), expired: true });
  }

  /** The user signs in: there are other credentials in the files, and the first session is tried again. */
  signIn(): void {
    const { endpoint, files } = this.#parts;
    const profiles = this.sessions.map(({ account }, i) => {
      const known = credentialOf(account, i);
      const credential = i === 0 ? { ...known, accessKeyId: "RENEWED-NOT-A-SECRET-0" } : known;
      endpoint.setCredential(credential);
      return { ...profileOf(account, i, endpoint), credential };
    });
    files.rewrite(profiles);
    const [first] = this.sessions;
    if (first !== undefined) this.refreshes.tryAgain(first.source);
  }

  async close(): Promise<void> {
    const { endpoint, files, calm } = this.#parts;
    this.refreshes.dispose();
    for (const kind of viewKinds) this.views[kind].tree.dispose();
    calm.stop();
    vi.unstubAllEnvs();
    files.remove();
    await endpoint.stop();
  }

  #listen(kind: ViewKind): void {
    const { tree } = this.views[kind];
    const refresh = tree.refreshInBackground.bind(tree);
    vi.spyOn(tree, "refreshInBackground").mockImplementation(async (source) => {
      const end = await refresh(source);
      const session = this.sessions.find((each) => each.source === source);
      if (session !== undefined) this.#ended.push({ kind, session, error: end?.error });
      return end;
    });
  }

  async #load(kind: ViewKind): Promise<void> {
    const view = this.views[kind];
    await view.open(...this.sessions.map(({ source }, i) => aSessionEntry(`${i}`, { source })));
    await this.calm();
    const { signal } = new AbortController();
    await view.tree.trees[0]?.loadAll(undefined, { signal, progress: () => undefined });
    await this.calm();
    view.look();
  }
}

const nameOf = (i: number): string => `p${i}`;

function credentialOf({ accountId }: Account, i: number): Credential {
  return {
    accountId,
    accessKeyId: `DEMO-KEY-NOT-A-SECRET-${i}`,
    secretAccessKey: `demo-secret-not-a-secret-${i}`,
    sessionToken: `demo-token-${i}`,
  };
}

function profileOf(account: Account, i: number, { url }: Endpoint) {
  return {
    name: nameOf(i),
    region: account.region,
    credential: credentialOf(account, i),
    endpointUrl: url,
  };
}
