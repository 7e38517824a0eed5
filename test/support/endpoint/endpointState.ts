import { Account } from "./account";
import type { Credential } from "./authentication";
import { Faults } from "./faults";
import type { Mood } from "./mood";
import { RequestLog } from "./requestLog";

export interface EndpointStateOptions {
  readonly accounts: readonly Account[];
  readonly credentials: readonly Credential[];
  readonly mood: Mood;
  readonly now: () => number;
  readonly signingClock: () => number;
}

/** Everything that an endpoint knows; outlives its listener, so that it goes on after a restart. */
export class EndpointState {
  readonly log = new RequestLog();
  readonly faults = new Faults();
  readonly now: () => number;
  readonly signingClock: () => number;
  /** List requests answered since the mood was set. */
  served = 0;
  #mood: Mood;
  readonly #accounts = new Map<string, Account>();
  readonly #credentials = new Map<string, Credential>();

  constructor(options: EndpointStateOptions) {
    this.now = options.now;
    this.signingClock = options.signingClock;
    this.#mood = options.mood;
    for (const account of options.accounts) {
      this.setAccount(account);
    }
    for (const credential of options.credentials) {
      this.setCredential(credential);
    }
  }

  get mood(): Mood {
    return this.#mood;
  }

  setMood(mood: Mood): void {
    this.#mood = mood;
    this.served = 0;
  }

  get accounts(): readonly Account[] {
    return [...this.#accounts.values()];
  }

  /** Adds an account, or replaces the one with the same id and Region. */
  setAccount(account: Account): void {
    this.#accounts.set(`${account.accountId} ${account.region}`, account);
  }

  /** An account that uses AWS Backup in other Regions only is empty in this one. */
  accountOf(accountId: string, region: string): Account {
    const account = this.#accounts.get(`${accountId} ${region}`);
    return (
      account ?? new Account({ accountId, region, vaults: [], resourceTypes: [], jobs: noJobs })
    );
  }

  get credentials(): ReadonlyMap<string, Credential> {
    return this.#credentials;
  }

  /** Adds a credential, or replaces the one with the same access key. */
  setCredential(credential: Credential): void {
    this.#credentials.set(credential.accessKeyId, credential);
  }
}

const noJobs = { backup: [], restore: [], copy: [], scan: [] };
