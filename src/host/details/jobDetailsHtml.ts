import { readFileSync } from "node:fs";
import { Uri, type Webview } from "vscode";
import { detailsDocument } from "./detailsDocument";

/** The page as VS Code gets it. */
export function jobDetailsHtml(webview: Webview, extensionUri: Uri): string {
  const file = (name: string): Uri => Uri.joinPath(extensionUri, "dist", name);
  const read = (name: string): string => readFileSync(file(name).fsPath, "utf8");
  return detailsDocument({
    script: read("jobDetails.js"),
    style: read("jobDetails.css"),
    urlOf: (name) => webview.asWebviewUri(file(name)).toString(),
    cspSource: webview.cspSource,
  });
}
