import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { startCodeServer } from "../vscode/codeServer";
import { findDesktop } from "../vscode/findDesktop";
import { makeHostDirs } from "../vscode/hostDirs";
import { startDesktop } from "../vscode/startDesktop";
import { packageOpener, packageVsix } from "./build";
import { startDemoAccount } from "./demoAccount";
import { startOptions } from "./options";

/** `npm start`: the packaged extension in VS Code, signed in to the demo account. */
async function main(): Promise<void> {
  const { port, ownProfile } = startOptions(process.argv.slice(2));
  const desktop = port === undefined ? await findDesktop() : undefined;
  console.log("Packaging the extension …");
  const extensions = [await packageVsix(), await packageOpener()];
  const env = ownProfile ? ownAwsEnvironment() : (await startDemoAccount()).env;
  const home = ownProfile ? "own" : "empty";
  const folder = await demoFolder();
  const settings = { "workbench.startupEditor": "readme" };
  const account = ownProfile ? "with your own AWS profile" : "with the demo account";
  if (desktop !== undefined) {
    const window = await startDesktop(desktop, { extensions, env, folder, home, settings });
    console.log(`VS Code is open ${account}. Closing it or Ctrl+C ends the demo.`);
    await window.closed;
    process.exit(0);
  }
  const server = await startCodeServer({
    extensions,
    env,
    folder,
    home,
    settings,
    ...(port === undefined ? {} : { port }),
  });
  console.log(`VS Code ${server.version} is open ${account}: ${server.url}`);
  console.log("Open this address in a browser. Ctrl+C ends the demo.");
}

/** What decides about sign-in where the user runs us; the host's environment is cleaned of it otherwise. */
function ownAwsEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[0].startsWith("AWS_") && entry[1] !== undefined,
    ),
  );
}

/** A copy, so that what is tried out in it changes nothing in the clone. */
async function demoFolder(): Promise<string> {
  const { workspace } = await makeHostDirs();
  await fs.cp(path.join(import.meta.dirname, "demoFolder"), workspace, { recursive: true });
  return workspace;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
