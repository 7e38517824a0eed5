import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { provisionedDir } from "../run/paths";
import { provisionServer } from "./provisionServer";
import { desktopVersion } from "./versions";

const PROBE_MS = 3000;

export interface Host {
  readonly kind: "desktop" | "server";
  readonly version: string;
  /** For `runTests({ vscodeExecutablePath })`. */
  readonly executable: string;
}

/**
 * Desktop VS Code where it can be downloaded and shown, else the npm-provisioned server in Chromium.
 * BACKUP_EXPLORER_HOST=desktop|server decides instead, for those who want to know about one of them.
 */
export async function chooseHost(): Promise<Host> {
  const wanted = process.env["BACKUP_EXPLORER_HOST"];
  if (wanted === "desktop") return downloadDesktop();
  if (wanted === "server" || !hasDisplay() || !(await canDownload())) return server();
  return downloadDesktop();
}

/** Linux needs a running display (`xvfb-run npm test` gives one); the others always have theirs. */
export function hasDisplay(): boolean {
  const named = process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"];
  return process.platform !== "linux" || (named !== undefined && named !== "");
}

/** True when VS Code is here already or its update server answers. */
export async function canDownload(): Promise<boolean> {
  const entries = await fs.readdir(provisionedDir).catch(() => []);
  if (entries.some((entry) => entry.endsWith(`-${desktopVersion()}`))) return true;
  return fetch("https://update.code.visualstudio.com/api/releases/stable", {
    signal: AbortSignal.timeout(PROBE_MS),
  }).then(
    (response) => response.ok,
    () => false,
  );
}

/** Downloads desktop VS Code once. */
export async function downloadDesktop(): Promise<Host> {
  const version = desktopVersion();
  const executable = await downloadAndUnzipVSCode({ version, cachePath: provisionedDir });
  return { kind: "desktop", version, executable };
}

async function server(): Promise<Host> {
  const { version } = await provisionServer();
  const executable = path.join(import.meta.dirname, "codeServerHost.cjs");
  return { kind: "server", version, executable };
}
