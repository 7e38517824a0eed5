import { describe, expect, it } from "vitest";
import { noon } from "../../../support/jobs/jobBuilders";
import { noGateway } from "../../../support/jobs/noGateway";
import { openTree, TreeFixture } from "../../../support/jobs/treeFixture";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";

const thirty = wireBackupJobs(30, { state: "FAILED" });
const completed = "ListBackupJobs maxResults=10 state=COMPLETED";

/** Ten failed jobs of thirty are loaded. */
const opened = (options = {}) => openTree({ jobs: thirty, pageSize: 10, ...options });

const failedRows = (fixture: TreeFixture) =>
  fixture.mirror.nodes.filter(({ type }) => type === "job");

describe("The ten paging invariants", () => {
  it("1: one request is in flight per list; a second load more joins the first", async () => {
    const fixture = await opened();
    fixture.gateway.takeRequests();
    fixture.gateway.hold();
    const node = fixture.find("Failed");
    const both = Promise.all([fixture.tree.loadMore(node), fixture.tree.loadMore(node)]);
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=FAILED +token",
    ]);
    fixture.gateway.release();
    const [first, second] = await both;
    expect(first).toEqual(second);
  });

  it("1: a load more at another row of the same query joins too", async () => {
    const jobs = [
      ...wireBackupJobs(30),
      ...wireBackupJobs(1, { id: "odd", category: "AccessDenied", age: 200 }),
    ];
    const fixture = await openTree({ jobs, pageSize: 10 });
    fixture.gateway.takeRequests();
    fixture.gateway.hold();
    void fixture.tree.loadMore(fixture.find("Completed"));
    fixture.tree.tick();
    fixture.look();
    expect(fixture.gateway.takeRequests()).toEqual([`${completed} +token`]);
  });

  it("2: late answers of an old generation are dropped", async () => {
    const fixture = await opened({ ignoresAbort: true });
    fixture.gateway.hold();
    void fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    const other = new TreeFixture({ jobs: wireBackupJobs(1, { id: "other" }) });
    fixture.tree.setSource({
      session: { profile: "b", region: "eu-west-1" },
      gateway: other.gateway,
    });
    fixture.tree.show();
    fixture.gateway.release();
    await fixture.settle();
    const ids = failedRows(fixture).map((node) => fixture.tree.job(node)?.id);
    expect(ids).toEqual(["other-1"]);
  });

  it("3: a failed load more keeps rows and token, and its row says so", async () => {
    const fixture = await opened();
    fixture.gateway.fail("throttling");
    await fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    expect(failedRows(fixture)).toHaveLength(10);
    expect(fixture.outline().slice(-2)).toEqual([
      expect.stringMatching(/^ *Too many requests \[load more failed\]$/),
      expect.stringMatching(/^ *Retry \[in a few seconds\]$/),
    ]);
    expect(fixture.outline().filter((line) => line.endsWith(" failed]"))).toHaveLength(1);
  });

  it("3: the row that the user pressed Enter on stays: Load more, then Retry, then Load more", async () => {
    const fixture = await opened();
    const [row] = fixture.mirror.items.filter(({ row: { action } }) => action === "loadMore");
    fixture.gateway.fail("throttling");
    await fixture.tree.loadMore(row?.node);
    await fixture.settle();
    const retry = fixture.mirror.items.find(({ row: { label } }) => label === "Retry");
    expect(retry?.node.id).toBe(row?.node.id);
    await fixture.tree.retry(retry?.node);
    await fixture.settle();
    expect(fixture.mirror.items.map(({ node }) => node.id)).toContain(row?.node.id);
    expect(fixture.row("Failed").description).toBe("20+");
  });

  it("3: the whole sentence stays in the tooltip and for screen readers", async () => {
    const fixture = await opened();
    fixture.gateway.fail("throttling");
    await fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    const sentence = "Could not list backup jobs in eu-west-1: AWS refused the request";
    const rows = fixture.mirror.items.slice(-2);
    for (const { node } of rows) expect(fixture.tree.tooltip(node)).toContain(sentence);
    expect(rows[0]?.row.accessibleLabel).toContain(sentence);
    expect(rows[1]?.row.accessibleLabel).toBe(
      "Retry, could not load more: Too many requests, Retry in a few seconds",
    );
  });

  it("3: retry goes on at the same token", async () => {
    const fixture = await opened();
    fixture.gateway.fail("connectionCut");
    const node = fixture.find("Failed");
    await fixture.tree.loadMore(node);
    const refused = fixture.gateway.requests.at(-1);
    await fixture.tree.retry(node);
    await fixture.settle();
    expect(fixture.gateway.requests.at(-1)).toEqual(refused);
    expect(fixture.outline()).toContain("Failed [20+]");
  });

  it("4: a failed first page is an error row, never an empty list", async () => {
    const fixture = new TreeFixture({ jobs: thirty });
    fixture.gateway.fail("accessDenied");
    fixture.tree.show();
    await fixture.settle();
    const rows = fixture.mirror.items.map(({ row: { label, action } }) => [label, action]);
    expect(rows).toEqual([
      ["Access denied", "retry"],
      ["Copy IAM Policy", "copyPolicy"],
      ["Retry", "retry"],
    ]);
  });

  it("5: an empty page with a token is followed, ten pages a click, then the row is offered again", async () => {
    const fixture = await opened();
    fixture.gateway.takeRequests();
    fixture.gateway.mood = { emptyPages: 12 };
    await fixture.tree.loadMore(fixture.find("Failed"));
    expect(fixture.gateway.takeRequests()).toHaveLength(10);
    expect(fixture.outline().filter((line) => line.includes("Load more"))).not.toEqual([]);
    await fixture.tree.loadMore(fixture.find("Failed"));
    expect(fixture.gateway.takeRequests()).toHaveLength(3);
    expect(fixture.outline()).toContain("Failed [20+]");
  });

  it("5: a short page is not the end", async () => {
    const fixture = await openTree({ jobs: thirty, pageSize: 10, mood: { pageCap: 3 } });
    expect(fixture.outline()).toContain("Failed [3+]");
  });

  it("6: rows on screen keep their relative order when a page arrives", async () => {
    const fixture = await openTree({ jobs: thirty, pageSize: 10, mood: { order: "scattered" } });
    const before = failedRows(fixture).map(({ id }) => id);
    await fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    const after = failedRows(fixture).map(({ id }) => id);
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.filter((id) => before.includes(id))).toEqual(before);
  });

  it("7: a job that comes twice stands once", async () => {
    const fixture = await openTree({ jobs: thirty, pageSize: 10, mood: { duplicates: true } });
    await fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    const ids = failedRows(fixture).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(fixture.outline()).toContain("Failed [19+]");
  });

  it("7: of two answers about one job the newer wins", async () => {
    const fixture = await opened();
    const members = { ResourceName: "renamed" };
    fixture.gateway.mood = {
      duplicates: true,
      moves: [{ kind: "backup", id: "failed-10", afterRequests: 0, members }],
    };
    await fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    expect(fixture.outline().join("\n")).toContain("renamed");
  });

  it("8: refresh keeps the old rows until the new page is in, and their ids", async () => {
    const fixture = await opened();
    const before = fixture.mirror.nodes.map(({ id }) => id);
    fixture.gateway.hold();
    void fixture.tree.reload();
    await fixture.settle();
    expect(fixture.mirror.nodes.map(({ id }) => id)).toEqual(before);
    fixture.gateway.release();
    await fixture.settle();
    expect(fixture.mirror.nodes.map(({ id }) => id)).toEqual(before);
  });

  it("9: a rejected token restarts from page 1 and the row says so once", async () => {
    const fixture = await opened();
    fixture.gateway.takeRequests();
    fixture.gateway.fail("nextTokenRejected");
    await fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=FAILED +token",
      "ListBackupJobs maxResults=10 state=FAILED",
      "ListBackupJobs maxResults=10 state=FAILED +token",
    ]);
    const hint = "restarted from the first page: AWS refused the page token";
    expect(fixture.outline().join("\n")).toContain(hint);
    expect(fixture.outline()).toContain("Failed [20+]");
    await fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    expect(fixture.outline().join("\n")).not.toContain(hint);
  });

  it("9: a repeated token restarts from page 1, and a second time at the same place is a failure", async () => {
    const fixture = await opened({ mood: { repeatTokenFrom: 2 } });
    const node = fixture.find("Failed");
    for (let click = 0; click < 4; click++) await fixture.tree.loadMore(node);
    await fixture.settle();
    expect(fixture.outline().join("\n")).toContain("[load more failed]");
    expect(failedRows(fixture)).toHaveLength(20);
  });

  it("9: the row stays where the restart fails", async () => {
    const fixture = await opened();
    const node = fixture.find("Failed");
    fixture.gateway.fail("nextTokenRejected");
    fixture.gateway.fail("connectionCut", {
      hits: ({ params }) => params["nextToken"] === undefined,
    });
    await fixture.tree.loadMore(node);
    await fixture.settle();
    expect(failedRows(fixture)).toHaveLength(10);
    expect(fixture.outline().filter((line) => line.includes("[load more failed]"))).toHaveLength(1);
    await fixture.tree.retry(node);
    await fixture.settle();
    expect(fixture.outline()).toContain("Failed [20+]");
  });

  it("9: the row stays while the query starts again", async () => {
    const fixture = await opened();
    fixture.gateway.fail("nextTokenRejected");
    fixture.gateway.hold();
    void fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    fixture.gateway.deliver();
    await fixture.settle();
    fixture.tree.tick();
    fixture.look();
    expect(fixture.outline().filter((line) => line.includes("Loading…"))).not.toEqual([]);
    expect(failedRows(fixture)).toHaveLength(10);
  });

  it("9: an empty token is the end and is never sent", async () => {
    const fixture = new TreeFixture({ jobs: [] });
    const asked: (string | undefined)[] = [];
    fixture.tree.setSource({
      session: { profile: "b", region: "eu-west-1" },
      gateway: {
        ...noGateway,
        listJobs: (_query, { nextToken }) => {
          asked.push(nextToken);
          return Promise.resolve({ jobs: [], nextToken: "" });
        },
      },
    });
    fixture.tree.show();
    await fixture.settle();
    expect(asked).toEqual([undefined]);
  });

  it("10: no failure is kept: the same action asks again", async () => {
    const fixture = new TreeFixture({ jobs: thirty });
    fixture.gateway.fail("hostNotFound");
    fixture.tree.show();
    await fixture.settle();
    await fixture.tree.retry(fixture.mirror.nodes[0]);
    await fixture.settle();
    expect(fixture.outline()).toContain("Failed [30]");
    expect(fixture.tree.status.problem).toBeUndefined();
  });

  it("no request is made twice", async () => {
    const fixture = await openTree({ jobs: [...thirty, ...wireBackupJobs(12)], pageSize: 10 });
    await fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.tree.loadMore(fixture.find("Completed"));
    await fixture.tree.loadMore(fixture.find("Failed"));
    const asked = fixture.gateway.requests.map((request) => JSON.stringify(request));
    expect(new Set(asked).size).toBe(asked.length);
    expect(fixture.now).toBe(noon);
  });
});
