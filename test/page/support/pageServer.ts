import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { build, type BuildOptions } from "esbuild";
import { detailsDocument } from "../../../src/host/details/detailsDocument";
import { repositoryRoot } from "../../support/run/paths";
import type { Theme } from "./themes";

export interface PageServer {
  /** @param state what `getState` says there */
  url(theme: Theme, state: unknown): string;
}

/**
 * Serves the page as the extension does: its very document, with the bundles built as they ship, under its
 * content security policy. The loopback origin is what `webview.cspSource` names there.
 */
export async function servePage(themes: Readonly<Record<string, Theme>>): Promise<PageServer> {
  const files = await builtFiles();
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    const file = files.get(path.basename(pathname));
    const theme = themes[searchParams.get("theme") ?? ""];
    if (pathname === "/page" && theme !== undefined) {
      response.setHeader("content-type", "text/html; charset=utf-8").end(document(files, theme));
    } else if (file === undefined) {
      response.writeHead(404).end();
    } else {
      response.setHeader("content-type", typeOf(pathname)).end(file);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The page has no port.");
  // It ends with the process, and keeps it from nothing.
  server.unref();
  let loads = 0;
  return {
    url: ({ name }, state) => {
      const kept = state === undefined ? "" : encodeURIComponent(JSON.stringify(state));
      // Another hash alone would load nothing.
      return `http://127.0.0.1:${address.port}/page?theme=${name}&load=${++loads}#${kept}`;
    },
  };
}

async function builtFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { bundles } = createRequire(import.meta.url)(path.join(repositoryRoot, "esbuild.js")) as {
    bundles: (production: boolean) => (BuildOptions & { outfile: string })[];
  };
  const files = new Map<string, Uint8Array>();
  for (const bundle of bundles(true).filter(({ outfile }) => outfile.includes("jobDetails"))) {
    const built = await build({ ...bundle, absWorkingDir: repositoryRoot, write: false });
    for (const file of built.outputFiles) files.set(path.basename(file.path), file.contents);
  }
  return files;
}

/** VS Code puts its default styles before everything, so the policy does not reach them. */
function document(
  files: ReadonlyMap<string, Uint8Array>,
  { classes, defaultStyles }: Theme,
): string {
  const textOf = (name: string): string => new TextDecoder().decode(files.get(name));
  return detailsDocument({
    script: textOf("jobDetails.js"),
    style: textOf("jobDetails.css"),
    urlOf: (name) => `/dist/${name}`,
    cspSource: "'self'",
  })
    .replace("<head>", () => `<head><style>${defaultStyles}</style>`)
    .replace("<body>", `<body class="${classes}">`);
}

function typeOf(pathname: string): string {
  return pathname.endsWith(".ttf") ? "font/ttf" : "application/octet-stream";
}
