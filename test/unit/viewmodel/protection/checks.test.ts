import { describe, expect, it } from "vitest";
import type { ResourceProtection } from "../../../../src/domain/protection/protection";
import { nextTask } from "../../../../src/host/base/nextTask";
import type { SessionChecks } from "../../../../src/viewmodel/protection/sessionChecks";
import { accountId } from "../../../support/jobs/jobBuilders";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { aSession } from "../../../support/jobs/treeFixture";
import { aMissedRule, aProtection, aResource } from "../../../support/protection/aProtection";
import { aProtectedResource } from "../../../support/protection/resourcesAccount";
import { ResourcesFixture } from "../../../support/protection/resourcesFixture";

const table = `arn:aws:dynamodb:eu-west-1:${accountId}:table/orders`;
const role = `arn:aws:iam::${accountId}:role/backup`;
const far = "arn:aws:dynamodb:us-east-1:444455556666:table/orders";

function volumeArn(name: string): string {
  return `arn:aws:ec2:eu-west-1:${accountId}:volume/${name}`;
}

async function open(
  resources: readonly ResourceProtection[],
  isEnoughRead = true,
): Promise<ResourcesFixture> {
  const view = new ResourcesFixture();
  view.protection = aProtection(resources, isEnoughRead);
  await view.open();
  return view;
}

function checksOf(view: ResourcesFixture): SessionChecks {
  const checks = view.tree.sessions[0]?.checks;
  if (checks === undefined) throw new Error("No session");
  return checks;
}

async function check(view: ResourcesFixture, arns: readonly string[], name = "main.tf") {
  checksOf(view).add({ name, arns, untold: [], isCut: false });
  await view.settled();
}

/** The rows of the checks, which stand above the groups. */
function checkRows(view: ResourcesFixture): readonly string[] {
  const rows = view.rows();
  const end = rows.findIndex((row) => !/^(?: |Check)/.test(row));
  return end < 0 ? rows : rows.slice(0, end);
}

describe("A check in the view", () => {
  it("stands above all, with what has no backup that can be relied on first", async () => {
    const view = await open([
      aResource({ resourceName: "fine" }),
      aResource({ resourceName: "bad", group: "failing", failuresInARow: 3 }),
      aResource({ resourceName: "late", group: "overdue", missed: [aMissedRule()] }),
      aResource({ resourceName: "other" }),
    ]);
    await check(view, ["fine", "bad", "late"].map(volumeArn).concat(table, role, far));
    expect(checkRows(view)).toEqual([
      "Check: main.tf | 1 failing · 1 without a backup · 1 overdue · 6 resources",
      "  Failing | 1",
      "    bad | 1h · 3 failures in a row · EBS",
      "  No backup known | 1",
      "    orders | no backup known",
      "  Overdue | 1",
      "    late | 1h · missed Tue 03:00 · EBS",
      "  Another Region or account | 1",
      "    orders | us-east-1 · account 444455556666 · no session there",
      "  Protected | 1",
      "    fine | 1h · EBS",
      "  Can't be backed up | 1",
      "    backup | not supported by AWS Backup",
    ]);
  });

  it.each([
    [{ group: "neverSucceeded" }, "Failing"],
    [{ group: "noLongerBackedUp" }, "Overdue"],
    [{ group: "stale" }, "Stale"],
    [{ group: "withIssues" }, "Protected"],
    [{ group: "running" }, "Protected"],
    [{ group: "running", lastGood: undefined }, "No backup known"],
    [{ group: "notKnown", notKnown: "onDemandOnly" }, "Not known"],
    [{ group: "muted", groupUnmuted: "failing" }, "Failing"],
  ] as const)("says of %j: %s", async (members, group) => {
    const view = await open([aResource(members)]);
    await check(view, [volumeArn("vol-1")]);
    expect(checkRows(view)[1]).toBe(`  ${group} | 1`);
  });

  it("says that a volume may be covered by its instance, where instances have backups", async () => {
    const resourceArn = `arn:aws:ec2:eu-west-1:${accountId}:instance/i-1`;
    const view = await open([aResource({ resourceArn })]);
    await check(view, [volumeArn("vol-9")]);
    expect(checkRows(view).slice(1)).toEqual([
      "  Maybe covered by its parent | 1",
      "    vol-9 | maybe with its instance",
    ]);
  });

  it("follows what becomes known, and asks AWS nothing", async () => {
    const view = await open([], false);
    await check(view, [table]);
    const asked = [...view.account.requests];
    expect(checkRows(view)[0]).toBe(
      "Check: main.tf | 1 without a backup · not enough read · 1 resource",
    );
    view.protection = aProtection([aResource({ resourceArn: table })]);
    view.tree.expectOthers();
    await view.settled();
    expect(checkRows(view)).toEqual([
      "Check: main.tf | 1 resource",
      "  Protected | 1",
      "    orders | 1h · EBS",
    ]);
    expect(view.account.requests).toEqual(asked);
  });

  it("names a session that covers another Region or account", async () => {
    const view = await open([]);
    const { gateway } = view.account;
    const session = { ...aSession, profile: "prod-us", region: "us-east-1" };
    const source = { session, gateway: { ...gateway, accountId: "444455556666" } };
    view.tree.setEntries([
      aSessionEntry("one", { source: view.source }),
      aSessionEntry("two", { source }),
    ]);
    await check(view, [far]);
    expect(
      view
        .rows()
        .find((row) => row.includes("see "))
        ?.trim(),
    ).toBe("orders | us-east-1 · account 444455556666 · see us-east-1 with profile prod-us");
  });

  it.each([
    ["a table", [aProtectedResource()], " · account 444455556666"],
    ["a bucket only", [aProtectedResource({ resourceArn: "arn:aws:s3:::invoices" })], ""],
    ["nothing", [], ""],
  ])(
    "knows its own account by AWS's list, where the credentials do not tell: %s",
    async (_, resources, text) => {
      const view = new ResourcesFixture();
      view.account.resources = resources;
      const gateway = { ...view.account.gateway, accountId: undefined };
      view.tree.setEntries([aSessionEntry("one", { source: { session: aSession, gateway } })]);
      await view.open();
      await check(view, [far]);
      expect(checkRows(view).at(-1)).toBe(`    orders | us-east-1${text} · no session there`);
    },
  );

  it("gives way to another one of the same name, and goes when it is removed", async () => {
    const view = await open([aResource()]);
    await check(view, [table]);
    await check(view, [role], "b.json");
    await check(view, [volumeArn("vol-1")]);
    const [session] = view.tree.sessions;
    expect(session && view.tree.checkNode(session, "b.json")).toBe(view.node("Check: b.json"));
    expect(session && view.tree.checkNode(session, "c.json")).toBeUndefined();
    expect(view.tree.isExpandedAtFirst(view.node("Check: b.json"))).toBe(true);
    const names = () => view.rows().filter((row) => row.startsWith("Check"));
    expect(names()).toEqual(["Check: main.tf | 1 resource", "Check: b.json | 1 resource"]);
    checksOf(view).remove("main.tf");
    await view.settled();
    expect(names()).toEqual(["Check: b.json | 1 resource"]);
  });

  it("has its resources in portions, and one object per row", async () => {
    const view = await open([]);
    const arns = Array.from({ length: 450 }, (_, i) => `${table}${i}`);
    await check(view, arns);
    const group = view.node("No backup known");
    const nodes = view.tree.children(group);
    expect(nodes.slice(200).map((node) => view.tree.row(node).label)).toEqual([
      "Resources 201–400",
      "Resources 401–450",
    ]);
    expect(view.rows().filter((row) => row.includes("no backup known"))).toHaveLength(450);
    expect(view.tree.children(group)).toEqual(nodes);
    expect(view.tree.children(group)[0]).toBe(nodes[0]);
    for (const node of nodes) expect(view.tree.parent(node)).toBe(group);
  });

  it("shows hostile names as text", async () => {
    const view = await open([]);
    const name = `$(error) <b>\u202E\n${"x".repeat(5000)}`;
    await check(view, [`arn:aws:dynamodb:eu-west-1:${accountId}:table/$(alert)\u0007`], name);
    const [first = "", , resource] = view.rows();
    expect(first.length).toBeLessThan(120);
    expect(first).not.toMatch(/[\u202E\n]/);
    expect(resource).toBe("    $(alert) | no backup known");
  });

  it("says how many it could not look for, and which", async () => {
    const view = await open([]);
    const untold = Array.from({ length: 12 }, (_, at) => `AWS::FSx::Volume fsvol-${at}\u202e`);
    checksOf(view).add({ name: "stack.json", arns: [table], untold, isCut: false });
    await nextTask();
    await view.settled();
    const node = view.node("Check");
    expect(view.tree.row(node).description).toContain("12 without ARN");
    const lines = view.tree.tooltip(node)?.split("\n") ?? [];
    expect(lines[1]).toMatch(/^The ARNs of these can't be told/);
    expect(lines.slice(2)).toEqual([
      ...Array.from({ length: 10 }, (_, at) => `AWS::FSx::Volume fsvol-${at}`),
      "and 2 more",
    ]);
  });

  it("says in its tooltip where was looked, and what is missing", async () => {
    const view = await open([], false);
    checksOf(view).add({ name: "big.tfstate", arns: [table], untold: [], isCut: true });
    await nextTask();
    await view.settled();
    const node = view.node("Check");
    expect(view.tree.row(node).description).toBe(
      "1 without a backup · not enough read · 1+ resources",
    );
    expect(view.tree.tooltip(node)?.split("\n")).toEqual([
      "The resources that big.tfstate names, looked for in eu-west-1 with profile demo.",
      "Not all of the text could be read: it may name more.",
      "The jobs of the last 8 days are not read: what fails or is overdue is not known.",
    ]);
  });
});
