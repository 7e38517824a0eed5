import type { Memento } from "vscode";
import type { Job } from "../../../../src/domain/job/job";
import { type Watch, watchKey } from "../../../../src/domain/live/watch";
import { BackupError, type BackupErrorReason } from "../../../../src/domain/query/backupError";
import type { AwsRuntime, SessionResolution } from "../../../../src/domain/session/session";
import type { SessionEntry } from "../../../../src/domain/session/sessionEntry";
import { WatchedKeys } from "../../../../src/host/live/watchedKeys";
import { WatchList } from "../../../../src/host/live/watchList";
import { Watching } from "../../../../src/host/live/watching";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";
import type { WatchFacts } from "../../../../src/viewmodel/live/watchFacts";
import { type SessionsOver, sessionsOver } from "../support/sessionsOver";

const region = "eu-west-1";
export const prod: SessionEntry = { profile: "prod", region };
export const dev: SessionEntry = { profile: "dev", region };

/** What AWS and the config files have, and what was asked of it. */
export class FakeAws {
  /** By profile, then by ID. */
  readonly accounts = new Map<string, Map<string, Job>>();
  readonly asked: string[] = [];
  readonly found = new Map<string, SessionResolution>();
  /** Why a profile's requests fail. */
  readonly failing = new Map<string, BackupErrorReason>();

  put(profile: string, job: Job): void {
    const account = this.accounts.get(profile) ?? new Map<string, Job>();
    this.accounts.set(profile, account.set(job.id, job));
  }

  takeAsked(): readonly string[] {
    return this.asked.splice(0);
  }

  get runtime(): AwsRuntime {
    return standIn<AwsRuntime>({
      resolveSession: ({ profile = "prod" }) =>
        Promise.resolve(this.found.get(profile) ?? { kind: "ready", session: { profile, region } }),
      openGateway: ({ profile }) => ({
        ...noGateway,
        close: () => undefined,
        listJobs: (query) => {
          this.asked.push(`${profile} list ${query.kind} ${query.state ?? "threats"}`);
          const reason = this.failing.get(profile);
          if (reason !== undefined) return Promise.reject(new BackupError(reason));
          const all = [...(this.accounts.get(profile)?.values() ?? [])];
          const { completeAfter = -Infinity, state } = query;
          const jobs = all.filter(
            (job) =>
              job.kind === query.kind &&
              (state === undefined
                ? job.scanResultStatus === query.scanResultStatus
                : job.state === state) &&
              (job.completionDate ?? -Infinity) > completeAfter,
          );
          return Promise.resolve({ jobs });
        },
        describeJob: (_, id) => {
          this.asked.push(`${profile} ${id}`);
          const reason = this.failing.get(profile);
          if (reason !== undefined) return Promise.reject(new BackupError(reason));
          const job = this.accounts.get(profile)?.get(id);
          return job === undefined
            ? Promise.reject(new BackupError("resourceNotFound"))
            : Promise.resolve({ job, members: {} });
        },
      }),
    });
  }
}

interface AWindow extends SessionsOver {
  readonly watches: WatchList;
  readonly watching: Watching;
  readonly told: readonly string[];
  readonly logged: readonly string[];
  readonly close: () => void;
  readonly of: (watch: Watch) => WatchFacts | undefined;
}

/** One window of VS Code: what it watches, and what it has told. */
export function aWindow(
  aws: FakeAws,
  memory: Memento,
  ...entries: readonly SessionEntry[]
): AWindow {
  const { sessions, become } = sessionsOver(aws.runtime, ...entries);
  const keys = new WatchedKeys();
  const watches = new WatchList(memory, keys);
  const told: string[] = [];
  const logged: string[] = [];
  const watching = new Watching({
    watches,
    sessions,
    log: { info: (text) => void logged.push(text) },
    now: Date.now,
    over: ({ watch }, { job }) => void told.push(`${watch.id} ${job.state}`),
  });
  return {
    sessions,
    become,
    watches,
    watching,
    told,
    logged,
    close: (): void => {
      watching.dispose();
      keys.dispose();
      sessions.dispose();
    },
    of: (watch: Watch) => watching.facts.find((facts) => watchKey(facts.watch) === watchKey(watch)),
  };
}

export function aWatch(id = "job-1", profile = "prod"): Watch {
  return { kind: "backup", id, session: { profile, region }, name: id };
}
