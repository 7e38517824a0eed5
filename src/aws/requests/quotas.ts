import { usualShare } from "./quotaGroups";
import { RequestQueue } from "./requestQueue";

/** Whose credentials a request is sent with. */
export interface Caller {
  readonly profile: string;
  readonly accessKeyId: string;
  /** As far as the credentials, the files or the environment tell. */
  readonly accountId: string | undefined;
}

/**
 * AWS Backup's quotas are an account's in a Region, whoever asks. So there is one queue for an account and Region, for all
 * profiles, sessions and clients of it.
 */
export class Quotas {
  readonly #services = new Map<string, ServiceQuotas>();
  readonly #newQueue: () => RequestQueue;
  readonly #sent: (operation: string) => void;

  /**
   * @param now milliseconds that only go forward
   * @param share of AWS's quotas, the most that is used
   * @param sent told of each request when it goes, also of each new attempt
   */
  constructor(
    now: () => number,
    share = usualShare,
    sent: (operation: string) => void = () => undefined,
  ) {
    this.#newQueue = () => new RequestQueue(now, share);
    this.#sent = sent;
  }

  /** @param endpoint a configured URL; undefined for AWS's own */
  ofService(region: string, endpoint: string | undefined): ServiceQuotas {
    const key = JSON.stringify([region, ownHost(endpoint)]);
    const known = this.#services.get(key);
    if (known !== undefined) return known;
    const service = new ServiceQuotas(this.#newQueue, this.#sent);
    this.#services.set(key, service);
    return service;
  }
}

/** The quotas of one AWS Backup: that of a Region, or what stands behind an endpoint of the user's own. */
export class ServiceQuotas {
  readonly #newQueue: () => RequestQueue;
  readonly #queues = new Map<string, RequestQueue>();
  /** What answers told of access keys whose credentials don't tell: a key is of one account for ever. */
  readonly #accounts = new Map<string, string>();

  constructor(
    newQueue: () => RequestQueue,
    /** A request goes, or a new attempt. */
    readonly sent: (operation: string) => void,
  ) {
    this.#newQueue = newQueue;
  }

  /** Of the caller's account; of the profile while the account is unknown. */
  queueOf(caller: Caller): RequestQueue {
    const account = caller.accountId ?? this.#accounts.get(caller.accessKeyId);
    return this.#queue(account === undefined ? ofProfile(caller) : ofAccount(account));
  }

  /** An answer tells the caller's account: what waits and what was sent under the profile counts as the account's. */
  learn(caller: Caller, accountId: string): void {
    if (caller.accountId !== undefined || this.#accounts.has(caller.accessKeyId)) return;
    this.#accounts.set(caller.accessKeyId, accountId);
    const key = ofProfile(caller);
    this.#queues.get(key)?.joinTo(this.#queue(ofAccount(accountId)));
    this.#queues.delete(key);
  }

  #queue(key: string): RequestQueue {
    const known = this.#queues.get(key);
    if (known !== undefined) return known;
    const queue = this.#newQueue();
    this.#queues.set(key, queue);
    return queue;
  }
}

function ofAccount(accountId: string): string {
  return `account ${accountId}`;
}

function ofProfile({ profile }: Caller): string {
  return `profile ${profile}`;
}

/** Endpoints of AWS, such as those of a VPC, lead to the same service; any other URL may lead to another. */
function ownHost(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined) return undefined;
  const { host, hostname } = new URL(endpoint);
  return /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.test(hostname) ? undefined : host;
}
