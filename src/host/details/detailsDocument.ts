import { randomBytes } from "node:crypto";

export interface DetailsDocumentFiles {
  /** The text of dist/jobDetails.js. */
  readonly script: string;
  /** The text of dist/jobDetails.css, which names its files relative to itself. */
  readonly style: string;
  /** Where the page finds a file of dist/. */
  readonly urlOf: (name: string) => string;
  /** The origin of those files. */
  readonly cspSource: string;
}

/**
 * The page's HTML holds no data: jobs come by postMessage and are shown as text. The policy allows our own
 * script and style sheet by a nonce, the icon font, and nothing else (no network, forms or frames). Script and
 * style sheet stand in the page itself: asking VS Code's service worker for a file costs 40 ms, and VS Code
 * hands messages on only once the page and all its files are loaded (measured, test/bench/details.ts). The
 * font comes later, with the first icon.
 */
export function detailsDocument({ script, style, urlOf, cspSource }: DetailsDocumentFiles): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Job details</title>
<style nonce="${nonce}">${inStyle(style, urlOf)}</style>
</head>
<body>
<script nonce="${nonce}">${inScript(script)}</script>
</body>
</html>`;
}

/** In HTML nothing but this ends a script, wherever it stands in it. */
function inScript(script: string): string {
  return script.replaceAll(/<(?=\/script|!--)/gi, "\\x3c");
}

/** In the page, relative names would be names below VS Code's own address. */
function inStyle(style: string, urlOf: (name: string) => string): string {
  return style
    .replaceAll(/url\("?\.\/([\w.-]+)[^)]*\)/g, (_, name: string) => `url("${urlOf(name)}")`)
    .replaceAll(/<(?=\/style)/gi, "\\3c ");
}
