import type { JobGateway } from "../query/jobGateway";
import type { LoadStates } from "../query/loadStates";
import type { RefreshOutcome } from "./refreshJobs";

/** The load of *Refresh* among the load states. */
export const refreshLoad = "refresh";

/** How a refresh ended. */
export type RefreshEnd = Omit<RefreshOutcome, "cancelled">;

export interface ListRefreshesOptions {
  readonly gateway: Pick<JobGateway, "quietly">;
  readonly loadStates: LoadStates;
  /** Brings what changed; shows nothing of how that goes. In the background few requests are made. */
  readonly bringChanges: (how: "forUser" | "inBackground") => Promise<RefreshEnd>;
  readonly signal: AbortSignal;
}

/**
 * The refreshes of a list: those that the user asks for show that they are under way, and that they failed; those
 * in the background do neither, and ask the user nothing. One is under way at a time.
 */
export class ListRefreshes {
  readonly #options: ListRefreshesOptions;
  #forUser: Promise<RefreshEnd> | undefined;
  #inBackground: Promise<RefreshEnd> | undefined;
  /** What has changed can only be told by starting over, which is left to the user. */
  #isLeftToReload = false;

  constructor(options: ListRefreshesOptions) {
    this.#options = options;
  }

  get isLeftToReload(): boolean {
    return this.#isLeftToReload;
  }

  leaveToReload(): void {
    this.#isLeftToReload = true;
  }

  /** Joins the refresh under way, if there is one. */
  forUser(): Promise<RefreshEnd> {
    this.#forUser ??= this.#shown().finally(() => {
      this.#forUser = undefined;
    });
    return this.#forUser;
  }

  /** Joins the refresh under way, if there is one. */
  inBackground(): Promise<RefreshEnd> {
    if (this.#forUser !== undefined) return this.#forUser;
    this.#inBackground ??= this.#unseen().finally(() => {
      this.#inBackground = undefined;
    });
    return this.#inBackground;
  }

  async #shown(): Promise<RefreshEnd> {
    const { loadStates, bringChanges, signal } = this.#options;
    loadStates.set(refreshLoad, { loading: "page" });
    const underWay = this.#inBackground;
    let end = await (underWay ?? bringChanges("forUser"));
    // In the background it may have failed for want of an answer that nobody was asked for, or of requests.
    const isEnough = end.error === undefined && end.isLeft === undefined;
    if (underWay !== undefined && !isEnough) end = await bringChanges("forUser");
    if (signal.aborted) return end;
    loadStates.set(refreshLoad, end.error === undefined ? {} : { error: end.error });
    return end;
  }

  async #unseen(): Promise<RefreshEnd> {
    const { gateway, loadStates, bringChanges, signal } = this.#options;
    const end = await gateway.quietly(() => bringChanges("inBackground"), {
      isOfTimer: true,
      failsUntold: true,
      isWanted: () => this.#forUser !== undefined,
    });
    const isUpToDate =
      end.error === undefined && !end.mustStartOver && !end.isLeft && !signal.aborted;
    if (end.mustStartOver || isUpToDate) this.#isLeftToReload = end.mustStartOver;
    const { error } = loadStates.get(refreshLoad);
    // What the user's refresh failed with is over.
    if (isUpToDate && error !== undefined) loadStates.set(refreshLoad, {});
    return end;
  }
}
