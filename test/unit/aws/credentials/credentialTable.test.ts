import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { requestLine } from "../../../../src/host/base/log";
import { errorText } from "../../../../src/viewmodel/text/errorText";
import { credentialCells } from "../../../support/identity/credentialCells";
import type { Cell } from "../../../support/identity/credentialCells";
import { credentialTable } from "../../../support/identity/credentialTable";
import { aCredentialWorld, secretMark } from "../../../support/identity/credentialWorld";
import type { CredentialWorld } from "../../../support/identity/credentialWorld";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";
import { waitFor } from "../../../support/waitFor";

const region = "eu-west-1";

/** All that was written or could be shown, for the search for secrets. */
const written: string[] = [];
const rows: string[] = [];

async function outcome(cell: Cell, world: CredentialWorld): Promise<string> {
  const { profile = "p", codes = [], column } = cell;
  const left = [...codes];
  const runtime = aRuntime({ askMfaCode: () => Promise.resolve(left.shift()) });
  const list = (signal?: AbortSignal) =>
    listBackupJobs(runtime.openGateway({ profile, region }), signal);
  try {
    if (column === "works") {
      await list();
      return world.backup.requests[0]?.accessKeyId ?? "";
    }
    const cancel = new AbortController();
    const failing = failureOf(list(cancel.signal));
    if (column === "cancelled") {
      await Promise.race([asked(cell, world), failing]);
      cancel.abort();
    }
    const error = await failing;
    const text = errorText(error, { profile, region });
    written.push(JSON.stringify([error.details, error.message, error.stack, text]));
    return text.sentence.replace("Could not list backup jobs in eu-west-1: ", "");
  } finally {
    written.push(...runtime.log.map(requestLine), ...runtime.debugTexts);
  }
}

/** Something is asked for the credentials, and does not answer. */
async function asked({ kind }: Cell, { backup, identity }: CredentialWorld): Promise<void> {
  await waitFor(() => {
    if (kind === "credential_process") return;
    expect(backup.requests.length + identity.requests.length).toBeGreaterThan(0);
  });
}

describe("every kind of credentials", () => {
  it.each(credentialCells)("$kind, $column", async (cell) => {
    const world = await aCredentialWorld();
    try {
      cell.setUp(world);
      const told = (await outcome(cell, world)).replaceAll(world.home.path, "~");
      rows.push(`| ${cell.kind} | ${cell.column} | ${told} |`);
      expect(told).toBe(credentialTable[cell.kind]?.[cell.column]);
    } finally {
      await world.close();
    }
  });

  it("gives away no secret in any log line, error or sentence", () => {
    expect(written.length).toBeGreaterThan(credentialCells.length);
    expect(written.filter((text) => text.includes(secretMark))).toEqual([]);
    expect(written.filter((text) => /PRIVATE KEY/.test(text))).toEqual([]);
  });
});

afterAll(() => {
  const folder = path.resolve(import.meta.dirname, "../../../../out");
  mkdirSync(folder, { recursive: true });
  const head = "| Credentials | State | What users read |\n| --- | --- | --- |";
  writeFileSync(path.join(folder, "credentials.md"), `${[head, ...rows].join("\n")}\n`);
});
