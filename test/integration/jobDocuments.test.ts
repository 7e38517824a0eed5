import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../e2e/support/eventually";
import { endpoint, openView, quiet, shownDocument } from "./support/opened";

/** Opens a state and a vault with the right arrow, goes down and presses Enter until a job opens, then asks for its JSON. */
async function openFirstJobByKeyboard(): Promise<vscode.TextDocument> {
  const press = async (command: string): Promise<void> => {
    await vscode.commands.executeCommand(`list.${command}`);
    await quiet(endpoint());
  };
  await press("focusFirst");
  for (const key of ["expand", "focusDown", "expand"]) await press(key);
  for (let step = 0; step < 4; step++) {
    await press("focusDown");
    // On a day it opens the day, and the next row is a job.
    await press("select");
    if ((await describes()) === 0) continue;
    await endpoint().clearRequests();
    await vscode.commands.executeCommand("awsBackup.showJson");
    return eventually("the document", shownDocument);
  }
  throw new Error("No job was opened by keyboard");
}

async function describes(): Promise<number> {
  const requests = await quiet(endpoint());
  return requests.filter(({ operation }) => operation === "DescribeBackupJob").length;
}

function idIn(document: vscode.TextDocument): string {
  const members = JSON.parse(document.getText()) as { BackupJobId?: string };
  return members.BackupJobId ?? "";
}

describe("a job's JSON document", () => {
  before(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await openView("awsBackup.backupJobs");
    await endpoint().clearRequests();
  });

  it("opens by keyboard alone and holds what DescribeBackupJob answered", async () => {
    const document = await openFirstJobByKeyboard();
    assert.equal(document.languageId, "json");
    assert.equal(document.isDirty, false);
    const id = idIn(document);
    assert.match(id, /\S/);
    assert.equal(document.uri.path, `/backup/demo/eu-west-1/${id}.json`);
    assert.equal(await describes(), 1);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.equal(tab?.isPreview, true);
  });

  it("asks again when the command runs again, on the selected row", async () => {
    await vscode.commands.executeCommand("awsBackup.showJson");
    assert.equal(await describes(), 2);
    assert.equal(vscode.window.visibleTextEditors.length, 1);
  });

  it("gives the list's record and the reason where describing is denied", async () => {
    const fault = await endpoint().addFault({
      kind: "accessDenied",
      operations: ["DescribeBackupJob"],
    });
    await vscode.commands.executeCommand("awsBackup.showJson");
    await endpoint().removeFault(fault);
    const document = await eventually("the list's record", () => {
      const shown = shownDocument();
      return shown?.getText().startsWith("//") === true ? shown : undefined;
    });
    assert.equal(document.languageId, "jsonc");
    const [comment = "", ...rest] = document.getText().split("\n");
    assert.match(
      comment,
      /^\/\/ This is what the list says about the job\. .*backup:DescribeBackupJob/,
    );
    const members = JSON.parse(rest.join("\n")) as Record<string, unknown>;
    assert.match(String(members["BackupJobId"]), /\S/);
    assert.match(String(members["CreationDate"]), /^\d{4}-\d\d-\d\dT/);
  });

  it("says that the text is gone where a window was reloaded, and asks nothing", async () => {
    const uri = vscode.Uri.parse("aws-backup-job:/backup/other/eu-west-1/1234.json");
    const before = await describes();
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(document.getText(), /text is no longer available/);
    assert.equal(await describes(), before);
  });

  it("copies id and ARN of the selected job", async () => {
    await vscode.commands.executeCommand("awsBackup.showJson");
    const document = await eventually("the JSON", () => {
      const shown = shownDocument();
      return shown?.getText().startsWith("{") === true ? shown : undefined;
    });
    await vscode.commands.executeCommand("awsBackup.copyJobId");
    assert.equal(await vscode.env.clipboard.readText(), idIn(document));
    await vscode.commands.executeCommand("awsBackup.copyArn");
    assert.match(await vscode.env.clipboard.readText(), /^arn:aws:/);
  });

  it("is opened by no argument but a row of our views", async () => {
    const before = await describes();
    for (const argument of [{ type: "job", id: "x", jobKey: "y" }, "x", null, 7, { row: [] }]) {
      // None of them is a row, so the selected row counts.
      await vscode.commands.executeCommand("awsBackup.showJson", argument);
    }
    assert.equal(await describes(), before + 5);
    assert.equal(vscode.window.visibleTextEditors.length, 1);
  });
});
