import type { TestProject } from "vitest/node";
import { packageVsix } from "../../support/run/build";
import { startDemoAccount } from "../../support/run/demoAccount";
import { serveBrowser } from "../../support/vscode/browser";
import { startCodeServer } from "../../support/vscode/codeServer";
import { provisionServer } from "../../support/vscode/provisionServer";
import { PROFILES, type Stage } from "./stage";

declare module "vitest" {
  export interface ProvidedContext {
    readonly stage: Stage;
  }
}

/** Once for all end-to-end files: the package, and what most of them play on (scene.ts). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [vsix, account, browser] = await Promise.all([
    packageVsix(),
    startDemoAccount(PROFILES),
    serveBrowser(),
    provisionServer(),
  ]);
  const server = await startCodeServer({
    extensions: [vsix],
    env: account.env,
    settings: { "workbench.colorTheme": "Default Dark Modern" },
  });
  const { controlUrl, region, credentials } = account.endpoint;
  project.provide("stage", {
    url: server.url,
    workspace: server.dirs.workspace,
    browser: browser.wsEndpoint(),
    controlUrl,
    region,
    credentials,
  });
  return async () => {
    await browser.close();
    await Promise.all([server.stop(), account.stop()]);
  };
}
