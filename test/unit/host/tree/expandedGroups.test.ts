import { describe, expect, it, vi } from "vitest";
import { ExpandedGroups } from "../../../../src/host/tree/expandedGroups";
import type { TreeNode, ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import { fakeMemento } from "../support/fakeMemento";

function group(id: string): TreeNode {
  return {
    type: "group",
    id,
    parent: undefined,
    path: {},
    dimension: "state",
    isDayOfSplit: false,
  };
}

const failed = group("backup/demo/eu-west-1/state:FAILED");
const vault = group(`${failed.id}/vault:a`);
const other = group("backup/demo/eu-west-1/state:FAILED2");

describe("ExpandedGroups", () => {
  it("knows after a reload what was expanded", () => {
    const memory = fakeMemento();
    const before = new ExpandedGroups(memory);
    before.expanded(failed);
    before.expanded(vault);
    const after = new ExpandedGroups(memory);
    expect([failed, vault, other].map((node) => after.has(node))).toEqual([true, true, false]);
  });

  it("takes what VS Code reads below a row for a sign that it is expanded, and keeps that once", () => {
    const memory = fakeMemento();
    const update = vi.spyOn(memory, "update");
    const groups = new ExpandedGroups(memory);
    const session: ViewNode = { type: "session", id: "backup:session/a", parent: undefined };
    groups.read(session, true);
    expect(update).not.toHaveBeenCalled();
    for (let reads = 0; reads < 3; reads++) groups.read(failed);
    expect(update).toHaveBeenCalledTimes(1);
    groups.collapsed(session);
    groups.read(session, true);
    for (const kept of [groups, new ExpandedGroups(memory)]) {
      expect([kept.has(failed), kept.has(session, true)]).toEqual([true, true]);
    }
  });

  it("forgets what is collapsed, with all below it and nothing beside it", () => {
    const memory = fakeMemento();
    const groups = new ExpandedGroups(memory);
    for (const node of [failed, vault, other]) groups.expanded(node);
    groups.collapsed(failed);
    for (const kept of [groups, new ExpandedGroups(memory)]) {
      expect([failed, vault, other].map((node) => kept.has(node))).toEqual([false, false, true]);
    }
  });

  it("keeps no parent job: to expand it asks AWS", () => {
    const groups = new ExpandedGroups(fakeMemento());
    const job: TreeNode = {
      type: "job",
      id: "backup/demo/eu-west-1/job:a",
      parent: undefined,
      jobKey: "a",
    };
    groups.expanded(job);
    expect(groups.has(job)).toBe(false);
  });

  it("knows after a reload which sessions were collapsed, and which Regions expanded", () => {
    const session: ViewNode = { type: "session", id: "backup:session/a", parent: undefined };
    const region: ViewNode = { type: "session", id: "backup:session/b", parent: undefined };
    const memory = fakeMemento();
    const rows = new ExpandedGroups(memory);
    expect([rows.has(session, true), rows.has(region, false)]).toEqual([true, false]);
    rows.collapsed(session);
    rows.expanded(region);
    for (const kept of [rows, new ExpandedGroups(memory)]) {
      expect([kept.has(session, true), kept.has(region, false)]).toEqual([false, true]);
    }
    rows.expanded(session);
    rows.collapsed(region);
    expect([rows.has(session, true), rows.has(region, false)]).toEqual([true, false]);
  });

  it("keeps 200, the newest, and no endless ID", () => {
    const memory = fakeMemento();
    const groups = new ExpandedGroups(memory);
    groups.expanded(failed);
    for (let i = 0; i < 199; i++) groups.expanded(group(`g${i}`));
    groups.expanded(failed);
    groups.expanded(group("x".repeat(501)));
    groups.expanded(vault);
    const after = new ExpandedGroups(memory);
    expect([failed, vault, group("g1")].map((node) => after.has(node))).toEqual([true, true, true]);
    expect([group("g0"), group("x".repeat(501))].map((node) => after.has(node))).toEqual([
      false,
      false,
    ]);
  });

  it.each([["text"], [{ 0: failed.id }], [[failed.id, 7, null]]])(
    "reads a state of any shape: %j",
    (kept) => {
      const groups = new ExpandedGroups(fakeMemento({ "awsBackup.expandedGroups": kept }));
      expect(groups.has(failed)).toBe(Array.isArray(kept));
      expect(groups.has(vault)).toBe(false);
    },
  );
});
