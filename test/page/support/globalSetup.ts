import { provisionBrowser } from "../../support/vscode/provisionBrowser";

export async function setup(): Promise<void> {
  await provisionBrowser();
}
