import { type Browser, chromium } from "playwright-core";
import { provisionBrowser } from "./provisionBrowser";

/** Without these, Chromium calls home at every start, many times where there is no network. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The machine's Chromium, headless, with a profile of its own that is deleted when it closes. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await provisionBrowser(), args: QUIET });
}
