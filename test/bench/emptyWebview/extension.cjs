// What a webview panel costs whoever shows nothing in it: opened from a row, as a job's details are.
const { randomBytes } = require("node:crypto");
const vscode = require("vscode");

exports.activate = ({ extensionUri, subscriptions }) => {
  const open = () => {
    const { webview } = vscode.window.createWebviewPanel(
      "bench.emptyWebview",
      "Empty",
      { viewColumn: vscode.ViewColumn.Active, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [extensionUri] },
    );
    webview.html = html(webview, vscode.Uri.joinPath(extensionUri, "page.mjs"));
  };
  subscriptions.push(
    vscode.commands.registerCommand("bench.openEmptyWebview", open),
    vscode.window.registerTreeDataProvider("bench.rows", {
      getChildren: (row) => (row === undefined ? ["empty webview"] : []),
      getTreeItem: (label) => ({
        label,
        command: { command: "bench.openEmptyWebview", title: "" },
      }),
    }),
  );
};

function html(webview, script) {
  const nonce = randomBytes(16).toString("base64");
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Empty</title>
</head>
<body>
<script nonce="${nonce}" src="${webview.asWebviewUri(script).toString()}"></script>
</body>
</html>`;
}
