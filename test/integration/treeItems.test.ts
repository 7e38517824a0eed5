import assert from "node:assert/strict";
import * as vscode from "vscode";
import { treeItem } from "../../src/host/tree/treeItem";
import type { JobNode, NodeRow } from "../../src/viewmodel/tree/treeNode";

const payload = "$(flame) <b>B</b> **md** [click](command:bench.pwn) \u202e";
const node: JobNode = { type: "job", id: "backup/x", parent: undefined, jobKey: "x" };
const group: NodeRow = {
  id: "backup/x",
  label: payload,
  description: payload,
  icon: { id: "error", color: "testing.iconFailed" },
  expandable: true,
  capabilities: ["job", "canCopyArn"],
  accessibleLabel: payload,
};
const row: NodeRow = { ...group, expandable: false, action: "openJob" };

describe("treeItem", () => {
  it("hands text over as plain strings, which VS Code shows as they are", () => {
    const item = treeItem(node, row, { isExpanded: false });
    assert.equal(item.label, payload);
    assert.equal(item.description, payload);
    assert.deepEqual(item.accessibilityInformation, { label: payload });
    assert.equal(item.tooltip, undefined);
  });

  it("takes id, icon, colour and capabilities of the row", () => {
    const item = treeItem(node, row, { isExpanded: false });
    assert.equal(item.id, "backup/x");
    assert.equal(item.contextValue, "job canCopyArn");
    assert.ok(item.iconPath instanceof vscode.ThemeIcon);
    assert.equal(item.iconPath.id, "error");
    assert.equal(item.iconPath.color?.id, "testing.iconFailed");
  });

  it("runs a command with the very row on click or Enter, and none on a group", () => {
    const { command } = treeItem(node, row, { isExpanded: false });
    assert.equal(command?.command, "awsBackup.openDetails");
    assert.equal(command.arguments?.[0], node);
    assert.equal(treeItem(node, group, { isExpanded: false }).command, undefined);
  });

  it("is collapsed when it can be expanded", () => {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const expandable = { ...row, expandable: true };
    assert.equal(treeItem(node, expandable, { isExpanded: false }).collapsibleState, Collapsed);
    assert.equal(treeItem(node, expandable, { isExpanded: true }).collapsibleState, Expanded);
    assert.equal(treeItem(node, row, { isExpanded: false }).collapsibleState, None);
  });
});
