import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { wireDate } from "../../../support/endpoint/wire";
import { noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { wireBackupJob, wireBackupJobs, wireRestoreJob } from "../../../support/jobs/wireJobs";
import { aPage, known, navigation } from "./jobDetailsFixture";

/** Three levels: stack › nested › leaf. */
const threeLevels = [
  wireBackupJob({ id: "stack", isParent: true }),
  wireBackupJob({ id: "nested", isParent: true, parent: "stack" }),
  wireBackupJob({ id: "leaf", parent: "nested" }),
];

describe("Opening a job", () => {
  it("shows at once what the list knew, and costs one Describe", async () => {
    const job = wireBackupJob({ id: "a", members: { BackupSizeInBytes: 1024 } });
    const page = aPage({ backup: [job] }, { kind: "backup", id: "a", known: known(job) });
    const opened = page.details.open();
    expect(page.parts().header).toMatchObject({ title: "volume a", busy: true });
    expect(page.parts().header.freshness).not.toMatch(/^As of/);
    await opened;
    await settled();
    expect(page.parts().header).toMatchObject({ busy: false });
    expect(page.parts().header.freshness).toMatch(/^As of 14:00/);
    expect(page.gateway.takeRequests()).toEqual(["DescribeBackupJob backupJobId=a"]);
  });

  it("costs one page of children more for a parent, and one Describe for each parent above", async () => {
    const page = aPage({ backup: threeLevels }, { kind: "backup", id: "nested" });
    await page.details.open();
    await settled();
    expect(page.gateway.takeRequests().sort()).toEqual([
      "DescribeBackupJob backupJobId=nested",
      "DescribeBackupJob backupJobId=stack",
      "ListBackupJobs maxResults=100 parentJobId=nested",
    ]);
    expect(page.parts().family.ancestors.map(({ name }) => name)).toEqual(["volume stack"]);
    expect(page.children()).toEqual(["volume leaf"]);
  });

  it("asks for parents and children while the job is described, when the list named them", async () => {
    const [, nested = {}] = threeLevels;
    const page = aPage(
      { backup: threeLevels },
      { kind: "backup", id: "nested", known: known(nested) },
    );
    page.gateway.hold();
    void page.details.open();
    await settled();
    expect(page.gateway.waiting).toHaveLength(3);
    page.gateway.release();
    await settled();
    expect(page.gateway.requests).toHaveLength(3);
  });

  it("shows nothing of a job that no list told of until AWS has described it", async () => {
    const page = aPage({ backup: threeLevels }, { kind: "backup", id: "leaf" });
    expect(page.details.parts(navigation)).toBeUndefined();
    await page.details.open();
    await settled();
    expect(page.parts().header.title).toBe("volume leaf");
    expect(page.parts().family.ancestors.map(({ name }) => name)).toEqual([
      "volume stack",
      "volume nested",
    ]);
  });

  it("says why when the job is unknown to AWS, and tries again", async () => {
    const page = aPage({ backup: [] }, { kind: "backup", id: "gone" });
    await page.details.open();
    expect(page.details.error?.kind).toBe("notFound");
    page.gateway.account = accountOf({ backup: [wireBackupJob({ id: "gone" })] });
    await page.details.do({ type: "retry", part: "job" });
    expect(page.details.error).toBeUndefined();
    expect(page.parts().header.title).toBe("volume gone");
  });

  it("asks nothing for a job without an id, and shows what the list said", async () => {
    const job = known(wireBackupJob({ id: "" }));
    const page = aPage({}, { kind: "backup", id: "", known: { ...job, id: "" } });
    await page.details.open();
    expect(page.gateway.requests).toEqual([]);
    expect(page.parts().header.busy).toBe(false);
  });
});

describe("A failure stands in the part that failed", () => {
  it("of the job: what the list said stays, with a sentence and Retry", async () => {
    const job = wireBackupJob({ id: "a" });
    const page = aPage({ backup: [job] }, { kind: "backup", id: "a", known: known(job) });
    page.gateway.fail("accessDenied");
    await page.details.open();
    const [notice] = page.parts().outcome.notices;
    expect(notice?.text).toMatch(/^This is what the list says about the job\. Could not read/);
    expect(page.parts().header.title).toBe("volume a");
    const intents = notice?.actions.map(({ id }) => page.actions.intent(id));
    expect(intents).toEqual([
      { type: "remedy", remedy: { kind: "copyPolicy" } },
      { type: "retry", part: "job" },
    ]);
    await page.details.do({ type: "retry", part: "job" });
    expect(page.parts().outcome.notices).toEqual([]);
  });

  it("of the children: the job stays, and Retry brings them", async () => {
    const page = aPage({ backup: threeLevels }, { kind: "backup", id: "stack" });
    page.gateway.fail("throttling", { hits: ({ operation }) => operation === "ListBackupJobs" });
    await page.details.open();
    await settled();
    expect(page.parts().family.children?.jobs.notices[0]).toMatchObject({ kind: "error" });
    expect(page.parts().outcome.notices).toEqual([]);
    expect(page.details.problem?.kind).toBe("throttled");
    await page.details.do({ type: "retry", part: "children" });
    expect(page.children()).toEqual(["volume nested"]);
    expect(page.parts().family.children?.jobs.notices).toEqual([]);
  });

  it("of a refresh: the last answer stays and says its time", async () => {
    const job = wireBackupJob({ id: "a", state: "RUNNING" });
    const page = aPage({ backup: [job] }, { kind: "backup", id: "a" });
    await page.details.open();
    page.pass(60_000);
    page.gateway.fail("timedOut");
    await page.details.follow();
    expect(page.parts().header.freshness).toContain("As of 14:00:00");
    expect(page.parts().outcome.notices).toHaveLength(1);
    expect(page.parts().outcome.notices[0]?.text).not.toContain("what the list says");
  });
});

describe("Children", () => {
  const family = [
    wireBackupJob({ id: "stack", isParent: true }),
    ...wireBackupJobs(5, { state: "FAILED", parent: "stack" }),
    ...wireBackupJobs(20, { parent: "stack" }),
  ];

  it("come page by page", async () => {
    const page = aPage({ backup: family }, { kind: "backup", id: "stack" }, 10);
    await page.details.open();
    await settled();
    expect(page.children()).toHaveLength(10);
    expect(page.parts().family.children?.jobs.more?.label).toMatch(/^Load more/);
    await page.details.do({ type: "loadMore", list: "children" });
    await page.details.do({ type: "loadMore", list: "children" });
    expect(page.children()).toHaveLength(25);
    expect(page.parts().family.children?.jobs.more).toBeUndefined();
  });

  it("of one state are asked for by state, and no more than that", async () => {
    const page = aPage({ backup: family }, { kind: "backup", id: "stack" }, 10);
    await page.details.open();
    await settled();
    page.gateway.takeRequests();
    await page.details.do({ type: "filterChildren", state: "COMPLETED" });
    expect(page.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=COMPLETED parentJobId=stack",
    ]);
    expect(page.parts().family.children?.clearFilter).toBeDefined();
    const states = page.parts().family.children?.jobs.items.map(({ state }) => state.label);
    expect(new Set(states)).toEqual(new Set(["Completed"]));
    await page.details.do({ type: "filterChildren", state: undefined });
    expect(page.parts().family.children?.clearFilter).toBeUndefined();
    expect(page.gateway.takeRequests()).toEqual([]);
  });
});

describe("What is asked for only on demand", () => {
  const arn = "arn:aws:ec2:eu-west-1:111122223333:volume/orders";
  const members = {
    ResourceArn: arn,
    RecoveryPointArn: "arn:aws:ec2:eu-west-1::snapshot/snap-1",
  };

  it("related jobs: once their part is in view", async () => {
    const backup = [
      wireBackupJob({ id: "a", members }),
      wireBackupJob({ id: "b", age: 1500, members: { ResourceArn: arn } }),
    ];
    const page = aPage({ backup }, { kind: "backup", id: "a" });
    await page.details.open();
    page.gateway.takeRequests();
    expect(page.parts().related.asked).toBe(false);
    await page.details.showRelated();
    await page.details.showRelated();
    expect(
      page.gateway
        .takeRequests()
        .map((line) => line.split(" ")[0])
        .sort(),
    ).toEqual([
      "ListBackupJobs",
      "ListCopyJobs",
      "ListRestoreJobsByProtectedResource",
      "ListScanJobs",
    ]);
    expect(page.parts().related.asked).toBe(true);
    const history = page.parts().related.lists.find(({ key }) => key === "history");
    expect(history?.jobs.items).toHaveLength(2);
  });

  it("siblings: when somebody opens them", async () => {
    const page = aPage({ backup: threeLevels }, { kind: "backup", id: "nested" });
    await page.details.open();
    await settled();
    page.gateway.takeRequests();
    expect(page.parts().family.siblings?.asked).toBe(false);
    await page.details.do({ type: "loadMore", list: "siblings" });
    expect(page.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=100 parentJobId=stack",
    ]);
    expect(page.parts().family.siblings?.jobs.items).toHaveLength(1);
  });

  it("restore metadata: when the user wants to see it, and failures can be retried", async () => {
    const job = wireRestoreJob({ id: "r", members: { CreationDate: wireDate(noon) } });
    const page = aPage({ restore: [job] }, { kind: "restore", id: "r" });
    await page.details.open();
    expect(page.gateway.takeRequests()).toEqual(["DescribeRestoreJob restoreJobId=r"]);
    page.gateway.fail("accessDenied");
    await page.details.do({ type: "showMetadata" });
    const metadata = () => page.parts().sections.find(({ key }) => key === "metadata");
    expect(metadata()?.notices[0]?.kind).toBe("error");
    await page.details.do({ type: "retry", part: "metadata" });
    expect(metadata()?.notices.some(({ kind }) => kind === "error")).toBe(false);
  });
});

describe("A page that was left", () => {
  it("takes in no late answer and stops what is under way", async () => {
    const page = aPage({ backup: threeLevels }, { kind: "backup", id: "leaf" });
    page.gateway.hold();
    let changes = 0;
    page.details.changed(() => changes++);
    void page.details.open();
    await settled();
    page.details.dispose();
    const before = changes;
    page.gateway.release();
    await settled();
    expect(page.details.job).toBeUndefined();
    expect(changes).toBe(before);
    expect(page.gateway.requests).toHaveLength(1);
  });
});
