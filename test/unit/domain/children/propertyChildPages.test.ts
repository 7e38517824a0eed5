import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChildPages } from "../../../../src/domain/children/childPages";
import type { Job } from "../../../../src/domain/job/job";
import { compareJobs, jobKey } from "../../../../src/domain/job/jobOrder";
import { displayState, displayStatesOfKind } from "../../../../src/domain/job/jobState";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { Mood } from "../../../support/endpoint/mood";
import type { WireObject } from "../../../support/endpoint/wire";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { settled } from "../../../support/jobs/settled";
import { childrenTruth } from "../../../support/jobs/truth";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { runs } from "../../../support/property";

const states = displayStatesOfKind("backup");

const wireChild = fc
  .record({
    number: fc.nat(25),
    state: fc.constantFrom("FAILED", "RUNNING", "COMPLETED", "QUARANTINED"),
    category: fc.constantFrom("SUCCESS", "AccessDenied"),
  })
  .map(({ number, ...rest }) =>
    wireBackupJob({ id: `child-${number}`, age: number, parent: "parent", ...rest }),
  );

const wireChildren = fc.uniqueArray(wireChild, {
  maxLength: 25,
  selector: (job) => job["BackupJobId"],
});

const mood: fc.Arbitrary<Mood> = fc.record(
  {
    seed: fc.nat(1000),
    order: fc.constantFrom("newestFirst", "scattered"),
    emptyPages: fc.nat(2),
    shortPages: fc.boolean(),
    duplicates: fc.boolean(),
    lateEnd: fc.boolean(),
    filterAfterPaging: fc.boolean(),
  },
  { requiredKeys: ["seed"] },
);

const state = fc.option(fc.constantFrom(...states, "?QUARANTINED"), { nil: undefined });

const step = fc.oneof(
  fc.record({ type: fc.constant("loadMore" as const), state }),
  fc.record({ type: fc.constant("refresh" as const) }),
  fc.record({ type: fc.constant("follow" as const) }),
  fc.record({ type: fc.constant("deliver" as const), index: fc.nat(3) }),
  fc.record({ type: fc.constant("fail" as const) }),
  fc.record({ type: fc.constant("change" as const), jobs: wireChildren }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

class Run {
  readonly gateway: AccountGateway;
  readonly children: ChildPages;

  constructor(jobs: readonly WireObject[], moodOf: Mood) {
    this.gateway = new AccountGateway({ account: accountOf({ backup: jobs }), mood: moodOf });
    this.gateway.hold();
    this.children = new ChildPages({
      kind: "backup",
      parentJobId: "parent",
      gateway: this.gateway,
      pageSize: 4,
      signal: new AbortController().signal,
      changed: () => undefined,
    });
  }

  async take(next: Step): Promise<void> {
    switch (next.type) {
      case "loadMore":
        void this.children.list(next.state).loadMore();
        break;
      case "follow":
        void this.children.follow();
        break;
      case "refresh":
        void this.children.refresh();
        break;
      case "deliver":
        this.gateway.deliver(next.index);
        break;
      case "fail":
        this.gateway.fail("throttling");
        break;
      case "change":
        this.gateway.account = accountOf({ backup: next.jobs });
    }
    await settled();
  }

  /** What must hold at any time. */
  check(): void {
    const { jobs } = this.children;
    const keys = jobs.map(jobKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect([...jobs].sort(compareJobs)).toEqual(jobs);
    const lists = [...this.children.lists];
    expect(this.gateway.waiting.length).toBeLessThanOrEqual(lists.length);
    for (const list of lists) expect([...list.jobs].sort(compareJobs)).toEqual(list.jobs);
    for (const each of states) {
      const inState = this.children.jobsIn(each);
      expect(inState.filter((job) => displayState(job) !== each)).toEqual([]);
    }
  }

  /** Answers come again, nothing fails, everything is read once more. */
  async heal(): Promise<void> {
    this.gateway.mend();
    this.gateway.release();
    await settled();
    await this.children.refresh();
    await this.children.refresh();
  }
}

const ids = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);

describe("The children of a parent, whatever happens", () => {
  it("stand once and in order, and are the account's in the end", async () => {
    await fc.assert(
      fc.asyncProperty(
        wireChildren,
        mood,
        fc.array(step, { maxLength: 14 }),
        async (jobs, moodOf, steps) => {
          const run = new Run(jobs, moodOf);
          for (const next of steps) {
            await run.take(next);
            run.check();
          }
          await run.heal();
          run.check();
          const all = run.children.list(undefined);
          while (!all.isExhausted) await all.loadMore();
          expect(all).toMatchObject({ error: undefined, isExhausted: true, loading: false });
          const truth = childrenTruth(run.gateway, "backup", "parent");
          expect(ids(run.children.jobs)).toEqual(truth);
          for (const each of states) {
            const expected = all.jobs.filter((job) => displayState(job) === each);
            expect(ids(run.children.jobsIn(each))).toEqual(ids(expected));
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
