import { accountOfJob, accountsOfArn, type AccountsView } from "../../domain/filter/namedAccounts";
import type { Job } from "../../domain/job/job";
import type { Source } from "../../domain/session/source";
import type { Views } from "./views";

/** What the jobs that are loaded from a source say of accounts. Jobs of another source say nothing of this one's. */
export class LoadedAccounts {
  readonly #views: Pick<Views, "showing">;

  constructor(views: Pick<Views, "showing">) {
    this.#views = views;
  }

  /** The accounts of the loaded jobs; none while nobody knows. */
  all(source: Source): readonly string[] {
    const views = this.#views.showing(source);
    return [...new Set(views.flatMap(({ tree }) => tree.status.accountIds))];
  }

  /**
   * The accounts that requests about an ARN must name.
   * @param asked the account of the job that the ARN was found on, where requests about that must name it
   */
  ofArn(arn: string, source: Source, asked?: string): readonly string[] {
    return accountsOfArn(arn, this.#lists(source), asked);
  }

  /** The account that requests about a job must name. */
  ofJob(job: Job, source: Source): string | undefined {
    return accountOfJob(job, this.#lists(source));
  }

  #lists(source: Source): readonly AccountsView[] {
    return this.#views.showing(source).flatMap(({ tree }) => tree.list ?? []);
  }
}
