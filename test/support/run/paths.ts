import path from "node:path";

/** The folder of package.json, wherever the clone lies. */
export const repositoryRoot = path.resolve(import.meta.dirname, "../../..");

/** Everything that is installed for tests and demo; ignored by git, safe to delete. */
export const provisionedDir = path.join(repositoryRoot, ".vscode-test");

/** What a run leaves behind: bundled suites, results, logs, screenshots. */
export const outDir = path.join(repositoryRoot, "out");

/** What the suite in the extension host writes as it goes (progress.ts). */
export const integrationProgress = path.join(outDir, "integration.jsonl");
