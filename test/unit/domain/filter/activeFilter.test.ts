import { describe, expect, it } from "vitest";
import { activeFilter } from "../../../../src/domain/filter/activeFilter";
import { noFilter } from "../../../../src/domain/filter/jobFilter";
import { viewKinds } from "../../../../src/domain/job/viewKinds";
import { accountId, noon } from "../../../support/jobs/jobBuilders";

describe("The filter in use", () => {
  it.each(viewKinds)("asks for all %s jobs where it is none", (kind) => {
    const scope = activeFilter(noFilter, () => undefined).scope(kind, "eu-west-1", noon);
    expect(scope).toMatchObject({ queries: [{ kind }], narrowedBy: [], impossible: [] });
    expect(scope.ranges).toEqual({ readAt: noon });
  });

  it("asks by the times that its words mean when it is asked", () => {
    const { scope } = activeFilter({ created: "last hour" }, (_, now) => ({
      from: now - 3_600_000,
    }));
    const asked = [noon, noon + 60_000].map((now) => scope("backup", "eu-west-1", now).queries);
    expect(asked).toEqual([
      [{ kind: "backup", createdAfter: noon - 3_600_001 }],
      [{ kind: "backup", createdAfter: noon - 3_540_001 }],
    ]);
  });

  it("asks for backups of a resource in the resource's Region only", () => {
    const resourceArn = `arn:aws:ec2:us-east-1:${accountId}:volume/a`;
    const { scope } = activeFilter({ resourceArns: [resourceArn] }, () => undefined);
    expect(scope("backup", "us-east-1", noon).queries).toEqual([{ kind: "backup", resourceArn }]);
    expect(scope("backup", "eu-west-1", noon).queries).toEqual([]);
  });
});
