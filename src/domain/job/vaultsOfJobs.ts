import type { Job } from "./job";
import { arnOf, givenName, type Vault, vaultOf } from "./vault";

/** Vaults by what jobs say of them: the jobs of a page name few vaults, and an ARN is read once and not with each job. */
export class VaultsOfJobs {
  /** By ARN or name. Where jobs with one text differ in what else they say, the last of them has its vault here. */
  readonly #known = new Map<string, KnownVault>();

  /**
   * The vault of a job, as {@link vaultOf} has it.
   * @param home the account of a job that does not say its own
   */
  of(job: Job, home: string | undefined): Vault {
    const { kind } = job;
    const [arn, name, accountId] = [arnOf(job), givenName(job), job.accountId ?? home];
    const text = arn ?? name ?? "";
    const known = this.#known.get(text);
    if (
      known?.kind === kind &&
      known.arn === arn &&
      known.name === name &&
      known.accountId === accountId
    ) {
      return known.vault;
    }
    const vault = vaultOf(job, home);
    this.#known.set(text, { kind, arn, name, accountId, vault });
    return vault;
  }
}

interface KnownVault {
  readonly kind: Job["kind"];
  readonly arn: string | undefined;
  readonly name: string | undefined;
  readonly accountId: string | undefined;
  readonly vault: Vault;
}
