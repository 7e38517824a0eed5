import assert from "node:assert/strict";
import process from "node:process";
import * as vscode from "vscode";
import { EndpointControl } from "../../support/endpoint/endpointControl";
import type { RequestRecord } from "../../support/endpoint/requestLog";

/** The endpoint that the extension host's profiles lead to. */
export function endpoint(): EndpointControl {
  const url = process.env["BACKUP_EXPLORER_CONTROL"];
  assert.ok(url !== undefined, "BACKUP_EXPLORER_CONTROL leads to the endpoint's control");
  return new EndpointControl(url);
}

/** Resolves when no request came for a while: what was asked for is in. */
export async function quiet(control: EndpointControl): Promise<readonly RequestRecord[]> {
  let seen = -1;
  for (;;) {
    const requests = await control.requests();
    const open = requests.filter(({ outcome }) => outcome === "pending");
    if (requests.length === seen && open.length === 0) return requests;
    seen = requests.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

/** Opens a view as a person does, and waits for its rows. */
export async function openView(
  id: "awsBackup.backupJobs" | "awsBackup.restoreJobs",
): Promise<void> {
  await vscode.commands.executeCommand(`${id}.focus`);
  await quiet(endpoint());
}

/** A command's list or box is there: a command that shows none has come to its end in this time. */
export async function isAsking(done: Thenable<unknown>): Promise<void> {
  const ended = done.then(() => "ended");
  const seen = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500))]);
  assert.notEqual(seen, "ended", "it ended before anybody answered");
}

/** The job's JSON document that the active editor shows, if it shows one. */
export function shownDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.uri.scheme === "aws-backup-job" ? document : undefined;
}
