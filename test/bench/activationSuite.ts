import fs from "node:fs";
import process from "node:process";
import * as vscode from "vscode";

/** Load and activation of one extension in milliseconds, as the extension host took them itself. */
export interface ActivationTimes {
  readonly load: number;
  readonly activate: number;
}

interface Mark {
  readonly name: string;
  readonly startTime: number;
}

/**
 * Runs inside the extension host: activates the extensions that BACKUP_EXPLORER_MEASURE names, in that
 * order, and writes what each took. The marks are VS Code's own and undocumented, hence the guard.
 */
export async function run(): Promise<void> {
  const ids = (process.env["BACKUP_EXPLORER_MEASURE"] ?? "").split(",");
  for (const id of ids) {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined) throw new Error(`${id} is not in this host.`);
    await extension.activate();
  }
  const host = globalThis as {
    readonly MonacoPerformanceMarks?: { getMarks(): readonly Mark[] };
  };
  const marks = host.MonacoPerformanceMarks?.getMarks() ?? [];
  const times = Object.fromEntries(ids.map((id) => [id, timesOf(id, marks)]));
  fs.writeFileSync(process.env["BACKUP_EXPLORER_RESULTS"] ?? "", JSON.stringify(times));
}

function timesOf(id: string, marks: readonly Mark[]): ActivationTimes {
  const at = (step: string): number => {
    const mark = marks.find(({ name }) => name === `code/extHost/${step}/${id}`);
    if (mark === undefined) throw new Error(`VS Code left no mark ${step} for ${id}.`);
    return mark.startTime;
  };
  return {
    load: at("didLoadExtensionCode") - at("willLoadExtensionCode"),
    activate: at("didActivateExtension") - at("willActivateExtension"),
  };
}
