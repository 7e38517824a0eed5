import { namesArn } from "../../domain/filter/namedAccounts";
import type { Job } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";
import { sessionForArn } from "../../domain/session/sessionForArn";
import type { Source } from "../../domain/session/source";
import type { Sessions } from "../session/sessions";
import type { LoadedAccounts } from "./loadedAccounts";

export interface ArnSourcesOptions {
  readonly sessions: Pick<Sessions, "of" | "preferred" | "sourceOf" | "sources">;
  readonly accounts: Pick<LoadedAccounts, "all">;
  /** The jobs that are loaded from a source. */
  readonly loadedJobs: (source: Source) => Iterable<Job>;
}

/** Which of the open sessions is asked about what stands in a text. */
export class ArnSources {
  readonly #options: ArnSourcesOptions;

  constructor(options: ArnSourcesOptions) {
    this.#options = options;
  }

  /** Of all sessions that are open, the preferred one first. */
  get all(): readonly Source[] {
    const { sources, preferred } = this.#options.sessions;
    const { source } = preferred;
    return source === undefined ? sources : [source, ...sources.filter((each) => each !== source)];
  }

  /**
   * Where an ARN is asked about; undefined while no session is open.
   * @param own the session of the document, page or hover that the ARN stands in
   */
  ofArn(arn: string, own?: Session): Source | undefined {
    const { sessions, accounts, loadedJobs } = this.#options;
    const ownSource = own && sessions.sourceOf(own);
    const places = this.all.map((source) => ({
      source,
      region: source.session.region,
      accountId: sessions.of(source)?.accountId,
      get loadedAccountIds() {
        return accounts.all(source);
      },
      names: (wanted: string) => some(loadedJobs(source), (job) => namesArn(job, wanted)),
    }));
    const ownPlace = places.find(({ source }) => source === ownSource);
    return sessionForArn(arn, places, ownPlace)?.source;
  }

  /**
   * Where a job of a text is asked for: in the text's own session, else where it is loaded, else in the preferred one;
   * undefined while no session is open.
   */
  ofJob({ kind, id }: Pick<Job, "kind" | "id">, own?: Session): Source | undefined {
    const { sessions, loadedJobs } = this.#options;
    const { all } = this;
    const ownSource = own && sessions.sourceOf(own);
    if (ownSource !== undefined || all.length < 2) return ownSource ?? all[0];
    // A text may have the id in another case than AWS.
    const wanted = id.toLowerCase();
    const isIt = (job: Job): boolean => job.kind === kind && job.id.toLowerCase() === wanted;
    return all.find((source) => some(loadedJobs(source), isIt)) ?? all[0];
  }
}

function some(jobs: Iterable<Job>, isIt: (job: Job) => boolean): boolean {
  for (const job of jobs) if (isIt(job)) return true;
  return false;
}
