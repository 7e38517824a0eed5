import type { TestProject } from "vitest/node";
import { packageVsix } from "../../support/run/build";
import { startDemoAccount } from "../../support/run/demoAccount";
import { stillViews } from "../../support/vscode/quietSettings";
import { startCodeServer } from "../../support/vscode/codeServer";
import { provisionServer } from "../../support/vscode/provisionServer";
import { PROFILES, type Stage } from "./stage";

declare module "vitest" {
  export interface ProvidedContext {
    /** One for each window that is open at a time. */
    readonly stages: readonly Stage[];
  }
}

interface OpenStage {
  readonly stage: Stage;
  close(): Promise<void>;
}

/** Once for all end-to-end files: the package, and what most of them play on (scene.ts). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [vsix] = await Promise.all([packageVsix(), provisionServer()]);
  const windows = Array.from({ length: project.config.maxWorkers });
  const opened = await Promise.all(windows.map(() => openStage(vsix)));
  project.provide(
    "stages",
    opened.map(({ stage }) => stage),
  );
  return async () => {
    await Promise.all(opened.map((each) => each.close()));
  };
}

/** Nothing is shared: faults and moods belong to an endpoint. */
async function openStage(vsix: string): Promise<OpenStage> {
  const account = await startDemoAccount(PROFILES);
  const server = await startCodeServer({
    extensions: [vsix],
    env: account.env,
    settings: { ...stillViews, "workbench.colorTheme": "Default Dark Modern" },
  });
  const { controlUrl, region, credentials } = account.endpoint;
  return {
    stage: {
      url: server.url,
      workspace: server.dirs.workspace,
      controlUrl,
      region,
      credentials,
    },
    close: async () => {
      await Promise.all([server.stop(), account.stop()]);
    },
  };
}
