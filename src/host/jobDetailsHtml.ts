import { randomBytes } from "node:crypto";
import { Uri, type Webview } from "vscode";

/**
 * The page's HTML holds no data: jobs come by postMessage and are shown as text. The policy allows our
 * script by a nonce, our style sheet and its icon font, and nothing else (no network, forms or frames). The
 * script stands before the style sheet, for which it would wait otherwise; nothing is drawn before both.
 */
export function jobDetailsHtml(webview: Webview, extensionUri: Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const resource = (name: string): string =>
    webview.asWebviewUri(Uri.joinPath(extensionUri, "dist", name)).toString();
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
<link rel="preload" as="style" href="${resource("jobDetails.css")}">
<title>Job details</title>
</head>
<body>
<script nonce="${nonce}" src="${resource("jobDetails.js")}"></script>
<link rel="stylesheet" href="${resource("jobDetails.css")}">
</body>
</html>`;
}
