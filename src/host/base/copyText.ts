import { env, window } from "vscode";

/** Milliseconds. */
const copiedFor = 3000;

/** @param what is in the clipboard then, e.g. "the job ID" */
export async function copyText(text: string, what: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`Copied ${what}`, copiedFor);
}
