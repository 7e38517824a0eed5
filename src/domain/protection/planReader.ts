import { Turns } from "../../base/turns";
import { parseArn } from "../arn/arn";
import { BackupError, type BackupErrorKind } from "../query/backupError";
import type { JobGateway } from "../query/jobGateway";
import { requestsAtOnce } from "../query/requestTurns";
import type { PlanReading, PlanSelection } from "../resource/backupPlan";
import { Permissions } from "./permissions";

/** AWS lets an account have 300 plans in a Region, or more on request: no more are asked for, whatever jobs name. */
const mostPlans = 1000;

/** AWS lets a plan have 10 selections, formerly 100. Of a plan with more nobody can say here who is assigned. */
const mostSelections = 100;
const mostPages = 10;

/** What says something of one plan, and not of all that is asked. */
const ofOnePlan: ReadonlySet<BackupErrorKind> = new Set<BackupErrorKind>([
  "invalidRequest",
  "notFound",
  "pageExpired",
  "unexpected",
]);

const unreadable: PlanReading = { type: "unreadable", deniedActions: [] };

export interface PlanReaderOptions {
  readonly region: string;
  readonly gateway: Pick<
    JobGateway,
    "accountId" | "getBackupPlan" | "listBackupSelections" | "getBackupSelection"
  >;
}

/**
 * The backup plans that jobs name, and what is assigned to them; each is asked for once. A permission that is missing
 * is asked for once, too, and takes away what it is for. To ask anew takes another reader.
 */
export class PlanReader {
  readonly #options: PlanReaderOptions;
  readonly #readings = new Map<string, PlanReading>();
  readonly #permissions = new Permissions();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: PlanReaderOptions) {
    this.#options = options;
  }

  planOf(planArn: string): PlanReading {
    return this.#readings.get(planArn) ?? { type: "unread" };
  }

  /** The actions that AWS denied so far, for example backup:ListBackupSelections. */
  get deniedActions(): readonly string[] {
    return this.#permissions.denied;
  }

  /**
   * Reads those of these plans that are not read yet, side by side.
   * @throws BackupError where AWS can't be asked, or the signal aborts; what was read until then stays
   */
  async read(planArns: Iterable<string>, signal: AbortSignal): Promise<void> {
    // One call after the other: what an earlier one reads is not asked for again, and its end ends no other.
    const reading = this.#last.then(() => this.#readAll(planArns, signal));
    this.#last = reading.catch(() => undefined);
    await reading;
  }

  async #readAll(planArns: Iterable<string>, signal: AbortSignal): Promise<void> {
    const missing = [...new Set(planArns)].filter((planArn) => !this.#readings.has(planArn));
    const turns = new Turns(requestsAtOnce);
    let hasFailed = false;
    const read = async (planArn: string): Promise<void> => {
      if (hasFailed || this.#readings.size >= mostPlans) return;
      try {
        if (signal.aborted) throw new BackupError("cancelled");
        this.#readings.set(planArn, await this.#reading(planArn, signal));
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    };
    const all = missing.map((planArn) => turns.run(() => read(planArn)));
    // What is under way when one fails comes to its end first.
    await Promise.allSettled(all);
    await Promise.all(all);
  }

  async #reading(planArn: string, signal: AbortSignal): Promise<PlanReading> {
    const planId = this.#idOf(planArn);
    if (planId === undefined) return unreadable;
    const plan = await this.#ask("backup:GetBackupPlan", () =>
      this.#options.gateway.getBackupPlan(planId, signal),
    );
    if (plan === undefined) return unreadable;
    if (plan === "denied") return { type: "unreadable", deniedActions: ["backup:GetBackupPlan"] };
    if (plan === "deleted") return this.#knowsAll(planArn) ? { type: "deleted" } : unreadable;
    // The answer's own ARN may be spelled in another way than the jobs'.
    return {
      type: "read",
      plan: { ...plan, planArn, selections: await this.#selections(planId, signal) },
    };
  }

  /** The ID in the ARN of a plan that the session may know: its own account's and Region's. Undefined for any other text. */
  #idOf(planArn: string): string | undefined {
    const arn = parseArn(planArn);
    const { accountId } = this.#options.gateway;
    const isHere =
      arn?.service === "backup" &&
      arn.region === this.#options.region &&
      (accountId === undefined || arn.accountId === accountId);
    return isHere ? /^(?:backup-)?plan:(.+)$/.exec(arn.resource)?.[1] : undefined;
  }

  /**
   * Whether a plan that AWS does not know was deleted. Plans of other accounts are unknown here, too; and no document says
   * whether plans that an organization's backup policy makes (orgs/…) can be read.
   */
  #knowsAll(planArn: string): boolean {
    const isOwn = parseArn(planArn)?.accountId === this.#options.gateway.accountId;
    return isOwn && !planArn.includes("/");
  }

  /** Undefined unless all are there: nobody can be said not to be assigned. */
  async #selections(
    planId: string,
    signal: AbortSignal,
  ): Promise<readonly PlanSelection[] | undefined> {
    const ids = await this.#selectionIds(planId, signal);
    if (ids === undefined) return undefined;
    const selections: PlanSelection[] = [];
    for (const id of ids) {
      const selection = await this.#ask("backup:GetBackupSelection", () =>
        this.#options.gateway.getBackupSelection(planId, id, signal),
      );
      if (selection === undefined || selection === "denied") return undefined;
      selections.push(selection);
    }
    return selections;
  }

  async #selectionIds(planId: string, signal: AbortSignal): Promise<readonly string[] | undefined> {
    const ids = new Set<string>();
    let nextToken: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const request = { maxResults: 1000, ...(nextToken !== undefined && { nextToken }) };
      const answer = await this.#ask("backup:ListBackupSelections", () =>
        this.#options.gateway.listBackupSelections(planId, request, signal),
      );
      if (answer === undefined || answer === "denied") return undefined;
      for (const id of answer.items) ids.add(id);
      if (ids.size > mostSelections) return undefined;
      if (answer.nextToken === undefined) return [...ids];
      nextToken = answer.nextToken;
    }
    return undefined;
  }

  /** @returns undefined where AWS could not tell, of this plan */
  async #ask<T>(action: string, request: () => Promise<T>): Promise<T | "denied" | undefined> {
    try {
      return await this.#permissions.ask(action, request);
    } catch (error) {
      if (error instanceof BackupError && ofOnePlan.has(error.kind)) return undefined;
      throw error;
    }
  }
}
