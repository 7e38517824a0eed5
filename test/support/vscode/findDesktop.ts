import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { canDownload, downloadDesktop, hasDisplay } from "./chooseHost";

/** Where the program lies, seen from the real path of the `code` command. */
const FROM_COMMAND: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ["../../code"],
  darwin: ["../../../../MacOS/Electron", "../../../../MacOS/Code"],
  win32: ["../../Code.exe"],
};

/**
 * The desktop VS Code to show the demo in: an installed one, else a downloaded one, else none. In the
 * terminal of a remote window `code` opens windows elsewhere, which can't reach what runs here.
 */
export async function findDesktop(): Promise<string | undefined> {
  const wanted = process.env["BACKUP_EXPLORER_HOST"];
  const remote = process.env["VSCODE_IPC_HOOK_CLI"] !== undefined;
  if (wanted === "server" || remote || !hasDisplay()) return undefined;
  const installed = await findInstalled();
  if (installed !== undefined) return installed;
  return (await canDownload()) ? (await downloadDesktop()).executable : undefined;
}

async function findInstalled(): Promise<string | undefined> {
  const command = process.platform === "win32" ? "code.cmd" : "code";
  const commands = [
    ...(process.env["PATH"] ?? "").split(path.delimiter).map((dir) => path.join(dir, command)),
    "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code",
  ];
  for (const candidate of commands) {
    const real = await fs.realpath(candidate).catch(() => undefined);
    if (real === undefined) continue;
    for (const place of FROM_COMMAND[process.platform] ?? []) {
      const program = path.resolve(real, place);
      const stat = await fs.stat(program).catch(() => undefined);
      if (stat?.isFile()) return program;
    }
  }
  return undefined;
}
