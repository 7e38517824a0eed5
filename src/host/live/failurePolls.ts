import type { Disposable } from "../../base/disposables";
import {
  askedSince,
  failureQueries,
  type FailuresByKind,
  failuresJson,
  readFailures,
  takeFailures,
} from "../../domain/live/failures";
import type { Job, JobKind } from "../../domain/job/job";
import { viewKinds } from "../../domain/job/viewKinds";
import { everyAccount } from "../../domain/job/listedBy";
import { jobKinds } from "../../domain/job/jobKinds";
import type { JobQuery } from "../../domain/query/jobQuery";
import { asBackupError } from "../../domain/query/queryCursor";
import type { Source } from "../../domain/session/source";
import { isOfCredentials } from "../../viewmodel/poll/pollInterval";
import { type Log, sessionLabel } from "../base/log";
import type { Sessions } from "../session/sessions";
import { Poller } from "./poller";
import type { VersionedFile } from "./versionedFile";
import type { WindowLeases } from "./windowLeases";

/** Milliseconds. */
const pollEvery = 5 * 60_000;
const mostOfList = 1000;

/** A failed job, and where it is from. */
export interface FoundFailure {
  readonly job: Job;
  readonly source: Source;
}

export interface FailurePollsOptions {
  readonly isOn: () => boolean;
  readonly sessions: Pick<Sessions, "sources" | "start">;
  readonly leases: Pick<WindowLeases, "look">;
  /** What is known of a session's failures, for the windows together. */
  readonly fileOf: (sessionKey: string) => Pick<VersionedFile, "change">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly found: (failures: readonly FoundFailure[]) => Promise<void>;
  readonly log: Pick<Log, "debug" | "failure">;
}

/** Names a session for all windows. */
export function sessionKey({ session: { profile, region }, accounts }: Source): string {
  return JSON.stringify([profile, region, accounts ?? null]);
}

/** Asks every five minutes what has failed in all open sessions, in one of the windows that have them. */
export class FailurePolls implements Disposable {
  readonly #options: FailurePollsOptions;
  readonly #poller: Poller;
  readonly #abort = new AbortController();
  #underWay: Promise<void> | undefined;
  /** The sessions that this window has asked: from then on its clock may jump. */
  readonly #asked = new Set<string>();

  constructor(options: FailurePollsOptions) {
    this.#options = options;
    this.#poller = new Poller({
      nextRound: () => (options.isOn() ? pollEvery : undefined),
      round: () =>
        (this.#underWay ??= this.#round().finally(() => {
          this.#underWay = undefined;
        })),
    });
  }

  /** To be called at first, and when it may be on or off by now. */
  async settingChanged(): Promise<void> {
    const { isOn, leases } = this.#options;
    if (isOn() === this.#poller.isRunning) return;
    if (isOn()) {
      this.#poller.start();
      await this.#poller.roundNow();
    } else {
      this.#poller.stop();
      await leases.look();
    }
  }

  /** This window is to ask where another one did: a round comes at once. */
  pollNow(): void {
    if (this.#poller.isRunning) void this.#poller.roundNow();
  }

  dispose(): void {
    this.#poller.stop();
    this.#abort.abort();
  }

  async #round(): Promise<void> {
    const { sessions, leases, found, log } = this.#options;
    try {
      await sessions.start();
      // Asked for each time: a window that was away for long may have lost them.
      const held = await leases.look();
      const own = sessions.sources.filter((source) => held.has(sessionKey(source)));
      const failures = await Promise.all(own.map((source) => this.#newFailures(source)));
      const all = failures.flat();
      if (all.length > 0 && !this.#abort.signal.aborted) await found(all);
    } catch (error) {
      log.failure("What has failed can't be told of", error);
    }
  }

  async #newFailures(source: Source): Promise<readonly FoundFailure[]> {
    const { fileOf, now } = this.#options;
    const key = sessionKey(source);
    const file = fileOf(key);
    const read = (text: string): FailuresByKind =>
      readFailures(text, viewKinds, this.#asked.has(key) ? undefined : now());
    const before = read(await file.change(() => undefined));
    const since = new Map(viewKinds.map((kind) => [kind, askedSince(before.get(kind), now())]));
    const lists = await this.#lists(source, since);
    if (lists.size === 0 || this.#abort.signal.aborted) return [];
    let news: readonly Job[] = [];
    await file.change((text) => {
      const known = new Map(read(text));
      news = [...lists].flatMap(([kind, jobs]) => {
        const taken = takeFailures(known.get(kind), jobs, now());
        known.set(kind, taken.known);
        return taken.news;
      });
      return failuresJson(known);
    });
    this.#asked.add(key);
    return news.map((job) => ({ job, source }));
  }

  /** What failed since then, by kind; without the kinds whose lists fail: these are asked for again from there on. */
  async #lists(
    source: Source,
    since: ReadonlyMap<JobKind, number>,
  ): Promise<ReadonlyMap<JobKind, readonly Job[]>> {
    const { log } = this.#options;
    const lists = new Map<JobKind, readonly Job[]>();
    for (const [kind, from] of since) {
      const queries = failureQueries(kind, from).map((query) => ofAccounts(query, source));
      try {
        lists.set(kind, await this.#list(queries, source));
      } catch (error) {
        const failure = asBackupError(error);
        log.debug(
          `${sessionLabel(source.session)}: ${kind} jobs not asked for failures: ${failure.message}`,
        );
        // No other list would work either.
        if (isOfCredentials(failure)) break;
      }
    }
    return lists;
  }

  async #list(queries: readonly JobQuery[], { gateway }: Source): Promise<readonly Job[]> {
    const { signal } = this.#abort;
    const page = { maxResults: mostOfList };
    const pages = await gateway.quietly(
      () => Promise.all(queries.map((query) => gateway.listJobs(query, page, signal))),
      { isOfTimer: true, failsUntold: true },
    );
    return pages.flatMap(({ jobs }) => jobs);
  }
}

/** With the accounts that the session's views show. */
function ofAccounts(query: JobQuery, { accounts }: Source): JobQuery {
  const isOfAll = accounts === "organization" && jobKinds[query.kind].list.listsOrganization;
  return isOfAll ? { ...query, accountId: everyAccount } : query;
}
