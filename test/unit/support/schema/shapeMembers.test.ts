import { describe, expect, it } from "vitest";
import { shapeMembers } from "../../../support/schema/shapeMembers";
import { jobMembers } from "../../../support/endpoint/shapes";

describe("shapeMembers", () => {
  it("reads simple members, maps and nested structures", () => {
    const members = shapeMembers("DescribeBackupJobOutput");
    expect(members).toContainEqual({ name: "BackupJobId", type: "string" });
    expect(members).toContainEqual({ name: "IsParent", type: "boolean" });
    expect(members).toContainEqual({ name: "StartBy", type: "time" });
    expect(members).toContainEqual({ name: "BackupSizeInBytes", type: "number" });
    expect(members).toContainEqual({ name: "BackupOptions", type: "map", values: "string" });
    expect(members).toContainEqual({ name: "ChildJobsInState", type: "map", values: "number" });
    const lifecycle = members.find(({ name }) => name === "RecoveryPointLifecycle");
    expect(lifecycle?.members).toContainEqual({ name: "DeleteAfterDays", type: "number" });
  });

  it.each([
    ["BackupJob", "backup"],
    ["RestoreJobsListMember", "restore"],
    ["CopyJob", "copy"],
  ] as const)("of %s are those that the test endpoint knows", (shape, kind) => {
    const names = shapeMembers(shape).map(({ name }) => name);
    expect(names.sort()).toEqual([...jobMembers[kind]].sort());
  });
});
