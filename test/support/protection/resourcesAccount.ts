import type { BackupJob } from "../../../src/domain/job/job";
import type { BackupError } from "../../../src/domain/query/backupError";
import type { JobGateway } from "../../../src/domain/query/jobGateway";
import type { JobQuery } from "../../../src/domain/query/jobQuery";
import { queryMatcher } from "../../../src/domain/query/queryMatcher";
import type { ProtectedResource } from "../../../src/domain/resource/protectedResource";
import { accountId } from "../jobs/jobBuilders";
import { noGateway } from "../jobs/noGateway";

/** A protected resource; say only what matters. */
export function aProtectedResource(members: Partial<ProtectedResource> = {}): ProtectedResource {
  return {
    resourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/vol-1`,
    resourceType: "EBS",
    resourceName: undefined,
    lastBackupTime: undefined,
    lastBackupVaultArn: undefined,
    lastRecoveryPointArn: undefined,
    ...members,
  };
}

/** An account with protected resources and backup jobs, which tells what it was asked. */
export class ResourcesAccount {
  readonly requests: string[] = [];
  resources: readonly ProtectedResource[] = [];
  jobs: readonly BackupJob[] = [];
  /** How many items a page has. */
  pageSize = 1000;
  /** What the next requests of an operation fail with. */
  readonly failures = new Map<"resources" | "jobs" | "plan", BackupError>();
  /** A request of this kind waits for {@link answer}. */
  #held: (() => void)[] | undefined;

  get gateway(): JobGateway {
    return {
      ...noGateway,
      accountId,
      listProtectedResources: async ({ nextToken }) => {
        this.requests.push(`resources${nextToken === undefined ? "" : ` ${nextToken}`}`);
        await this.#turn("resources");
        const { items, next } = this.#page(this.resources, nextToken);
        return { items, ...next };
      },
      getBackupPlan: async (planId) => {
        this.requests.push(`plan ${planId}`);
        await this.#turn("plan");
        return "deleted";
      },
      listJobs: async (query, { nextToken }) => {
        this.requests.push(
          `jobs ${textOf(query)}${nextToken === undefined ? "" : ` ${nextToken}`}`,
        );
        await this.#turn("jobs");
        const { items, next } = this.#page(this.jobs.filter(queryMatcher(query)), nextToken);
        return { jobs: items, ...next };
      },
    };
  }

  /** From now on requests wait. */
  hold(): void {
    this.#held = [];
  }

  /** Lets those go on that wait. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const resume of held) resume();
  }

  async #turn(operation: "resources" | "jobs" | "plan"): Promise<void> {
    if (this.#held !== undefined) {
      await new Promise<void>((resume) => this.#held?.push(resume));
    }
    const failure = this.failures.get(operation);
    if (failure !== undefined) throw failure;
  }

  #page<T>(
    all: readonly T[],
    token: string | undefined,
  ): { readonly items: readonly T[]; readonly next: { readonly nextToken?: string } } {
    const from = Number(token ?? 0);
    const to = from + this.pageSize;
    return { items: all.slice(from, to), next: to < all.length ? { nextToken: String(to) } : {} };
  }
}

function textOf(query: JobQuery): string {
  return JSON.stringify({ ...query, kind: undefined });
}
