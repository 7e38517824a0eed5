import type { ExtensionContext } from "vscode";
import { startUp } from "./host/start/startUp";

/** Registers everything and does no I/O: files are read and AWS is asked once a view is visible. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push(startUp(context));
}
