import assert from "node:assert/strict";
import * as vscode from "vscode";

const EXTENSION = "aws-backup-explorer.aws-backup-explorer";

describe("the extension in its host", () => {
  it("is there and activates", async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is not installed in this host`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
