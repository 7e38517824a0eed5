import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BackupError } from "../../src/domain/query/backupError";
import { anAwsHome } from "../support/identity/awsHome";
import {
  emptyPage,
  type ScriptedServer,
  startScriptedServer,
} from "../support/identity/scriptedServer";
import { aRuntime, listBackupJobs } from "../support/identity/testRuntime";
import { sharedAws } from "./support/awsCli";
import { type ConfigRow, configRows } from "./support/configRows";

/**
 * The table *config file × AWS CLI × this extension*. Both ask the same server for backup jobs, with the same files and
 * environment: whose key signs, and for which Region? What the CLI accepts is the same here; what it refuses may work.
 */
let server: ScriptedServer;
/** What the CLI did, by row. */
const byCli = new Map<ConfigRow, string>();

beforeAll(async () => {
  server = await startScriptedServer(() => emptyPage);
  // Most of a call is computing, and there are few processors.
  const rows = [...configRows];
  const work = async (): Promise<void> => {
    for (let row = rows.shift(); row !== undefined; row = rows.shift()) {
      byCli.set(row, await askedByCli(row));
    }
  };
  await Promise.all([work(), work(), work()]);
});
afterAll(() => server.close());

/** Who asked below a path: "KEY region", and the session token. */
function signerOf(place: string): string {
  const request = server.requests.find(({ target }) => target.startsWith(`${place}/`));
  const { authorization, "x-amz-security-token": token } = request?.headers ?? {};
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(String(authorization));
  return scope === null ? "nobody" : [scope[1], scope[2], token].filter(Boolean).join(" ");
}

function write(home: string, { config, credentials }: ConfigRow): void {
  mkdirSync(join(home, ".aws"), { recursive: true });
  if (config !== undefined) writeFileSync(join(home, ".aws", "config"), config);
  if (credentials !== undefined) writeFileSync(join(home, ".aws", "credentials"), credentials);
}

async function askedByCli(row: ConfigRow): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), "config-row-"));
  const place = `/cli/${configRows.indexOf(row)}`;
  const env = {
    ...sharedAws(),
    HOME: home,
    LC_ALL: "C.UTF-8",
    AWS_PAGER: "",
    AWS_MAX_ATTEMPTS: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    ...row.env,
  };
  const profile = row.profile === undefined ? [] : ["--profile", row.profile];
  const call = ["--endpoint-url", server.url + place, "backup", "list-backup-jobs", ...profile];
  try {
    write(home, row);
    await promisify(execFile)("aws", call, { env });
    return signerOf(place);
  } catch {
    return "refused";
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function askedByUs(row: ConfigRow): Promise<string> {
  const home = anAwsHome();
  const place = `/ours/${configRows.indexOf(row)}`;
  try {
    write(home.path, row);
    for (const [name, value] of Object.entries(row.env ?? {})) home.setEnv(name, value);
    home.setEnv("AWS_ENDPOINT_URL", server.url + place);
    const { profile } = row;
    const runtime = aRuntime();
    const resolved = await runtime.resolveSession(profile === undefined ? {} : { profile });
    if (resolved.kind !== "ready") return resolved.kind;
    await listBackupJobs(runtime.openGateway(resolved.session));
    return signerOf(place);
  } catch (error) {
    if (error instanceof BackupError) return "fails";
    throw error;
  } finally {
    home.remove();
  }
}

describe("The AWS config files", () => {
  it.each(configRows.map((row) => [row.title, row] as const))("%s", async (_, row) => {
    expect([byCli.get(row), await askedByUs(row)]).toEqual([row.cli, row.ours ?? row.cli]);
  });

  it("have forty rows at least, and work here wherever the CLI accepts them", () => {
    expect(configRows.length).toBeGreaterThanOrEqual(40);
    const accepted = configRows.filter(({ cli }) => cli !== "refused");
    // What the CLI sends for a Region that is none fails at AWS.
    expect(accepted.filter(({ ours }) => ours !== undefined).map(({ title }) => title)).toEqual([
      "a zone in place of a Region",
      "a Region in upper case",
    ]);
  });
});
