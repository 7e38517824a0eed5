import type { KnownWords } from "../../../../src/viewmodel/job/resourceWords";
import type { DetailsParts } from "../../../../src/protocol/jobDetails";
import { Actions, type JobRef } from "../../../../src/viewmodel/details/actions";
import { JobDetails } from "../../../../src/viewmodel/details/jobDetails";
import { JobMapper } from "../../../../src/aws/requests/jobMapper";
import type { Job } from "../../../../src/domain/job/job";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { noon } from "../../../support/jobs/jobBuilders";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";

export const navigation = { canGoBack: false, canGoForward: false, pinned: false };

/** What a list said of a backup job. */
export function known(job: WireObject): Job {
  return new JobMapper().job("backup", { ...job, CreationDate: new Date(noon - 3_600_000) });
}

interface Accounts {
  readonly backup?: readonly WireObject[];
  readonly copy?: readonly WireObject[];
  readonly restore?: readonly WireObject[];
  readonly managesOrganization?: boolean;
}

export interface JobPage {
  readonly gateway: AccountGateway;
  readonly actions: Actions;
  readonly details: JobDetails;
  /** Throws while nothing is known of the job. */
  readonly parts: () => DetailsParts;
  /** So many milliseconds pass. */
  readonly pass: (milliseconds: number) => void;
  /** Names of the children in the list. */
  readonly children: () => readonly string[];
}

/** The page of a job over an account that the test can change. */
export function aPage(jobs: Accounts, ref: JobRef, pageSize = 100, words?: KnownWords): JobPage {
  const gateway = new AccountGateway({ account: accountOf(jobs) });
  const actions = new Actions();
  let now = noon;
  const details = new JobDetails({
    ref,
    source: { session: aSession, gateway },
    now: () => now,
    formats: utcFormats,
    pageSize,
    actions,
    words,
  });
  const parts = () => {
    const all = details.parts(navigation);
    if (all === undefined) throw new Error("Nothing is known of the job.");
    return all;
  };
  return {
    gateway,
    actions,
    details,
    parts,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    children: () => parts().family.children?.jobs.items.map(({ name }) => name) ?? [],
  };
}
