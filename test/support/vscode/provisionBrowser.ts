import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { installDebianPackage } from "./provisionDebian";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];

const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((name) => {
    const root = process.env[name];
    return root === undefined
      ? []
      : [
          path.join(root, "Google/Chrome/Application/chrome.exe"),
          path.join(root, "Microsoft/Edge/Application/msedge.exe"),
        ];
  }),
};

/** The Chromium, Chrome or Edge of this machine; on Debian as root it is installed when there is none. */
export async function provisionBrowser(): Promise<string> {
  const found = await findBrowser();
  if (found !== undefined) return found;
  if (await installDebianPackage("chromium")) {
    const installed = await findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    "No browser found: install Chromium, Chrome or Edge, or name one in BACKUP_EXPLORER_BROWSER.",
  );
}

async function findBrowser(): Promise<string | undefined> {
  const named = process.env["BACKUP_EXPLORER_BROWSER"];
  const onPath = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .flatMap((dir) => NAMES.map((name) => path.join(dir, name)));
  const candidates = [
    ...(named === undefined ? [] : [named]),
    ...(PLACES[process.platform] ?? []),
    ...(process.platform === "linux" ? [...onPath, "/usr/bin/chromium"] : []),
  ];
  for (const file of candidates) {
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  return fs.access(file, fs.constants.X_OK).then(
    () => true,
    () => false,
  );
}
