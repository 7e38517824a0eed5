import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BackupError } from "../../src/domain/query/backupError";
import { anAwsHome, writeSsoToken } from "../support/identity/awsHome";
import {
  emptyPage,
  type ScriptedServer,
  startScriptedServer,
} from "../support/identity/scriptedServer";
import { aRuntime, listBackupJobs } from "../support/identity/testRuntime";
import { sharedAws } from "./support/awsCli";
import { type ConfigRow, configRows } from "./support/configRows";
import { identityRows } from "./support/identityRows";
import {
  type IdentityServices,
  namedIdentity,
  proxiedIdentity,
  signerOf,
  ssoTokenUntil,
} from "./support/identityServices";

/**
 * The table *config file × AWS CLI × this extension*. Both ask the same server for backup jobs, with the same files and
 * environment: whose key signs, and for which Region? Where others give that key, what are they asked? What the CLI
 * accepts is the same here; what it refuses may work.
 */
const rows = [...configRows, ...identityRows];
let server: ScriptedServer;
/** What the CLI did, by row. */
const byCli = new Map<ConfigRow, string>();

beforeAll(async () => {
  server = await startScriptedServer(() => emptyPage);
  // Most of a call is computing, and there are few processors.
  const waiting = [...rows];
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      byCli.set(row, await askedByCli(row));
    }
  };
  await Promise.all([work(), work(), work()]);
});
afterAll(() => server.close());

/** What a refresh of a token needs. */
const renewal = {
  clientId: "client",
  clientSecret: "fake-client-secret",
  refreshToken: "fake-refresh-token",
  registrationExpiresAt: "2099-01-01T00:00:00Z",
};

/** The requests, each by who made it; that of AWS Backup, which is known by its path, comes last. */
function story(identity: IdentityServices, place: string): string {
  const request = server.requests.find(({ target }) => target.startsWith(`${place}/`));
  const signer = request === undefined ? undefined : signerOf(request);
  return [...identity.asked(), signer ?? "nobody"].join(" > ");
}

function write(home: string, { config, credentials, ssoTokens, token }: ConfigRow): void {
  mkdirSync(join(home, ".aws"), { recursive: true });
  for (const [of, expiresAt] of Object.entries(ssoTokens ?? {})) {
    writeSsoToken(home, of, { ...renewal, accessToken: ssoTokenUntil(expiresAt), expiresAt });
  }
  if (token !== undefined) writeFileSync(join(home, "token"), token);
  if (config !== undefined) {
    const placed = typeof config === "string" ? config.replace("HOME", home) : config;
    writeFileSync(join(home, ".aws", "config"), placed);
  }
  if (credentials !== undefined) writeFileSync(join(home, ".aws", "credentials"), credentials);
}

async function askedByCli(row: ConfigRow): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), "config-row-"));
  const place = `/cli/${rows.indexOf(row)}`;
  const identity = await proxiedIdentity();
  const env = {
    ...sharedAws(),
    HOME: home,
    LC_ALL: "C.UTF-8",
    AWS_PAGER: "",
    AWS_MAX_ATTEMPTS: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    ...identity.env,
    ...row.env,
  };
  const profile = row.profile === undefined ? [] : ["--profile", row.profile];
  const call = ["--endpoint-url", server.url + place, "backup", "list-backup-jobs", ...profile];
  try {
    write(home, row);
    await promisify(execFile)("aws", call, { env });
    return story(identity, place);
  } catch {
    return "refused";
  } finally {
    await identity.close();
    rmSync(home, { recursive: true });
  }
}

async function askedByUs(row: ConfigRow): Promise<string> {
  const home = anAwsHome();
  const place = `/ours/${rows.indexOf(row)}`;
  const identity = await namedIdentity();
  try {
    write(home.path, row);
    const env = { ...identity.env, ...row.env };
    for (const [name, value] of Object.entries(env)) home.setEnv(name, value);
    home.setEnv("AWS_ENDPOINT_URL", server.url + place);
    const { profile } = row;
    const runtime = aRuntime();
    const resolved = await runtime.resolveSession(profile === undefined ? {} : { profile });
    if (resolved.kind !== "ready") return resolved.kind;
    await listBackupJobs(runtime.openGateway(resolved.session));
    return story(identity, place);
  } catch (error) {
    if (error instanceof BackupError) return "fails";
    throw error;
  } finally {
    home.remove();
    await identity.close();
  }
}

describe("The AWS config files", () => {
  it.each(rows.map((row) => [row.title, row] as const))("%s", async (_, row) => {
    expect([byCli.get(row), await askedByUs(row)]).toEqual([row.cli, row.ours ?? row.cli]);
  });

  it("have eighty rows at least, and work here wherever the CLI accepts them", () => {
    expect(rows.length).toBeGreaterThanOrEqual(80);
    const accepted = rows.filter(({ cli }) => cli !== "refused");
    // What the CLI sends for a Region that is none fails at AWS.
    expect(accepted.filter(({ ours }) => ours !== undefined).map(({ title }) => title)).toEqual([
      "a zone in place of a Region",
      "a Region in upper case",
      // A profile stands for itself here, whoever named it.
      "the role of a web identity in the environment, where nobody selected the profile",
    ]);
  });
});
