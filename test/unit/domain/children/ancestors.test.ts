import { beforeEach, describe, expect, it } from "vitest";
import { Ancestors, maxAncestors } from "../../../../src/domain/children/ancestors";
import type { Job, JobKind } from "../../../../src/domain/job/job";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { aBackupJob, aCopyJob, aRestoreJob } from "../../../support/jobs/jobBuilders";
import { noGateway } from "../../../support/jobs/noGateway";
import { settled } from "../../../support/jobs/settled";
import { wireBackupJob, wireCopyJob, wireRestoreJob } from "../../../support/jobs/wireJobs";

let generation: AbortController;
let gateway: AccountGateway;
let changes: number;
beforeEach(() => {
  generation = new AbortController();
  changes = 0;
});

interface Over {
  readonly kind?: JobKind;
  readonly ignoresAbort?: boolean;
}

function ancestorsOver(
  jobs: readonly WireObject[],
  { kind = "backup", ignoresAbort = false }: Over = {},
): Ancestors {
  gateway = new AccountGateway({ account: accountOf({ [kind]: jobs }), ignoresAbort });
  return new Ancestors({
    gateway,
    kind,
    signal: generation.signal,
    changed: () => changes++,
  });
}

/** "a>b>c": a's parent is b, b's is c, c is a root. */
function family(text: string): WireObject[] {
  const [, ...parents] = text.split(">");
  return parents.map((id, i) => {
    const parent = parents[i + 1];
    return wireBackupJob({ id, ...(parent !== undefined && { parent }) });
  });
}

const child = aBackupJob({ id: "a", parentJobId: "b" });
const ids = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id);

describe("The parents of a job", () => {
  it("come level by level, each shown as it comes, one Describe a level", async () => {
    const ancestors = ancestorsOver(family("a>b>c>d"));
    gateway.hold();
    const done = ancestors.load(child);
    expect(ancestors).toMatchObject({ loading: true, jobs: [], end: undefined });
    const seen: (readonly string[])[] = [];
    while (gateway.deliver()) {
      await settled();
      seen.push(ids(ancestors.jobs));
    }
    await done;
    expect(seen).toEqual([["b"], ["b", "c"], ["b", "c", "d"]]);
    expect(ancestors).toMatchObject({ loading: false, end: "root", error: undefined });
    expect(gateway.takeRequests()).toEqual(
      ["b", "c", "d"].map((id) => `DescribeBackupJob backupJobId=${id}`),
    );
    expect(changes).toBe(4);
  });

  it.each([
    ["restore", wireRestoreJob({ id: "b" }), aRestoreJob({ id: "a", parentJobId: "b" })],
    ["copy", wireCopyJob({ id: "b" }), aCopyJob({ id: "a", parentJobId: "b" })],
  ] as const)("can be %s jobs", async (kind, parent, job) => {
    const ancestors = ancestorsOver([parent], { kind });
    await ancestors.load(job);
    expect(ancestors.jobs).toMatchObject([{ kind, id: "b" }]);
  });

  it.each([
    ["root", aBackupJob({ id: "a" }), 0],
    ["selfParent", aBackupJob({ id: "a", parentJobId: "a" }), 0],
  ] as const)("of a %s cost no request", async (end, job, requests) => {
    const ancestors = ancestorsOver([]);
    await ancestors.load(job);
    expect(ancestors).toMatchObject({ end, jobs: [], loading: false });
    expect(gateway.requests).toHaveLength(requests);
    expect(changes).toBe(1);
  });

  it("end at a parent that names itself", async () => {
    const ancestors = ancestorsOver([wireBackupJob({ id: "b", parent: "b" })]);
    await ancestors.load(child);
    expect(ancestors.end).toBe("selfParent");
    expect(ids(ancestors.jobs)).toEqual(["b"]);
  });

  it.each(["a", "b"])("end where a cycle closes at %s", async (parent) => {
    const ancestors = ancestorsOver([
      wireBackupJob({ id: "b", parent: "c" }),
      wireBackupJob({ id: "c", parent }),
    ]);
    await ancestors.load(child);
    expect(ancestors.end).toBe("cycle");
    expect(ids(ancestors.jobs)).toEqual(["b", "c"]);
    expect(gateway.requests).toHaveLength(2);
  });

  it("end after so many levels that no real job has them", async () => {
    const chain = Array.from({ length: 40 }, (_, i) => `level-${i}`);
    const ancestors = ancestorsOver(family(["a", ...chain].join(">")));
    await ancestors.load(aBackupJob({ id: "a", parentJobId: "level-0" }));
    expect(ancestors.end).toBe("tooDeep");
    expect(ancestors.jobs).toHaveLength(maxAncestors);
    expect(gateway.requests).toHaveLength(maxAncestors);
  });

  it("that have vanished or are forbidden end in an error that names them; those before stay", async () => {
    const ancestors = ancestorsOver([wireBackupJob({ id: "b", parent: "gone" })]);
    await ancestors.load(child);
    expect(ancestors).toMatchObject({
      error: { reason: "resourceNotFound" },
      failedId: "gone",
      end: undefined,
      loading: false,
    });
    expect(ids(ancestors.jobs)).toEqual(["b"]);
  });

  it("go on with a retry where they failed", async () => {
    const ancestors = ancestorsOver(family("a>b>c"));
    gateway.fail("accessDenied", { hits: ({ params }) => params["backupJobId"] === "c" });
    await ancestors.load(child);
    expect(ancestors.failedId).toBe("c");
    gateway.takeRequests();
    await ancestors.retry();
    expect(gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=c"]);
    expect(ancestors).toMatchObject({ end: "root", error: undefined, failedId: undefined });
    expect(ids(ancestors.jobs)).toEqual(["b", "c"]);
  });

  it("are asked for once when two retry", async () => {
    const ancestors = ancestorsOver(family("a>b>c"));
    gateway.fail("timedOut");
    await ancestors.load(child);
    gateway.takeRequests();
    await Promise.all([ancestors.retry(), ancestors.retry()]);
    expect(gateway.requests).toHaveLength(2);
  });

  it("stay while they are read again, and go when the new chain is read", async () => {
    const ancestors = ancestorsOver(family("a>b>c"));
    await ancestors.load(child);
    gateway.account = accountOf({ backup: family("a>b>d") });
    gateway.hold();
    const done = ancestors.load(child);
    expect(ancestors).toMatchObject({ loading: false, end: "root" });
    gateway.deliver();
    await settled();
    expect(ids(ancestors.jobs)).toEqual(["b", "c"]);
    gateway.release();
    await done;
    expect(ids(ancestors.jobs)).toEqual(["b", "d"]);
  });

  it("stay when they can't be read again, with the error and its retry", async () => {
    const ancestors = ancestorsOver(family("a>b>c"));
    await ancestors.load(child);
    gateway.fail("throttling", { hits: ({ params }) => params["backupJobId"] === "c" });
    await ancestors.load(child);
    expect(ids(ancestors.jobs)).toEqual(["b", "c"]);
    expect(ancestors).toMatchObject({
      error: { reason: "throttling" },
      failedId: "c",
      end: undefined,
    });
    gateway.takeRequests();
    await ancestors.retry();
    expect(gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=c"]);
    expect(ancestors).toMatchObject({ end: "root", error: undefined });
  });

  it("that are read anew while they come end the requests of the first chain", async () => {
    const ancestors = ancestorsOver(family("a>b>c"));
    gateway.hold();
    const first = ancestors.load(child);
    const second = ancestors.load(child);
    expect(gateway.waiting).toHaveLength(1);
    gateway.release();
    await Promise.all([first, second]);
    expect(gateway.requests).toHaveLength(3);
    expect(ids(ancestors.jobs)).toEqual(["b", "c"]);
  });

  it.each([false, true])(
    "begin anew for another job, whatever still comes (gateway ignores abort: %s)",
    async (ignoresAbort) => {
      const other = aBackupJob({ id: "x", parentJobId: "y" });
      const jobs = [...family("a>b>c"), wireBackupJob({ id: "y" })];
      const ancestors = ancestorsOver(jobs, { ignoresAbort });
      gateway.hold();
      const first = ancestors.load(child);
      const second = ancestors.load(other);
      gateway.release();
      await Promise.all([first, second]);
      expect(ids(ancestors.jobs)).toEqual(["y"]);
      expect(ancestors).toMatchObject({ end: "root", loading: false, error: undefined });
    },
  );

  it("begin when Describe tells of a parent that the list did not know", async () => {
    const ancestors = ancestorsOver(family("a>b"));
    await ancestors.load(aBackupJob({ id: "a" }));
    expect(ancestors.end).toBe("root");
    await ancestors.load(child);
    expect(ids(ancestors.jobs)).toEqual(["b"]);
  });

  it.each([false, true])(
    "change no more after the end of the session (gateway ignores abort: %s)",
    async (ignoresAbort) => {
      const ancestors = ancestorsOver(family("a>b>c"), { ignoresAbort });
      gateway.hold();
      const done = ancestors.load(child);
      const before = changes;
      generation.abort();
      gateway.release();
      await done;
      expect(ancestors).toMatchObject({ jobs: [], error: undefined, loading: false });
      expect(changes).toBe(before);
    },
  );

  it("never reject, whatever the gateway throws", async () => {
    const ancestors = new Ancestors({
      gateway: {
        ...noGateway,
        describeJob: () => {
          throw new TypeError("no BackupError");
        },
      },
      kind: "backup",
      signal: generation.signal,
      changed: () => changes++,
    });
    await ancestors.load(child);
    expect(ancestors).toMatchObject({ error: { reason: "unexpected" }, loading: false });
  });
});
