import process from "node:process";
import { startCodeServer } from "../vscode/codeServer";
import { findDesktop } from "../vscode/findDesktop";
import { makeHostDirs } from "../vscode/hostDirs";
import { startDesktop } from "../vscode/startDesktop";
import { packageOpener, packageVsix } from "./build";
import { startDemoAccount } from "./demoAccount";
import { writeDemoFolder } from "./demoFolder";
import { demoSettings } from "./demoSettings";
import { startOptions } from "./options";

/** `npm start`: the packaged extension in VS Code, signed in to the demo account. */
async function main(): Promise<void> {
  const { port, ownProfile } = startOptions(process.argv.slice(2));
  const desktop = port === undefined ? await findDesktop() : undefined;
  console.log("Packaging the extension …");
  const extensions = [await packageVsix(), await packageOpener()];
  const demo = ownProfile ? undefined : await startDemoAccount();
  const env = demo?.env ?? ownAwsEnvironment();
  const home = ownProfile ? "own" : "empty";
  const { workspace: folder } = await makeHostDirs();
  if (demo !== undefined) await writeDemoFolder(folder, demo.endpoint.control);
  const settings = {
    "workbench.startupEditor": "readme",
    ...(demo && (await demoSettings(demo.endpoint.control, Date.now()))),
  };
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
