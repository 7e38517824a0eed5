import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Uri, type Webview } from "vscode";

/**
 * The page's HTML holds no data: jobs come by postMessage and are shown as text. The policy allows our own
 * script by a nonce, our style sheet and its icon font, and nothing else (no network, forms or frames). The
 * script stands in the page itself, and before the style sheet, for which it would wait otherwise: asking
 * VS Code's service worker for it costs 40 ms (measured, test/bench/details.ts).
 */
export function jobDetailsHtml(webview: Webview, extensionUri: Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const file = (name: string): Uri => Uri.joinPath(extensionUri, "dist", name);
  const style = webview.asWebviewUri(file("jobDetails.css")).toString();
  const script = readFileSync(file("jobDetails.js").fsPath, "utf8");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="preload" as="style" href="${style}">
<title>Job details</title>
</head>
<body>
<script nonce="${nonce}">${inScript(script)}</script>
<link rel="stylesheet" href="${style}">
</body>
</html>`;
}

/** In HTML nothing but this ends a script, wherever it stands in it. */
function inScript(script: string): string {
  return script.replaceAll(/<(?=\/script|!--)/gi, "\\x3c");
}
