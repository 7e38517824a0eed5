import { describe, expect, it } from "vitest";
import type { Coverage } from "../../../../src/domain/protection/coverage";
import { BackupError } from "../../../../src/domain/query/backupError";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { aSessionEntry, aShownSession } from "../../../support/jobs/shownSessions";
import { aMissedRule, aProtection, aResource } from "../../../support/protection/aProtection";
import { aProtectedResource, ResourcesAccount } from "../../../support/protection/resourcesAccount";
import { noViewJobs, ResourcesFixture } from "../../../support/protection/resourcesFixture";

const hour = 3_600_000;
const options = { signal: new AbortController().signal, progress: () => undefined };

describe("opening the view", () => {
  it("asks for one page of protected resources and nothing else, once", async () => {
    const view = new ResourcesFixture();
    view.account.resources = [aProtectedResource()];
    await view.open();
    view.tree.showQuietly();
    await view.settled();
    expect(view.account.requests).toEqual(["resources"]);
  });

  it("asks nothing before the view is in sight", async () => {
    const view = new ResourcesFixture();
    view.tree.children(undefined);
    await view.settled();
    expect(view.account.requests).toEqual([]);
  });

  it("shows what is wrong first, a ? in place of counts until enough is read, and one row that reads it", async () => {
    const view = new ResourcesFixture();
    view.account.resources = [aProtectedResource()];
    view.protection = aProtection(
      [
        aResource({ resourceName: "fine" }),
        aResource({ resourceName: "bad", group: "failing", failuresInARow: 3 }),
      ],
      false,
    );
    await view.open();
    expect(view.rows()).toEqual([
      "Read jobs of the last 8 days (about 1 request) | then about 3 for each backup plan",
      "Failing | ?",
      "  bad | 1h · 3 failures in a row · EBS",
      "Up to date | ?",
      "  fine | 1h · EBS",
    ]);
    expect(view.tree.row(view.node("Failing")).accessibleLabel).toBe(
      "Failing, how many is not known until the jobs of the last 8 days are read",
    );
  });

  it("says how many requests reading takes, from what is known", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection([], false);
    view.account.resources = Array.from({ length: 1500 }, (_, i) =>
      aProtectedResource({ resourceArn: `arn:${i}` }),
    );
    await view.open();
    // 1,500 resources, a job a day each: 12,000 jobs are 12 pages, and a page of resources is left.
    expect(view.rows()[0]).toMatch(/^Read jobs of the last 8 days \(at least 9 requests\) \|/);
    await view.tree.sessions[0]?.loadMore();
    await view.settled();
    expect(view.rows()[0]).toMatch(/^Read jobs of the last 8 days \(about 12 requests\) \|/);
  });

  it("shows what the jobs tell where AWS denies the list of protected resources, and says which permission", async () => {
    const view = new ResourcesFixture();
    const denied = new BackupError("accessDenied", { operation: "ListProtectedResources" });
    view.account.failures.set("resources", denied);
    view.protection = aProtection([aResource({ group: "running", resourceName: "db" })]);
    await view.open();
    const rows = view.rows();
    expect(rows[0]).toContain("load failed");
    expect(rows).toContain("Running | 1");
    const [problem] = view.tree.children(undefined);
    expect(problem && view.tree.tooltip(problem)).toContain("backup:ListProtectedResources");

    view.account.failures.clear();
    await view.tree.sessions[0]?.loadMore();
    await view.settled();
    expect(view.rows()[0]).toBe("Running | 1");
  });

  it("says that there is nothing", async () => {
    const view = new ResourcesFixture();
    await view.open();
    expect(view.rows()).toEqual(["No protected resources in eu-west-1"]);
  });
});

describe("reading the jobs", () => {
  it("reads the jobs, the resources that are left and the plans that jobs name, and takes the row away", async () => {
    const view = new ResourcesFixture();
    const { account } = view;
    account.resources = Array.from({ length: 1001 }, (_, i) =>
      aProtectedResource({ resourceArn: `arn:${i}` }),
    );
    const planArn = "arn:aws:backup:eu-west-1:111122223333:backup-plan:1";
    account.jobs = [aBackupJob({ createdBy: { backupPlanArn: planArn } })];
    view.protection = ({ readSince, areResourcesRead, resources }) =>
      aProtection(
        [aResource({ resourceName: `${resources.length}` })],
        readSince !== undefined && areResourcesRead,
      );
    await view.open();
    await view.tree.sessions[0]?.readJobs("recent", options);
    await view.settled();

    expect(view.rows()).toEqual(["Up to date | 1", "  1001 | 1h · EBS"]);
    expect(account.requests.map((request) => request.split(" ")[0])).toEqual([
      "resources",
      "jobs",
      "resources",
      "plan",
    ]);
    expect(account.requests.at(-1)).toBe("plan 1");
    expect(view.evaluated.at(-1)?.planOf(planArn)).toEqual({ type: "deleted" });
  });

  it("works out how all is backed up when twice as many jobs are read, not after each page", async () => {
    const view = new ResourcesFixture();
    const { account } = view;
    account.pageSize = 10;
    account.jobs = Array.from({ length: 320 }, (_, i) => aBackupJob({ id: `job-${i}` }));
    await view.open();
    view.evaluated.length = 0;
    await view.tree.sessions[0]?.readJobs("recent", options);
    await view.settled();
    const pages = account.requests.filter((request) => request.startsWith("jobs")).length;
    expect(pages).toBe(32);
    expect(view.evaluated.length).toBeLessThan(10);
    expect([...(view.evaluated.at(-1)?.jobs ?? [])]).toHaveLength(320);
  });

  it("tells at once of what is muted while it reads", async () => {
    const view = new ResourcesFixture();
    await view.open();
    view.account.hold();
    const reading = view.tree.sessions[0]?.readJobs("recent", options);
    await view.settled();
    const before = view.evaluated.length;
    view.tree.expectOthers();
    await view.settled();
    expect(view.evaluated).toHaveLength(before + 1);
    view.account.release();
    await reading;
  });

  it("says which permission is missing where plans can't be read, and shows all else", async () => {
    const view = new ResourcesFixture();
    const planArn = "arn:aws:backup:eu-west-1:111122223333:backup-plan:1";
    view.account.jobs = [aBackupJob({ createdBy: { backupPlanArn: planArn } })];
    view.account.failures.set("plan", new BackupError("accessDenied", {}));
    view.protection = ({ readSince, planOf }) => {
      planOf(planArn);
      return aProtection([aResource()], readSince !== undefined);
    };
    await view.open();
    await view.tree.sessions[0]?.readJobs("recent", options);
    await view.settled();
    expect(view.rows()).toEqual([
      "Plans not readable | backup:GetBackupPlan",
      "Up to date | 1",
      "  vol-1 | 1h · EBS",
    ]);
  });

  it("offers the plans where all jobs are read, and tries again what failed", async () => {
    const view = new ResourcesFixture();
    const planArn = "arn:aws:backup:eu-west-1:111122223333:backup-plan:1";
    const jobs = [aBackupJob({ createdBy: { backupPlanArn: planArn } })];
    view.jobsOfView = noViewJobs({ covered: { since: -Infinity, until: noon }, all: () => jobs });
    view.tree.setEntries([]);
    view.tree.setEntries([aSessionEntry("one", { source: view.source })]);
    view.protection = ({ planOf }) => {
      planOf(planArn);
      return aProtection([aResource()]);
    };
    await view.open();
    expect(view.rows()[0]).toBe("Read backup plans (about 3 requests)");
    view.account.failures.set("plan", new BackupError("throttling", {}));
    await view.tree.sessions[0]?.readJobs("recent", options);
    await view.settled();
    expect(view.rows()[0]).toContain("read the plans failed");
    view.account.failures.clear();
    view.account.hold();
    const reading = view.tree.sessions[0]?.readJobs("recent", options);
    await view.settled();
    expect(view.rows()[0]).toBe("Reading backup plans…");
    view.account.release();
    await reading;
    // At once: nothing offers to read again what is read.
    expect(view.tree.sessions[0]?.account.plansLeft).toBe(0);
    await view.settled();
    expect(view.rows()[0]).toBe("Up to date | 1");
  });

  it("asks for no job that the view of backup jobs has read", async () => {
    const view = new ResourcesFixture();
    view.jobsOfView = noViewJobs({ covered: { since: -Infinity, until: noon } });
    const source = view.source;
    view.tree.setEntries([]);
    view.tree.setEntries([aSessionEntry("one", { source })]);
    view.protection = ({ readSince }) => aProtection([aResource()], readSince === -Infinity);
    await view.open();
    expect(view.rows()[0]).toBe("Up to date | 1");
    await view.tree.sessions[0]?.readJobs("recent", options);
    expect(view.account.requests).toEqual(["resources"]);
  });

  it("says that a fault of ours came between, keeps what there was, and goes on", async () => {
    const view = new ResourcesFixture();
    const fault = new Error("no member of undefined");
    view.protection = () => {
      throw fault;
    };
    await view.open();
    expect(view.rows()).toEqual([
      "Unexpected failure | work out the protection failed",
      expect.stringMatching(/^Show Log/),
      "Retry",
    ]);
    expect(view.faults).toContain(fault);
    const up = aProtection([aResource({ resourceName: "db" })]);
    const again = async (made: ResourcesFixture["protection"]): Promise<readonly string[]> => {
      view.protection = made;
      await view.tree.sessions[0]?.readJobs("recent", options);
      await view.settled();
      return view.rows();
    };
    const groups = ["Up to date | 1", "  db | 1h · EBS"];
    expect(await again(up)).toEqual(groups);
    const rows = await again(() => {
      throw fault;
    });
    expect(rows[0]).toBe("Unexpected failure | work out the protection failed");
    expect(rows.slice(-2)).toEqual(groups);
    expect(view.tree.tooltip(view.node("Unexpected failure"))).toMatch(/log/i);
    expect(await again(up)).toEqual(groups);
  });

  it("says so where groups can't be made of it", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection([aResource({ resourceName: "db" })]);
    await view.open();
    Object.defineProperty(view, "filter", {
      get: () => {
        throw new Error("no filter");
      },
    });
    view.tree.filterChanged();
    await view.settled();
    expect(view.rows()[0]).toBe("Unexpected failure | work out the protection failed");
    expect(view.rows()).toContain("  db | 1h · EBS");
  });

  it("uses what the page of a resource has read, and evaluates anew for it once", async () => {
    const view = new ResourcesFixture();
    const { resourceArn } = aResource();
    view.protection = ({ jobs, readAlone }) => {
      const failuresInARow = [...jobs].length;
      const isStreakExact = readAlone.has(resourceArn);
      return aProtection([aResource({ group: "failing", failuresInARow, isStreakExact })]);
    };
    await view.open();
    expect(view.rows()[1]).toMatch(/\b0\+ failures/);
    const jobs = ["1", "2"].map((id) => aBackupJob({ id, resourceArn, state: "FAILED" }));
    view.histories.put(view.source, resourceArn, { jobs, at: noon });
    await view.settled();
    expect(view.rows()[1]).toContain("2 failures in a row");
    const evaluated = view.evaluated.length;
    // A page that is polled.
    view.histories.put(view.source, resourceArn, { jobs: [...jobs], at: noon + 5000 });
    await view.settled();
    expect(view.evaluated).toHaveLength(evaluated);
    expect(view.account.requests).toEqual(["resources"]);
  });

  it("keeps what the view of backup jobs has read when that shows other jobs", async () => {
    const view = new ResourcesFixture();
    let jobs = [aBackupJob({ id: "1" }), aBackupJob({ id: "2" })];
    let covered: Coverage | undefined = { since: -Infinity, until: noon };
    let tell = (): void => undefined;
    view.jobsOfView = {
      ...noViewJobs(),
      get covered() {
        return covered;
      },
      all: () => jobs,
      get: (key) => jobs.find(({ id }) => id === key),
      changed: (listener) => {
        tell = listener;
        return { dispose: () => undefined };
      },
    };
    view.tree.setEntries([]);
    view.tree.setEntries([aSessionEntry("one", { source: view.source })]);
    view.protection = (facts) =>
      aProtection(
        [aResource({ resourceName: `${[...facts.jobs].length} jobs` })],
        facts.readSince === -Infinity,
      );
    await view.open();
    expect(view.rows()).toEqual(["Up to date | 1", "  2 jobs | 1h · EBS"]);
    [jobs, covered] = [[], undefined];
    tell();
    await view.settled();
    expect(view.rows()).toEqual(["Up to date | 1", "  2 jobs | 1h · EBS"]);
    expect(view.account.requests).toEqual(["resources"]);
  });

  it("refreshes the jobs by the view that has read them all, else by itself", async () => {
    const view = new ResourcesFixture();
    let refreshed = 0;
    const read: { covered?: Coverage } = {};
    view.jobsOfView = {
      ...noViewJobs(),
      get covered() {
        return read.covered;
      },
      refresh: () => {
        refreshed++;
        return Promise.resolve();
      },
    };
    view.tree.setEntries([]);
    view.tree.setEntries([aSessionEntry("one", { source: view.source })]);
    await view.open();
    const [session] = view.tree.sessions;
    await session?.readJobs("recent", options);
    view.account.requests.length = 0;
    await session?.refresh();
    const lists = (): readonly string[] =>
      view.account.requests.filter((request) => request.startsWith("jobs"));
    expect([lists().length, refreshed]).toEqual([2, 0]);
    read.covered = { since: -Infinity, until: noon };
    await session?.refresh();
    expect([lists().length, refreshed]).toEqual([2, 1]);
  });

  it("shows how far it is, and keeps what came when it fails", async () => {
    const view = new ResourcesFixture();
    const { account } = view;
    account.jobs = [1, 2].map((id) => aBackupJob({ id: `${id}`, creationDate: noon - id * hour }));
    account.pageSize = 1;
    account.resources = [aProtectedResource()];
    view.protection = ({ jobs, readSince }) =>
      aProtection(
        [aResource({ resourceName: `${[...jobs].length} jobs` })],
        readSince !== undefined,
      );
    await view.open();
    const [session] = view.tree.sessions;
    let progress = 0;
    const reading = session?.readJobs("recent", {
      ...options,
      progress: () => {
        if (++progress === 1) account.hold();
      },
    });
    await view.settled();
    expect(view.rows()[0]).toBe("Reading jobs of the last 8 days… | 1 job, 1 request");
    account.failures.set("jobs", new BackupError("throttling", {}));
    account.release();
    await reading;
    await view.settled();
    const rows = view.rows();
    expect(rows[0]).toContain("read the jobs failed");
    expect(rows.join("\n")).toContain("Read jobs of the last 8 days (about 1 request)");
    expect(rows).toContain("  1 jobs | 1h · EBS");

    account.failures.clear();
    await session?.readJobs("recent", options);
    await view.settled();
    expect(view.rows()).toEqual(["Up to date | 1", "  2 jobs | 1h · EBS"]);
  });

  it("offers older jobs where only these would tell", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection([aResource({ group: "notKnown", notKnown: "notEnoughRead" })]);
    await view.open();
    expect(view.rows()).toEqual([
      "Read all older jobs",
      "Not known | 1",
      "  vol-1 | 1h · not enough read · EBS",
    ]);
    await view.tree.sessions[0]?.readJobs("all", options);
    await view.settled();
    expect(view.rows()[0]).toBe("Not known | 1");
  });
});

describe("groups", () => {
  it("have a silent rule's resources below the rule, as one finding", async () => {
    const view = new ResourcesFixture();
    const missed = [aMissedRule({ isRuleSilent: true, missedRuns: 4 })];
    view.protection = aProtection([
      aResource({ resourceName: "a", group: "overdue", missed }),
      aResource({ resourceName: "b", group: "overdue", missed }),
      aResource({ resourceName: "c", group: "overdue", missed: [aMissedRule()] }),
    ]);
    await view.open();
    expect(view.rows()).toEqual([
      "Overdue | 3",
      "  nightly of prod | 2 · rule silent · missed 4 runs since Tue 03:00",
      "    a | 1h · missed 4 runs since Tue 03:00 · rule silent · EBS",
      "    b | 1h · missed 4 runs since Tue 03:00 · rule silent · EBS",
      "  c | 1h · missed Tue 03:00 · EBS",
    ]);
  });

  it("have the oldest good backup first, and none at all before", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection([
      aResource({ resourceName: "new", lastGood: noon - hour, group: "failing" }),
      aResource({ resourceName: "none", lastGood: undefined, group: "failing" }),
      aResource({ resourceName: "old", lastGood: noon - 50 * hour, group: "failing" }),
    ]);
    await view.open();
    expect(view.rows().map((row) => row.trim().split(" ")[0])).toEqual([
      "Failing",
      "none",
      "old",
      "new",
    ]);
  });

  it.each([
    ["resourceType", ["EBS | 2 · 1 failing", "  bad | ", "  fine | ", "RDS | 1", "  other | "]],
    ["account", ["111122223333 | 3 · 1 failing", "  bad | ", "  fine | ", "  other | "]],
    [
      "vault",
      [
        "Default | 1 · 1 failing",
        "  bad | ",
        "Gold | 1",
        "  other | ",
        "Vault not reported | 1",
        "  fine | ",
      ],
    ],
    ["plan", ["No plan known | 2", "  fine | ", "  other | ", "prod | 1 · 1 failing", "  bad | "]],
  ] as const)("by %s have what needs attention first", async (grouping, expected) => {
    const view = new ResourcesFixture(grouping);
    const gold = "arn:aws:backup:eu-west-1:111122223333:backup-vault:Gold";
    view.account.resources = [
      aProtectedResource({ resourceArn: "arn:other", lastBackupVaultArn: gold }),
    ];
    view.protection = aProtection([
      aResource({ resourceName: "fine" }),
      aResource({
        resourceName: "bad",
        group: "failing",
        lastEnded: aBackupJob({
          state: "FAILED",
          createdBy: { backupPlanArn: aMissedRule().planArn, backupPlanName: "prod" },
        }),
      }),
      aResource({ resourceArn: "arn:other", resourceName: "other", resourceType: "RDS" }),
    ]);
    await view.open();
    const rows = view.rows();
    expect(rows).toHaveLength(expected.length);
    for (const [at, text] of expected.entries())
      expect(rows[at]?.startsWith(text), rows[at]).toBe(true);
  });

  it("are made anew by another property, and AWS is asked nothing", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection([aResource()]);
    await view.open();
    view.account.requests.length = 0;
    view.tree.setGrouping("resourceType");
    await view.settled();
    expect(view.rows()[0]).toBe("EBS | 1");
    expect(view.account.requests).toEqual([]);
  });

  it("have 200 rows, and further ones in portions", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection(
      Array.from({ length: 450 }, (_, i) =>
        aResource({ resourceName: `v${String(i).padStart(3, "0")}` }),
      ),
    );
    await view.open();
    const below = view.tree.children(view.node("Up to date"));
    expect(below).toHaveLength(202);
    const [first, last] = below.slice(200);
    expect([first, last].map((node) => node && view.tree.row(node).label)).toEqual([
      "Resources 201–400",
      "Resources 401–450",
    ]);
    const rest = last && view.tree.children(last);
    expect(rest?.map((node) => view.tree.row(node).label)).toHaveLength(50);
    expect(rest?.[0] && view.tree.row(rest[0]).label).toBe("v400");
    expect(rest?.[0] && view.tree.parent(rest[0])).toBe(last);
  });
});

describe("the words of a resource, for hovers and pages", () => {
  const of = (view: ResourcesFixture, arn: string) => {
    const [session] = view.tree.sessions;
    return session && view.tree.words(session.source, arn);
  };

  it("are those of its group and its row", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection([
      aResource({ resourceArn: "arn:one", group: "failing", failuresInARow: 3 }),
      aResource({ resourceArn: "arn:two" }),
    ]);
    await view.open();
    expect(of(view, "arn:one")).toEqual({ group: "Failing", findings: "3 failures in a row" });
    expect(of(view, "arn:two")).toEqual({ group: "Up to date", findings: "" });
    expect(of(view, "arn:three")).toBeUndefined();
  });

  it("are none before enough is read, and none of another session", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection([aResource({ resourceArn: "arn:one" })], false);
    await view.open();
    expect(of(view, "arn:one")).toBeUndefined();
    view.protection = aProtection([aResource({ resourceArn: "arn:one" })]);
    view.tree.sessions[0]?.account.factsChanged();
    await view.settled();
    expect(of(view, "arn:one")).toBeDefined();
    const [session] = view.tree.sessions;
    const other = session && { ...session.source };
    expect(other && view.tree.words(other, "arn:one")).toBeUndefined();
  });
});

describe("what VS Code has to read again", () => {
  it("are the rows alone that read differently", async () => {
    const view = new ResourcesFixture();
    const fine = aResource({ resourceName: "fine" });
    view.protection = aProtection([fine, aResource({ resourceName: "run", group: "running" })]);
    await view.open();
    view.rows();
    view.fired.length = 0;
    const running = aBackupJob({ state: "RUNNING", percentDone: "40.0" });
    view.protection = aProtection([
      fine,
      aResource({ resourceName: "run", group: "running", running }),
    ]);
    view.tree.sessions[0]?.account.factsChanged();
    await view.settled();
    const node = view.node("run");
    expect(view.fired).toEqual([[node.id]]);
    expect(view.tree.row(node).description).toContain("running 40 %");
  });

  it("are none where nothing reads differently, however often facts change", async () => {
    const view = new ResourcesFixture();
    view.protection = () => aProtection([aResource()]);
    await view.open();
    view.rows();
    view.fired.length = 0;
    view.evaluated.length = 0;
    for (let change = 0; change < 10; change++) view.tree.sessions[0]?.account.factsChanged();
    await view.settled();
    expect(view.fired).toEqual([]);
    // Ten changes in one task are one.
    expect(view.evaluated).toHaveLength(1);
  });

  it("is a group whose resources are others", async () => {
    const view = new ResourcesFixture();
    const kept = aResource({ resourceName: "kept" });
    view.protection = aProtection([kept, aResource({ resourceName: "gone" })]);
    await view.open();
    view.rows();
    view.fired.length = 0;
    view.protection = aProtection([kept]);
    view.tree.sessions[0]?.account.factsChanged();
    await view.settled();
    expect(view.fired).toEqual([[view.node("Up to date").id]]);
  });

  it("are rows whose age is another by now", async () => {
    const view = new ResourcesFixture();
    view.protection = aProtection([aResource({ resourceName: "a" })]);
    await view.open();
    view.rows();
    view.fired.length = 0;
    view.now = noon + hour;
    view.tree.tick();
    await view.settled();
    expect(view.fired).toEqual([[view.node("a").id]]);
  });
});

describe("sessions", () => {
  it("show nothing of the one before, and ask for nothing more in it", async () => {
    const view = new ResourcesFixture();
    view.account.resources = [aProtectedResource()];
    view.protection = aProtection([aResource({ resourceName: "old" })]);
    await view.open();
    const old = view.node("old");
    const other = new ResourcesAccount();
    other.hold();
    view.protection = aProtection([]);
    view.tree.setEntries([
      aSessionEntry("one", {
        source: { session: { profile: "demo", region: "eu-west-1" }, gateway: other.gateway },
      }),
    ]);
    view.tree.showQuietly();
    await view.settled();
    expect(view.fired.at(-1)).toBe("all");
    expect(view.rows()).toEqual(["Loading…"]);
    expect(view.tree.resourceOf(old)).toBeUndefined();
    expect(view.tree.row(old).label).toBe("No longer in this group");
    expect(view.account.requests).toEqual(["resources"]);
    expect(other.requests).toEqual(["resources"]);
  });

  it("have a row each, and one that fails leaves the others alone", async () => {
    const view = new ResourcesFixture();
    const failing = new ResourcesAccount();
    failing.failures.set("resources", new BackupError("hostNotFound", {}));
    view.protection = aProtection([aResource({ resourceName: "db", group: "failing" })]);
    view.tree.setEntries([
      aSessionEntry("one", { source: view.source }),
      aSessionEntry("two", {
        source: { session: { profile: "dead", region: "eu-west-1" }, gateway: failing.gateway },
      }),
      aSessionEntry("three", { isLoading: true }),
    ]);
    await view.open();
    const rows = view.rows();
    expect(rows[0]).toBe("demo · eu-west-1 | 1 failing · 111122223333");
    expect(rows).toContain("  Failing | 1");
    expect(rows.find((row) => row.startsWith("dead"))).toMatch(/dead · eu-west-1 \| .*not found/i);
    expect(rows.at(-1)).toBe("  Loading…");
    const db = view.node("db");
    const failingGroup = view.tree.parent(db);
    const session = failingGroup && view.tree.parent(failingGroup);
    expect(session && view.tree.row(session).label).toBe("demo · eu-west-1");
    // As in the views of jobs.
    const capabilities = view.tree
      .children(undefined)
      .map((node) => view.tree.row(node).capabilities);
    expect(capabilities).toEqual([
      ["canRemoveSession", "canMoveDown"],
      ["canRetry", "canRemoveSession", "canMoveUp", "canMoveDown"],
      ["canRemoveSession", "canMoveUp"],
    ]);
  });

  it("that are the same have their resources once", async () => {
    const view = new ResourcesFixture();
    const source = { ...view.source };
    view.tree.setEntries([
      aSessionEntry("one", { source: view.source }),
      { type: "session", session: aShownSession("two", { source }) },
    ]);
    await view.open();
    expect(view.rows().at(-1)).toBe("  The same profile and Region | as demo · eu-west-1 above");
    expect(view.account.requests).toEqual(["resources"]);
  });

  it("of all Regions of a profile have a row where there is something to show, and share one else", async () => {
    const view = new ResourcesFixture();
    const accounts = Array.from({ length: 9 }, () => new ResourcesAccount());
    const [full, refusing, dead] = accounts;
    if (full === undefined) throw new Error("There are nine.");
    full.resources = [aProtectedResource()];
    refusing?.failures.set("resources", new BackupError("accessDenied", {}));
    dead?.failures.set("resources", new BackupError("hostNotFound", {}));
    view.protection = ({ resources }) =>
      aProtection(resources.length > 0 ? [aResource({ resourceName: "db" })] : []);
    for (const account of accounts) account.hold();
    const regions = accounts.map(({ gateway }, at) => {
      const session = { profile: "prod", region: `r-${at}` };
      return aShownSession(`s${at}`, { name: session.region, source: { session, gateway } });
    });
    view.tree.setEntries([
      { type: "regions", id: "prod", name: "prod", color: undefined, regions },
    ]);
    view.tree.children(undefined);
    view.tree.showQuietly();
    view.tree.showQuietly();
    await view.settled();
    expect(view.rows()).toEqual(["Loading 9 Regions…"]);
    // Six at a time, as in the views of jobs.
    const asked = (): number => accounts.filter(({ requests }) => requests.length > 0).length;
    expect(asked()).toBe(6);

    for (const account of accounts) account.release();
    await view.settled();
    for (const account of accounts) account.release();
    await view.settled();

    expect(asked()).toBe(9);
    const rows = view.rows();
    expect(rows[0]).toBe("prod r-0 | 111122223333 · r-0".replace(" · r-0", ""));
    expect(rows).toContain("  Up to date | 1");
    expect(rows.find((row) => row.startsWith("prod r-2"))).toContain("Host not found");
    expect(rows.slice(-2)).toEqual(["1 Region refuses", "6 Regions without resources"]);
    // A Region is a part of a session only.
    for (const node of view.tree.children(undefined)) {
      expect(view.tree.row(node).capabilities).not.toContain("canRemoveSession");
    }
    const [fold] = view.tree.children(undefined).filter(({ type }) => type === "regionsFold");
    expect(fold && view.tree.tooltip(fold)).toBe("1 Region refuses: r-1");
    const [first] = view.tree.children(undefined);
    expect(first && view.tree.isExpandedAtFirst(first)).toBe(false);
  });
});
