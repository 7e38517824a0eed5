import assert from "node:assert/strict";
import * as vscode from "vscode";
import { askMfaCode } from "../../src/host/session/mfaPrompt";
import { isAsking } from "./support/opened";

const device = { profile: "$(flame) demo", serial: "arn:aws:iam::111122223333:mfa/[x](command:y)" };

describe("the question for an MFA code", () => {
  it("gives nothing on Esc, and waits for it", async () => {
    const asked = askMfaCode(device, new AbortController().signal);
    await isAsking(asked);
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    assert.equal(await asked, undefined);
  });

  it("closes when the request that needs it is given up", async () => {
    const abort = new AbortController();
    const asked = askMfaCode(device, abort.signal);
    await isAsking(asked);
    abort.abort();
    assert.equal(await asked, undefined);
  });

  it("is not asked for a request that was given up already", async () => {
    assert.equal(await askMfaCode(device, AbortSignal.abort()), undefined);
  });
});
