import { describe, expect, it } from "vitest";
import { type ViewKind, viewKinds } from "../../../../src/domain/job/viewKinds";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { JobMapper } from "../../../../src/aws/requests/jobMapper";
import { planFilter, queryLimit } from "../../../../src/domain/filter/filterPlan";
import { rangesOf } from "../../../../src/domain/filter/filterRanges";
import type { JobQuery } from "../../../../src/domain/query/jobQuery";
import { generatedAccount } from "../../../support/endpoint/data/generatedAccount";
import type { Parameters } from "../../../support/endpoint/operations";
import { requestMembers } from "../../../../src/domain/query/requestMembers";
import { seeds } from "../../../support/property";
import { matchingJobs } from "../../../support/jobs/filterTruth";
import { randomFilter } from "../../../support/jobs/randomFilter";
import { readRange } from "../../../support/jobs/treeFixture";
import { type TreeOverHttp, withTreeOverHttp } from "../../../support/jobs/treeOverHttp";
import { withDates } from "../../../support/jobs/truth";

const now = Date.UTC(2026, 10, 21, 12);

/** Random filters against the real SDK; the property of the tree has thousands, without HTTP. */
describe("A tree with a filter, over HTTP", () => {
  const account = generatedAccount({
    seed: 12,
    now,
    backupJobs: 160,
    restoreJobs: 90,
    copyJobs: 90,
    scanJobs: 90,
    vaults: 3,
    resources: 6,
    parents: 0.1,
    children: 0.2,
    states: { COMPLETED: 60, FAILED: 20, RUNNING: 6, EXPIRED: 6, PARTIAL: 5, ABORTED: 3 },
  });

  const cases = seeds(20).flatMap((seed) => viewKinds.map((kind) => ({ kind, seed })));

  it.each(cases)("has the rows of an independent filter: $kind jobs, seed $seed", check);

  async function check({ kind, seed }: (typeof cases)[number]): Promise<void> {
    const jobs = new JobMapper().jobs(
      kind,
      [...account.shelf(kind).all].map(({ record }) => withDates(record)),
    );
    const filter = randomFilter(seed, jobs);
    const options = { account, kind, grouping: "none" as const, filter, mood: { pageCap: 7 }, now };
    await withTreeOverHttp(options, async (opened) => {
      await opened.tree.loadAll(undefined, {
        signal: new AbortController().signal,
        progress: () => undefined,
      });
      const listed = opened.endpoint
        .listed(kind)
        .map((wire) => new JobMapper().job(kind, withDates(wire)));
      const expected = matchingJobs(filter, listed);
      const ids = (all: Iterable<{ readonly id: string }>): readonly string[] =>
        [...all].map(({ id }) => id).sort();
      expect(ids(opened.tree.loadedJobs()), JSON.stringify(filter)).toEqual(ids(expected));
      checkRequests(opened, kind, filter);
    });
  }

  /** What the API can apply, it applies: every request has its query's parameters, and none was sent twice. */
  function checkRequests({ endpoint }: TreeOverHttp, kind: ViewKind, filter: JobFilter): void {
    const { queries } = planFilter(filter, kind, rangesOf(filter, readRange, now));
    expect(queries.length).toBeLessThanOrEqual(queryLimit);
    const records = endpoint.requests.filter(({ operation }) => operation.startsWith("List"));
    const asked = records.map(({ params }) => params);
    expect(new Set(asked.map((params) => JSON.stringify(params))).size).toBe(asked.length);
    const ofNone = asked.filter((params) => !queries.some((query) => isOf(query, params)));
    expect(ofNone, JSON.stringify(queries)).toEqual([]);
    const notAsked = queries.filter((query) => !asked.some((params) => isOf(query, params)));
    expect(notAsked).toEqual([]);
  }
});

/** True when a request has all parameters of a query, and none beside but paging, a state and what is urgent. */
function isOf(query: JobQuery, params: Parameters): boolean {
  const wanted = requestMembers(query).map(
    ([name, value]) => [onTheWire(name, query), value] as const,
  );
  const names = new Set<string>(wanted.map(([name]) => name));
  const extra = [
    "maxResults",
    "nextToken",
    "state",
    "status",
    "MaxResults",
    "NextToken",
    "ByState",
    "ByScanResultStatus",
  ];
  return (
    wanted.every(([name, value]) => {
      const sent = params[name] ?? "";
      return typeof value === "number" ? Date.parse(sent) === value : sent === value;
    }) && Object.keys(params).every((name) => names.has(name) || extra.includes(name))
  );
}

/** ListScanJobs has its members' names on the wire; the others begin with a small letter, without "By". */
function onTheWire(name: string, { kind }: JobQuery): string {
  if (kind === "scan") return name;
  const bare = name.replace(/^By/, "");
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}
