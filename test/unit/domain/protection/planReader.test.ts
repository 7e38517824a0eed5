import { describe, expect, it } from "vitest";
import { PlanReader } from "../../../../src/domain/protection/planReader";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { BackupErrorReason } from "../../../../src/domain/query/backupError";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { planArn } from "../../../support/endpoint/data/arns";
import type { HeldPlan } from "../../../support/endpoint/heldPlan";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { failureOf } from "../../../support/identity/testRuntime";

const place = { accountId: "111122223333", region: "eu-west-1" };
const never = new AbortController().signal;

/** A plan with so many selections. */
function plan(planId: string, selections = 1): HeldPlan {
  return {
    planId,
    created: 0,
    record: { BackupPlanName: planId, Rules: [{ RuleName: "nightly", RuleId: "rule" }] },
    selections: Array.from({ length: selections }, (_, i) => ({
      selectionId: `${planId}-${i + 1}`,
      record: { SelectionName: `selection ${i + 1}`, Resources: ["arn:aws:s3:::photos"] },
    })),
  };
}

/** The gateway of an account with these plans, whose number requests tell. */
class PlanGateway extends AccountGateway {
  accountId: string | undefined = place.accountId;

  /** The operations since the last call, in order. */
  takeOperations(): string[] {
    return this.requests.splice(0).map(({ operation }) => operation);
  }
}

function scene(plans: readonly HeldPlan[]) {
  const gateway = new PlanGateway({ account: accountOf({ plans }) });
  const reader = new PlanReader({ region: place.region, gateway });
  const arnOf = (planId: string): string => planArn(place, planId);
  const deny = (operation: string, reason: BackupErrorReason = "accessDenied"): void => {
    gateway.fail(reason, { times: Infinity, hits: (request) => request.operation === operation });
  };
  return { gateway, reader, arnOf, deny };
}

const perPlan = ["GetBackupPlan", "ListBackupSelections", "GetBackupSelection"];

describe("A backup plan that jobs name", () => {
  it("is unread until it was asked for, and then read with its selections, once", async () => {
    const { gateway, reader, arnOf } = scene([plan("one", 2)]);
    expect(reader.planOf(arnOf("one"))).toEqual({ type: "unread" });
    await reader.read([arnOf("one"), arnOf("one")], never);
    await reader.read([arnOf("one")], never);
    expect(reader.planOf(arnOf("one"))).toMatchObject({
      type: "read",
      plan: {
        planArn: arnOf("one"),
        name: "one",
        rules: [{ ruleId: "rule" }],
        selections: [{ name: "selection 1" }, { name: "selection 2" }],
      },
    });
    expect(gateway.takeOperations()).toEqual([...perPlan, "GetBackupSelection"]);
    expect(reader.deniedActions).toEqual([]);
  });

  it("is not asked for twice by calls side by side, and each of these ends with what it asked for", async () => {
    const { gateway, reader, arnOf } = scene([plan("one"), plan("two")]);
    await Promise.all([
      reader.read([arnOf("one"), arnOf("two")], never),
      reader.read([arnOf("two")], never),
    ]);
    expect(gateway.takeOperations().sort()).toEqual([...perPlan, ...perPlan].sort());
  });

  it("is read under the ARN of the jobs, in each spelling of the documents", async () => {
    const { reader, arnOf } = scene([plan("one")]);
    const documented = arnOf("one").replace(":backup-plan:", ":plan:");
    await reader.read([documented], never);
    expect(reader.planOf(documented)).toMatchObject({ plan: { planArn: documented } });
  });

  it("that AWS does not know was deleted", async () => {
    const { reader, arnOf } = scene([]);
    await reader.read([arnOf("gone")], never);
    expect(reader.planOf(arnOf("gone"))).toEqual({ type: "deleted" });
  });

  it.each([
    ["of an organization's policy", planArn(place, "orgs/1"), place.accountId],
    ["of an account nobody knows", planArn(place, "one"), undefined],
  ])("%s may be there although AWS does not know it", async (_, arn, accountId) => {
    const { gateway, reader } = scene([]);
    gateway.accountId = accountId;
    await reader.read([arn], never);
    expect(reader.planOf(arn)).toEqual({ type: "unreadable", deniedActions: [] });
    expect(gateway.takeOperations()).toEqual(["GetBackupPlan"]);
  });

  it.each([
    "",
    "plan",
    planArn({ ...place, accountId: "444455556666" }, "one"),
    planArn({ ...place, region: "us-east-1" }, "one"),
    "arn:aws:s3:eu-west-1:111122223333:backup-plan:one",
    "arn:aws:backup:eu-west-1:111122223333:backup-plan:",
    "arn:aws:backup:eu-west-1:111122223333:backup-vault:one",
    "arn:aws:backup:eu-west-1:111122223333:xbackup-plan:one",
  ])("is not asked for where the session can't know it: %j", async (arn) => {
    const { gateway, reader } = scene([plan("one")]);
    await reader.read([arn], never);
    expect(reader.planOf(arn)).toEqual({ type: "unreadable", deniedActions: [] });
    expect(gateway.takeOperations()).toEqual([]);
  });

  it("is asked for beside nine others at most", async () => {
    const ids = Array.from({ length: 25 }, (_, i) => `plan-${i}`);
    const { gateway, reader, arnOf } = scene(ids.map((id) => plan(id, 0)));
    await reader.read([arnOf("plan-0")], never);
    gateway.hold();
    const reading = reader.read(ids.map(arnOf), never);
    await Promise.resolve();
    await expect.poll(() => gateway.waiting.length).toBe(10);
    gateway.release();
    await reading;
    expect(ids.every((id) => reader.planOf(arnOf(id)).type === "read")).toBe(true);
  });

  it("beyond a thousand is not asked for", async () => {
    const { gateway, reader, arnOf } = scene([]);
    await reader.read(
      Array.from({ length: 1100 }, (_, i) => arnOf(`${i}`)),
      never,
    );
    // What is under way when the limit is reached ends.
    expect(gateway.requests.length).toBeLessThan(1010);
  });
});

describe("A permission that is missing", () => {
  const ids = Array.from({ length: 12 }, (_, i) => `plan-${i}`);

  it("to read plans is met once, and named", async () => {
    const { gateway, reader, arnOf, deny } = scene(ids.map((id) => plan(id)));
    deny("GetBackupPlan");
    await reader.read(ids.map(arnOf), never);
    expect(gateway.takeOperations()).toEqual(["GetBackupPlan"]);
    expect(reader.deniedActions).toEqual(["backup:GetBackupPlan"]);
    expect(new Set(ids.map((id) => JSON.stringify(reader.planOf(arnOf(id)))))).toEqual(
      new Set(['{"type":"unreadable","deniedActions":["backup:GetBackupPlan"]}']),
    );
    await reader.read([arnOf("another")], never);
    expect(gateway.takeOperations()).toEqual([]);
  });

  it.each(["ListBackupSelections", "GetBackupSelection"])(
    "of %s takes away who is assigned, and leaves the plans",
    async (operation) => {
      const { gateway, reader, arnOf, deny } = scene(ids.map((id) => plan(id)));
      deny(operation);
      await reader.read(ids.map(arnOf), never);
      expect(gateway.takeOperations().filter((each) => each === operation)).toHaveLength(1);
      expect(reader.deniedActions).toEqual([`backup:${operation}`]);
      for (const id of ids) {
        const reading = reader.planOf(arnOf(id));
        expect(reading).toMatchObject({ type: "read", plan: { name: id } });
        expect(reading.type === "read" && reading.plan.selections).toBeUndefined();
      }
    },
  );
});

describe("What AWS can't tell", () => {
  it.each(["invalidParameterValue", "notJson", "resourceNotFound"] as const)(
    "of one plan (%s) leaves the others",
    async (reason) => {
      const { gateway, reader, arnOf } = scene([plan("one"), plan("two")]);
      gateway.fail(reason, { hits: ({ params }) => params["backupPlanId"] === "one" });
      await reader.read([arnOf("one"), arnOf("two")], never);
      expect(reader.planOf(arnOf("one")).type).toBe(
        reason === "resourceNotFound" ? "deleted" : "unreadable",
      );
      expect(reader.planOf(arnOf("two")).type).toBe("read");
    },
  );

  it.each(["invalidParameterValue", "nextTokenRejected", "resourceNotFound"] as const)(
    "of a plan's selections (%s) leaves the plan",
    async (reason) => {
      const { reader, arnOf, deny } = scene([plan("one")]);
      deny("ListBackupSelections", reason);
      await reader.read([arnOf("one")], never);
      expect(reader.planOf(arnOf("one"))).toMatchObject({ plan: { selections: undefined } });
      expect(reader.deniedActions).toEqual([]);
    },
  );

  it("is said where nothing can be asked, and what is there stays", async () => {
    const { gateway, reader, arnOf } = scene([plan("one"), plan("two"), plan("three")]);
    await reader.read([arnOf("one")], never);
    gateway.fail("throttling", { hits: ({ params }) => params["backupPlanId"] === "two" });
    const failure = await failureOf(reader.read([arnOf("two"), arnOf("three")], never));
    expect(failure.reason).toBe("throttling");
    expect(reader.planOf(arnOf("one")).type).toBe("read");
    expect(reader.planOf(arnOf("two")).type).toBe("unread");
    await reader.read([arnOf("two"), arnOf("three")], never);
    expect(reader.planOf(arnOf("two")).type).toBe("read");
    expect(reader.planOf(arnOf("three")).type).toBe("read");
  });

  it("is no denied action where a role can't be assumed", async () => {
    const { reader, arnOf, deny } = scene([plan("one")]);
    deny("GetBackupPlan", "assumeRoleDenied");
    expect((await failureOf(reader.read([arnOf("one")], never))).reason).toBe("assumeRoleDenied");
    expect(reader.deniedActions).toEqual([]);
  });
});

describe("Selections", () => {
  it("are those of all pages, and of empty ones", async () => {
    const { gateway, reader, arnOf } = scene([plan("one", 5)]);
    gateway.mood = { pageCap: 2, emptyPages: 1 };
    await reader.read([arnOf("one")], never);
    const reading = reader.planOf(arnOf("one"));
    expect(reading.type === "read" && reading.plan.selections).toHaveLength(5);
  });

  it.each([
    ["whose list never ends", 5, { pageCap: 2, repeatTokenFrom: 2 }],
    ["of which there are far too many", 101, {}],
  ])("%s are not known", async (_, count, mood) => {
    const { gateway, reader, arnOf } = scene([plan("one", count)]);
    gateway.mood = mood;
    await reader.read([arnOf("one")], never);
    expect(reader.planOf(arnOf("one"))).toMatchObject({ plan: { selections: undefined } });
    expect(gateway.requests.length).toBeLessThanOrEqual(11);
  });
});

describe("Reading", () => {
  it("that is cancelled asks for nothing more, and hinders no later one", async () => {
    const { gateway, reader, arnOf } = scene([plan("one"), plan("two")]);
    gateway.hold();
    const abort = new AbortController();
    const cancelled = failureOf(reader.read([arnOf("one")], abort.signal));
    const later = reader.read([arnOf("one"), arnOf("two")], never);
    await expect.poll(() => gateway.waiting.length).toBe(1);
    abort.abort();
    expect((await cancelled).kind).toBe("cancelled");
    gateway.release();
    await later;
    expect(reader.planOf(arnOf("one")).type).toBe("read");
    expect(reader.planOf(arnOf("two")).type).toBe("read");
  });

  it("with a signal that has aborted asks nothing", async () => {
    const { gateway, reader, arnOf } = scene([plan("one")]);
    const failure = await failureOf(reader.read([arnOf("one")], AbortSignal.abort()));
    expect(failure).toBeInstanceOf(BackupError);
    expect(gateway.requests).toEqual([]);
  });
});
