import { describe, expect, it } from "vitest";
import type { BackupErrorReason } from "../../../../src/domain/query/backupError";
import { openTree, TreeFixture } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

const jobs = wireBackupJobs(30, { age: 60 });

/** A view that came into sight while a code was needed. */
async function inSight(): Promise<TreeFixture> {
  const fixture = new TreeFixture({ jobs });
  fixture.gateway.needsMfaCode = true;
  fixture.tree.showQuietly();
  await fixture.settle();
  return fixture;
}

describe("A view that comes into sight while an MFA code is needed", () => {
  it("asks for none, and says so in two rows", async () => {
    const fixture = await inSight();
    expect(fixture.gateway.prompts).toBe(0);
    expect(fixture.outline()).toEqual(["MFA code needed", "Enter MFA Code [of profile demo]"]);
    expect(fixture.row("Enter MFA Code")).toMatchObject({
      action: "retry",
      capabilities: ["canRetry"],
      accessibleLabel:
        "Enter MFA Code, could not load: MFA code needed, Enter the MFA code of profile demo",
    });
    expect(fixture.row("MFA code needed").accessibleLabel).toContain(
      "Press Enter to enter the code",
    );
  });

  it.each(["Enter MFA Code", "MFA code needed"])(
    "asks for it on %s, and shows the jobs",
    async (label) => {
      const fixture = await inSight();
      await fixture.tree.retry(fixture.find(label));
      await fixture.settle();
      expect(fixture.gateway.prompts).toBe(1);
      expect(fixture.outline()[0]).toMatch(/^Completed/);
    },
  );

  it("asks where the user refreshes meanwhile", async () => {
    const fixture = new TreeFixture({ jobs });
    fixture.gateway.needsMfaCode = true;
    fixture.gateway.hold();
    fixture.tree.showQuietly();
    const found = fixture.tree.refresh();
    fixture.gateway.release();
    await found;
    await fixture.settle();
    expect(fixture.gateway.prompts).toBe(1);
    expect(fixture.outline()[0]).toMatch(/^Completed/);
  });
});

describe("A parent job's first children", () => {
  const family = [
    wireBackupJob({ id: "parent", members: { IsParent: true } }),
    wireBackupJob({ id: "child", members: { ParentJobId: "parent" } }),
  ];
  const open = async (): Promise<TreeFixture> => {
    const fixture = await openTree({ jobs: family });
    fixture.gateway.needsMfaCode = true;
    return fixture;
  };
  const parentOf = (fixture: TreeFixture) => {
    const id = fixture.mirror.nodes.find(
      (node) => node.type === "job" && fixture.tree.row(node).expandable,
    );
    if (id === undefined) throw new Error("There is no parent.");
    return id;
  };

  it("are asked for quietly where VS Code reads them by itself", async () => {
    const fixture = await open();
    fixture.tree.children(parentOf(fixture));
    await fixture.settle();
    expect(fixture.gateway.prompts).toBe(0);
  });

  it.each(["before", "after"])(
    "may ask the user who expands the row, %s VS Code reads them",
    async (when) => {
      const fixture = await open();
      const parent = parentOf(fixture);
      fixture.gateway.hold();
      if (when === "before") fixture.tree.expanded(parent);
      fixture.tree.children(parent);
      if (when === "after") fixture.tree.expanded(parent);
      fixture.gateway.release();
      await fixture.settle();
      expect(fixture.gateway.prompts).toBe(1);
      expect(fixture.gateway.requests.filter(({ params }) => "parentJobId" in params)).toHaveLength(
        1,
      );
    },
  );
});

describe("When the session works again", () => {
  const ofSession: BackupErrorReason = "ssoLoginNeeded";

  it("a view that could not load is there", async () => {
    const fixture = await inSight();
    fixture.gateway.needsMfaCode = false;
    await fixture.tree.recover();
    await fixture.settle();
    expect(fixture.outline()[0]).toMatch(/^Completed/);
  });

  it("a refresh, a reload and a page that failed are done again, quietly", async () => {
    for (const fail of [
      (fixture: TreeFixture) => fixture.tree.refresh(),
      (fixture: TreeFixture) => fixture.tree.reload(),
      (fixture: TreeFixture) => fixture.tree.loadMore(fixture.find("Completed")),
    ]) {
      const fixture = await openTree({ jobs, pageSize: 10 });
      fixture.gateway.fail(ofSession, { times: 20 });
      await fail(fixture);
      await fixture.settle();
      expect(fixture.tree.status.problem?.reason).toBe(ofSession);
      fixture.gateway.mend();
      fixture.gateway.takeRequests();
      await fixture.tree.recover();
      await fixture.settle();
      expect(fixture.tree.status.problem).toBeUndefined();
      expect(fixture.gateway.takeRequests()).not.toEqual([]);
    }
  });

  it("children that could not be loaded are there", async () => {
    const fixture = await openTree({
      jobs: [
        wireBackupJob({ id: "parent", members: { IsParent: true } }),
        wireBackupJob({ id: "child", members: { ParentJobId: "parent" } }),
      ],
    });
    const parent = fixture.mirror.nodes.find(
      (node) => node.type === "job" && fixture.tree.row(node).expandable,
    );
    if (parent === undefined) throw new Error("There is no parent.");
    fixture.gateway.fail(ofSession);
    fixture.tree.expanded(parent);
    await fixture.settle();
    expect(fixture.tree.status.problem?.reason).toBe(ofSession);
    await fixture.tree.recover();
    await fixture.settle();
    expect(fixture.tree.status.problem).toBeUndefined();
    expect(fixture.tree.children(parent)).toMatchObject([{ type: "job" }]);
  });

  it("nothing is asked of AWS where nothing failed, or for another reason", async () => {
    const fixture = await openTree({ jobs, pageSize: 10 });
    fixture.gateway.takeRequests();
    await fixture.tree.recover();
    fixture.gateway.fail("accessDenied");
    await fixture.tree.loadMore(fixture.find("Completed"));
    fixture.gateway.takeRequests();
    await fixture.tree.recover();
    expect(fixture.gateway.takeRequests()).toEqual([]);
  });

  it("a view that nobody has looked at asks nothing", async () => {
    const fixture = new TreeFixture({ jobs });
    await fixture.tree.recover();
    expect(fixture.gateway.requests).toEqual([]);
  });
});
