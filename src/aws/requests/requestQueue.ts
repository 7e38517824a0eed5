import { type QuotaGroup, quotaGroups, requestsPerSecond, usualShare } from "./quotaGroups";

/** Milliseconds over which AWS counts. */
const second = 1000;

/**
 * Milliseconds after which a request that was sent has arrived, or never will: the connection has to stand within 5 seconds
 * (Connection), and the request is written at once.
 */
const arrivedAfter = 5_000;

/** Of so many requests that go, one is quiet where some wait, however many the user waits for. */
const quietShare = 5;

/** Lists a second for timers, of the usual share: what goes on day and night leaves nearly all to the user and to others in the account. */
const timerLists = 2;

/** After a refusal for too many requests, half as many go; milliseconds until it would be all again from none. */
const recovery = 30_000;
const leastPace = 1 / 16;

export interface QueuedRequest {
  readonly group: QuotaGroup;
  /** Asked again and again: the user may come to want what was begun without them. */
  readonly isQuiet: () => boolean;
  /** A timer has begun it: while nobody wants it, few of these go. */
  readonly isOfTimer: boolean;
  /** Ends the wait. */
  readonly signal: AbortSignal | undefined;
}

/** A request that may be sent now. */
export interface SentRequest {
  /** To be called once, however it ended. */
  ended(end: { readonly wasThrottled: boolean }): void;
}

interface Slot {
  readonly group: QuotaGroup;
  readonly isOfTimer: boolean;
  readonly sentAt: number;
  endedAt: number;
}

interface Waiting extends QueuedRequest {
  readonly go: (slot: Slot) => void;
}

/**
 * The requests of one account in one Region: never more a second than its share of the quotas, in any second, by AWS's count.
 * A request takes a slot until a second after its end, and there are as many slots as requests a second. It arrives at AWS
 * between its start and its end. So two requests with the same slot arrive a second apart at least, whatever the network, a new
 * connection or a busy computer does to each. Counting the starts alone would not do: the first requests of a session
 * arrive late, for their connections have to be made, and close to those of the next second.
 */
export class RequestQueue {
  readonly #now: () => number;
  /** Of AWS's quotas. */
  readonly #share: number;
  #slots: Slot[] = [];
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** The share of the slots that are used, when AWS last refused a request for being one too many. */
  #pace = 1;
  #slowedAt = -Infinity;
  /** Requests of the user that went since the last quiet one, while quiet ones waited. */
  readonly #aheadOfQuiet: Record<QuotaGroup, number> = {
    list: 0,
    describe: 0,
    protectedResource: 0,
  };
  #joined: RequestQueue | undefined;

  /** @param now milliseconds that only go forward */
  constructor(now: () => number, share: number) {
    this.#now = now;
    this.#share = share;
  }

  /** Resolves when the request may be sent; rejects with the signal's reason as soon as it aborts. */
  enter(request: QueuedRequest): Promise<SentRequest> {
    const { signal } = request;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#current.#leave(waiting);
        // A BackupError: withinLimit aborts with one.
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        ...request,
        go: (slot) => {
          signal?.removeEventListener("abort", leave);
          resolve({
            ended: (end) => {
              this.#current.#ended(slot, end);
            },
          });
        },
      };
      if (signal?.aborted === true) {
        leave();
        return;
      }
      signal?.addEventListener("abort", leave, { once: true });
      this.#current.#waiting.push(waiting);
      this.#current.#admit();
    });
  }

  /** It turns out that these requests are of the same account: they go on in the other queue, as if they always had. */
  joinTo(other: RequestQueue): void {
    if (other.#current === this.#current) return;
    this.#joined = other.#current;
    clearTimeout(this.#timer);
    this.#joined.#takeOver(this);
  }

  get #current(): RequestQueue {
    return this.#joined === undefined ? this : this.#joined.#current;
  }

  #takeOver(other: RequestQueue): void {
    this.#slots.push(...other.#slots);
    this.#waiting.push(...other.#waiting);
    const now = this.#now();
    if (other.#paceAt(now) < this.#paceAt(now)) {
      this.#pace = other.#pace;
      this.#slowedAt = other.#slowedAt;
    }
    this.#admit();
  }

  #admit(): void {
    const now = this.#now();
    this.#slots = this.#slots.filter((slot) => freeAt(slot) > now);
    for (const group of quotaGroups) {
      let free = this.#slotCount(group, now) - this.#slotsOf(group).length;
      for (let next = this.#next(group, free); next !== undefined; next = this.#next(group, free)) {
        free--;
        this.#remove(next);
        const isOfTimer = isLeftToTimers(next);
        const slot = { group, isOfTimer, sentAt: now, endedAt: Infinity };
        this.#slots.push(slot);
        next.go(slot);
      }
    }
    this.#setTimer(now);
  }

  /** The one that goes first, if one may go. */
  #next(group: QuotaGroup, free: number): Waiting | undefined {
    if (free <= 0) return undefined;
    const most = Math.floor((timerLists * this.#share) / usualShare);
    const mayTimers = this.#slots.filter(({ isOfTimer }) => isOfTimer).length < most;
    const waiting = this.#waiting.filter(
      (each) => each.group === group && (mayTimers || !isLeftToTimers(each)),
    );
    const quiet = waiting.find(({ isQuiet }) => isQuiet());
    const wanted = waiting.find(({ isQuiet }) => !isQuiet());
    const isTurnOfQuiet = this.#aheadOfQuiet[group] >= quietShare - 1;
    if (wanted === undefined || (quiet !== undefined && isTurnOfQuiet)) {
      this.#aheadOfQuiet[group] = 0;
      return quiet;
    }
    this.#aheadOfQuiet[group] += quiet === undefined ? 0 : 1;
    return wanted;
  }

  #ended(slot: Slot, { wasThrottled }: { readonly wasThrottled: boolean }): void {
    slot.endedAt = this.#now();
    if (wasThrottled) this.#slowDown(slot);
    this.#setTimer(slot.endedAt);
  }

  /** Once for all requests that were on their way already. */
  #slowDown({ sentAt, endedAt }: Slot): void {
    if (sentAt <= this.#slowedAt) return;
    this.#pace = Math.max(leastPace, this.#paceAt(endedAt) / 2);
    this.#slowedAt = endedAt;
  }

  #paceAt(now: number): number {
    return Math.min(1, this.#pace + (now - this.#slowedAt) / recovery);
  }

  #slotCount(group: QuotaGroup, now: number): number {
    return Math.max(1, Math.floor(requestsPerSecond(group, this.#share) * this.#paceAt(now)));
  }

  #slotsOf(group: QuotaGroup): readonly Slot[] {
    return this.#slots.filter((slot) => slot.group === group);
  }

  #leave(waiting: Waiting): void {
    this.#remove(waiting);
    this.#setTimer(this.#now());
  }

  #remove(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter((each) => each !== waiting);
  }

  /** For when a slot becomes free, or slots are used again that were not; none while nobody waits. */
  #setTimer(now: number): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0) return;
    const groups = new Set(this.#waiting.map(({ group }) => group));
    const times = this.#slots.filter(({ group }) => groups.has(group)).map(freeAt);
    if (this.#paceAt(now) < 1) times.push(now + second);
    const wait = Math.max(1, Math.ceil(Math.min(...times) - now));
    this.#timer = setTimeout(() => {
      this.#admit();
    }, wait);
  }
}

function isLeftToTimers({ group, isOfTimer, isQuiet }: QueuedRequest): boolean {
  return group === "list" && isOfTimer && isQuiet();
}

function freeAt({ sentAt, endedAt }: Slot): number {
  return Math.min(endedAt, sentAt + arrivedAfter) + second;
}
