import type { Credential } from "./authentication";
import type { EndpointInfo } from "./controlServer";
import type { AccountName } from "./endpoint";
import type { Fault } from "./faults";
import type { Mood } from "./mood";
import type { RequestRecord } from "./requestLog";
import type { JobKind, WireObject } from "./wire";

/** An endpoint in another process, steered over its control port. */
export class EndpointControl {
  readonly #url: string;

  /** @param controlUrl what main.ts printed as `controlUrl` */
  constructor(controlUrl: string) {
    this.#url = controlUrl;
  }

  async info(): Promise<EndpointInfo> {
    return (await this.#call("GET", "/info")) as EndpointInfo;
  }

  async requests(): Promise<readonly RequestRecord[]> {
    return (await this.#call("GET", "/requests")) as readonly RequestRecord[];
  }

  async clearRequests(): Promise<void> {
    await this.#call("DELETE", "/requests");
  }

  async setMood(mood: Mood): Promise<void> {
    await this.#call("PUT", "/mood", mood);
  }

  /** The id removes the fault again. */
  async addFault(fault: Fault): Promise<number> {
    const { id } = (await this.#call("POST", "/faults", fault)) as { readonly id: number };
    return id;
  }

  async removeFault(id: number): Promise<void> {
    await this.#call("DELETE", `/faults/${id}`);
  }

  async clearFaults(): Promise<void> {
    await this.#call("DELETE", "/faults");
  }

  /** Adds a credential, or replaces the one with the same access key. */
  async setCredential(credential: Credential): Promise<void> {
    await this.#call("PUT", "/credentials", credential);
  }

  /** Stops the clock by which jobs advance, at a time in milliseconds. */
  async setClock(now: number): Promise<void> {
    await this.#call("PUT", "/clock", { now });
  }

  /** Lets the clock run with the real time again. */
  async runClock(): Promise<void> {
    await this.#call("DELETE", "/clock");
  }

  /** Every job that the account holds now, as answers show it. */
  async jobs(kind: JobKind, name: AccountName = {}): Promise<readonly WireObject[]> {
    return this.#jobs({ kind, ...named(name) });
  }

  /** What all pages of the unfiltered list hold together now. */
  async listed(kind: JobKind, name: AccountName = {}): Promise<readonly WireObject[]> {
    return this.#jobs({ kind, ...named(name), listed: "true" });
  }

  /** The endpoint dies; its control lives on. */
  async stop(): Promise<void> {
    await this.#call("POST", "/stop-listening");
  }

  /** Back on the same port, with the same jobs. */
  async listen(): Promise<void> {
    await this.#call("POST", "/listen");
  }

  async #jobs(query: Readonly<Record<string, string>>): Promise<readonly WireObject[]> {
    const text = new URLSearchParams(query).toString();
    return (await this.#call("GET", `/jobs?${text}`)) as readonly WireObject[];
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(this.#url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const result: unknown = await response.json();
    if (!response.ok) {
      throw new Error(
        `The endpoint's control refused ${method} ${path}: ${JSON.stringify(result)}`,
      );
    }
    return result;
  }
}

function named({ accountId, region }: AccountName): Readonly<Record<string, string>> {
  return {
    ...(accountId === undefined ? {} : { account: accountId }),
    ...(region === undefined ? {} : { region }),
  };
}
