import { packageVsix } from "../../support/run/build";
import { provisionBrowser } from "../../support/vscode/provisionBrowser";
import { provisionServer } from "../../support/vscode/provisionServer";

/** Once for all end-to-end files: the package that they install, and what they run it in. */
export async function setup(): Promise<void> {
  await Promise.all([packageVsix(), provisionServer(), provisionBrowser()]);
}
