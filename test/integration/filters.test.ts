import assert from "node:assert/strict";
import type { ViewKind } from "../../src/domain/job/viewKinds";
import type { JobFilter } from "../../src/domain/filter/jobFilter";
import { JobMapper } from "../../src/aws/requests/jobMapper";
import { planFilter, queryLimit } from "../../src/domain/filter/filterPlan";
import { rangesOf } from "../../src/domain/filter/filterRanges";
import type { JobQuery } from "../../src/domain/query/jobQuery";
import { generatedAccount } from "../support/endpoint/data/generatedAccount";
import type { Parameters } from "../support/endpoint/operations";
import { matchesFilter } from "../support/jobs/filterTruth";
import { randomFilter } from "../support/jobs/randomFilter";
import { readRange } from "../support/jobs/treeFixture";
import { type TreeOverHttp, withTreeOverHttp } from "../support/jobs/treeOverHttp";
import { withDates } from "../support/jobs/truth";

const now = Date.UTC(2026, 10, 21, 12);
const samples = 20;

/** Random filters against the real SDK, over HTTP: the thousands of cases are in the unit tests. */
describe("filters in the extension host, over HTTP", () => {
  const account = generatedAccount({
    seed: 12,
    now,
    backupJobs: 160,
    restoreJobs: 90,
    vaults: 3,
    resources: 6,
    parents: 0.1,
    children: 0.2,
    states: { COMPLETED: 60, FAILED: 20, RUNNING: 6, EXPIRED: 6, PARTIAL: 5, ABORTED: 3 },
  });

  for (const kind of ["backup", "restore"] satisfies ViewKind[]) {
    for (let seed = 1; seed <= samples; seed++) {
      it(`${kind} jobs, random filter ${seed}: the rows are those of an independent filter`, () =>
        check(kind, seed)).timeout(30_000);
    }
  }

  async function check(kind: ViewKind, seed: number): Promise<void> {
    const jobs = new JobMapper().jobs(
      kind,
      [...account.shelf(kind).all].map(({ record }) => withDates(record)),
    );
    const filter = randomFilter(seed * 7919, jobs);
    const options = { account, kind, grouping: "none" as const, filter, mood: { pageCap: 7 }, now };
    await withTreeOverHttp(options, async (opened) => {
      await opened.tree.loadAll(undefined, {
        signal: new AbortController().signal,
        progress: () => undefined,
      });
      const expected = opened.endpoint
        .listed(kind)
        .map((wire) => new JobMapper().job(kind, withDates(wire)))
        .filter((job) => matchesFilter(filter, job));
      const ids = (all: Iterable<{ readonly id: string }>): readonly string[] =>
        [...all].map(({ id }) => id).sort();
      assert.deepEqual(ids(opened.tree.loadedJobs()), ids(expected), JSON.stringify(filter));
      checkRequests(opened, kind, filter);
    });
  }

  /** What the API can apply, it applies: every request has its query's parameters, and none was sent twice. */
  function checkRequests({ endpoint }: TreeOverHttp, kind: ViewKind, filter: JobFilter): void {
    const { queries } = planFilter(filter, kind, rangesOf(filter, readRange, now));
    assert.ok(queries.length <= queryLimit);
    const records = endpoint.requests.filter(({ operation }) => operation.startsWith("List"));
    const asked = records.map(({ params }) => params);
    assert.equal(new Set(asked.map((params) => JSON.stringify(params))).size, asked.length);
    for (const params of asked) {
      assert.ok(
        queries.some((query) => isOf(query, params)),
        `${JSON.stringify(params)} is of none of ${JSON.stringify(queries)}`,
      );
    }
    for (const query of queries) assert.ok(asked.some((params) => isOf(query, params)));
  }
});

/** True when a request has all parameters of a query, and none beside but paging and a state. */
function isOf({ kind, ...query }: JobQuery, params: Parameters): boolean {
  const wanted = Object.entries(query).map(([name, value]) => [
    name === "state" && kind === "restore" ? "status" : name,
    typeof value === "number" ? new Date(value).toISOString() : value,
  ]);
  const names = new Set(wanted.map(([name]) => name));
  const extra = ["maxResults", "nextToken", "state", "status"];
  return (
    wanted.every(([name = "", value]) => params[name] === value) &&
    Object.keys(params).every((name) => names.has(name) || extra.includes(name))
  );
}
