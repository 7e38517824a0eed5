import { noFilter } from "../../../src/domain/filter/jobFilter";
import { evaluate } from "../../../src/domain/protection/evaluate";
import { ReadHistories } from "../../../src/domain/protection/readHistories";
import { nextTask } from "../../../src/host/base/nextTask";
import { ResourcesTree } from "../../../src/viewmodel/protection/resourcesTree";
import { RegionTurns } from "../../../src/viewmodel/tree/regionTurns";
import type { Account } from "../endpoint/account";
import { AccountGateway } from "../jobs/accountGateway";
import { noon } from "../jobs/jobBuilders";
import { aSessionEntry } from "../jobs/shownSessions";
import { aSession, utcFormats } from "../jobs/treeFixture";
import { noViewJobs } from "./resourcesFixture";

/** The view of protected resources over an account in process, evaluated by the product. */
export class EvaluatedResources {
  readonly gateway: AccountGateway & { accountId: string };
  readonly tree: ResourcesTree;

  constructor(account: Account) {
    this.gateway = Object.assign(new AccountGateway({ account }), { accountId: account.accountId });
    this.tree = new ResourcesTree({
      grouping: "attention",
      now: () => noon,
      nextTask,
      formats: () => utcFormats,
      shortensNames: () => false,
      expectations: () => ({ freshness: new Map(), mutes: [] }),
      evaluate,
      jobsOfView: () => noViewJobs(),
      histories: new ReadHistories(),
      failed: (error) => {
        throw error;
      },
      filter: () => noFilter,
      turns: () => new RegionTurns(() => Promise.resolve()),
    });
  }

  /** Comes into sight; resolves when nothing goes on any more. */
  async open(): Promise<void> {
    const source = { session: aSession, gateway: this.gateway };
    this.tree.setEntries([aSessionEntry("one", { source })]);
    this.tree.showQuietly();
    await settled();
  }

  /** Reads the jobs of the last days, as its row does. */
  async readRecentJobs(): Promise<void> {
    const options = { signal: new AbortController().signal, progress: () => undefined };
    await this.tree.sessions[0]?.readJobs("recent", options);
    await settled();
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await nextTask();
}
