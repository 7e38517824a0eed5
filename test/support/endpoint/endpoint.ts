import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { Account } from "./account";
import type { Credential } from "./authentication";
import { EndpointState } from "./endpointState";
import { exchange } from "./exchange";
import type { Fault } from "./faults";
import type { Mood } from "./mood";
import type { RequestRecord } from "./requestLog";
import { heldJobs, listedJobs } from "./truth";
import type { Situation } from "./truth";
import type { JobKind, WireObject } from "./wire";

export interface EndpointOptions {
  readonly accounts: readonly Account[];
  /** One for each account unless given, see {@link demoCredential}. */
  readonly credentials?: readonly Credential[];
  readonly mood?: Mood;
  /** The time by which jobs advance; the real one unless given. */
  readonly now?: () => number;
  /** The time by which signatures are judged; clients sign with the real one. */
  readonly signingClock?: () => number;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

/** Which account is meant; the first one unless told. */
export interface AccountName {
  readonly accountId?: string;
  readonly region?: string;
}

/** Removes the fault; requests held by it go on. */
export interface FaultHandle {
  readonly id: number;
  remove(): void;
}

/** AWS Backup on the loopback interface. */
export class Endpoint {
  readonly #state: EndpointState;
  #server: Server | undefined;
  #port: number;

  constructor(options: EndpointOptions) {
    this.#port = options.port ?? 0;
    this.#state = new EndpointState({
      accounts: options.accounts,
      credentials:
        options.credentials ?? options.accounts.map((account, i) => demoCredential(account, i)),
      mood: options.mood ?? {},
      now: options.now ?? Date.now,
      signingClock: options.signingClock ?? Date.now,
    });
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts to listen, on the same port as before if it did so before. */
  async listen(): Promise<void> {
    if (this.#server !== undefined) {
      return;
    }
    // On a busy machine a client may be about to use a connection that Node's own five seconds would close.
    const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
      exchange(this.#state, request, response).catch((error: unknown) => {
        // A client that went away is no news; anything else is a mistake of the endpoint's own.
        if (!response.destroyed) {
          console.error("The AWS Backup endpoint could not answer:", request.url, error);
          response.destroy();
        }
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** The endpoint dies: open connections are cut, new ones refused. Jobs, faults and log stay. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server !== undefined) {
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
    }
  }

  /** Every request since the start or the last clear, in order of arrival. */
  get requests(): readonly RequestRecord[] {
    return this.#state.log.records;
  }

  clearRequests(): void {
    this.#state.log.clear();
  }

  get mood(): Mood {
    return this.#state.mood;
  }

  setMood(mood: Mood): void {
    this.#state.setMood(mood);
  }

  addFault(fault: Fault): FaultHandle {
    const id = this.#state.faults.add(fault);
    return {
      id,
      remove: () => {
        this.removeFault(id);
      },
    };
  }

  removeFault(id: number): void {
    this.#state.faults.remove(id);
  }

  clearFaults(): void {
    this.#state.faults.clear();
  }

  get accounts(): readonly Account[] {
    return this.#state.accounts;
  }

  /** Adds an account, or replaces the one with the same id and Region. */
  setAccount(account: Account): void {
    this.#state.setAccount(account);
  }

  get credentials(): readonly Credential[] {
    return [...this.#state.credentials.values()];
  }

  /** Adds a credential, or replaces the one with the same access key. */
  setCredential(credential: Credential): void {
    this.#state.setCredential(credential);
  }

  /** Every job that an account holds now, as answers show it. */
  jobs(kind: JobKind, name: AccountName = {}): readonly WireObject[] {
    return heldJobs(this.#situation(name), kind);
  }

  /** What all pages of the unfiltered list hold together now: no hidden children, 30 days of backup and scan jobs. */
  listed(kind: JobKind, name: AccountName = {}): readonly WireObject[] {
    return listedJobs(this.#situation(name), kind);
  }

  #situation({ accountId, region }: AccountName): Situation {
    const account = this.#state.accounts.find(
      (each) =>
        (accountId === undefined || each.accountId === accountId) &&
        (region === undefined || each.region === region),
    );
    if (account === undefined) {
      throw new Error(
        `The endpoint has no account ${accountId ?? ""} in ${region ?? "any Region"}.`,
      );
    }
    const { mood, served } = this.#state;
    return { account, mood, served, now: this.#state.now() };
  }
}

export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const endpoint = new Endpoint(options);
  await endpoint.listen();
  return endpoint;
}

/** A key pair that says of itself that it is none; numbered from the second account on. */
export function demoCredential({ accountId }: { accountId: string }, index = 0): Credential {
  const suffix = index === 0 ? "" : `-${index + 1}`;
  return {
    accessKeyId: `DEMO-KEY-NOT-A-SECRET${suffix}`,
    secretAccessKey: `demo-secret-not-a-secret${suffix}`,
    accountId,
  };
}
