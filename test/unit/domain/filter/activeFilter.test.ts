import { describe, expect, it } from "vitest";
import { activeFilter, type AskedSource } from "../../../../src/domain/filter/activeFilter";
import { noFilter } from "../../../../src/domain/filter/jobFilter";
import { viewKinds } from "../../../../src/domain/job/viewKinds";
import { accountId, noon } from "../../../support/jobs/jobBuilders";

const at = (region: string): AskedSource => ({ session: { profile: "demo", region } });

describe("The filter in use", () => {
  it.each(viewKinds)("asks for all %s jobs where it is none", (kind) => {
    const scope = activeFilter(noFilter, () => undefined).scope(kind, at("eu-west-1"), noon);
    expect(scope).toMatchObject({ queries: [{ kind }], narrowedBy: [], impossible: [] });
    expect(scope.ranges).toEqual({ readAt: noon });
  });

  it("asks by the times that its words mean when it is asked", () => {
    const { scope } = activeFilter({ created: "last hour" }, (_, now) => ({
      from: now - 3_600_000,
    }));
    const asked = [noon, noon + 60_000].map((now) => scope("backup", at("eu-west-1"), now).queries);
    expect(asked).toEqual([
      [{ kind: "backup", createdAfter: noon - 3_600_001 }],
      [{ kind: "backup", createdAfter: noon - 3_540_001 }],
    ]);
  });

  it("asks for backups of a resource in the resource's Region only", () => {
    const resourceArn = `arn:aws:ec2:us-east-1:${accountId}:volume/a`;
    const { scope } = activeFilter({ resourceArns: [resourceArn] }, () => undefined);
    expect(scope("backup", at("us-east-1"), noon).queries).toEqual([
      { kind: "backup", resourceArn },
    ]);
    expect(scope("backup", at("eu-west-1"), noon).queries).toEqual([]);
  });

  it.each(viewKinds)(
    "asks for %s jobs of all accounts as a filter by all accounts does",
    (kind) => {
      const organization: AskedSource = { ...at("eu-west-1"), accounts: "organization" };
      const scope = activeFilter(noFilter, () => undefined).scope(kind, organization, noon);
      const filtered = activeFilter({ accountIds: ["*"] }, () => undefined).scope(
        kind,
        at("eu-west-1"),
        noon,
      );
      const { queries, listsOwnAccountOnly = false } = scope;
      // Documented for backup and scan jobs only (API reference, ByAccountId).
      const isListed = kind === "backup" || kind === "scan";
      expect(queries).toEqual([isListed ? { kind, accountId: "*" } : { kind }]);
      expect(listsOwnAccountOnly).toBe(!isListed);
      expect(filtered.queries).toEqual(queries);
      expect(filtered.listsOwnAccountOnly ?? false).toBe(listsOwnAccountOnly);
    },
  );

  it.each(viewKinds)("of accounts of its own wins over all accounts, of %s jobs too", (kind) => {
    const organization: AskedSource = { ...at("eu-west-1"), accounts: "organization" };
    const { scope } = activeFilter({ accountIds: [accountId] }, () => undefined);
    const { queries, listsOwnAccountOnly } = scope(kind, organization, noon);
    expect(queries).toEqual([{ kind, accountId }]);
    expect(listsOwnAccountOnly).toBeUndefined();
  });
});
