import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { eventually } from "../e2e/support/eventually";
import type { RequestRecord } from "../support/endpoint/requestLog";
import { endpoint, openView, quiet } from "./support/opened";

const extensionId = "aws-backup-explorer.aws-backup-explorer";

/** Our bundles that the extension host has loaded. */
function loadedBundles(): string[] {
  const ours = path.join(vscode.extensions.getExtension(extensionId)?.extensionPath ?? "", "dist");
  const loaded = Object.keys(require.cache).filter((file) => path.dirname(file) === ours);
  return loaded.map((file) => path.basename(file));
}

describe("before and after a view is opened", () => {
  it("activates without opening anything, asking anybody or loading what is for views and commands", async () => {
    await vscode.extensions.getExtension(extensionId)?.activate();
    await quiet(endpoint());
    assert.deepEqual(await endpoint().requests(), []);
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      [],
    );
    assert.deepEqual(loadedBundles(), ["extension.js"]);
  });

  it("a hover on an ARN offers the ways to its jobs, opens no session and asks nobody", async () => {
    const content = 'arn = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1"';
    const document = await vscode.workspace.openTextDocument({ content });
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(0, 20),
    );
    const texts = hovers
      .flatMap(({ contents }) => contents)
      .map((each) => (each as vscode.MarkdownString).value);
    assert.equal(texts.length, 1);
    assert.match(texts[0] ?? "", /^\*\*vol\\-1\*\* ec2 volume\n\n\[Show Jobs\]/);
    await quiet(endpoint());
    assert.deepEqual(await endpoint().requests(), []);
    assert.ok(!loadedBundles().includes("aws.js"));
  });

  it("registers every command of the manifest", async () => {
    const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands
      .map(({ command }) => command)
      .filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it("asks once the view is opened, with the profile's own credentials and Region", async () => {
    await openView("awsBackup.backupJobs");
    // The views of the container open together, in no order.
    const isOfView = ({ operation }: RequestRecord): boolean => operation === "ListBackupJobs";
    const requests = await eventually("requests", async () => {
      const seen = await endpoint().requests();
      return seen.some(isOfView) ? seen : undefined;
    });
    assert.deepEqual(requests.find(isOfView)?.params, { maxResults: "100" });
    const { credentials } = await endpoint().info();
    assert.deepEqual(
      [...new Set(requests.map(({ accessKeyId }) => accessKeyId))],
      [credentials[0]?.accessKeyId],
    );
  });
});
