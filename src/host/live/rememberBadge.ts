import type { Memento } from "vscode";
import { mementoKeys } from "../base/contributions";

/**
 * Has the badge come again after a restart: where a workspace keeps a list of watched jobs, and be it empty, dist/live.js is
 * loaded at the start (wantsLive).
 */
export function rememberBadge(memory: Memento, isCounting: boolean): void {
  const kept = memory.get<unknown>(mementoKeys.watches);
  const isEmpty = Array.isArray(kept) && kept.length === 0;
  if (isCounting && kept === undefined) void memory.update(mementoKeys.watches, []);
  if (!isCounting && isEmpty) void memory.update(mementoKeys.watches, undefined);
}
