import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAccount } from "../support/endpoint/data/demoAccount";
import { demoCredential, type Endpoint, startEndpoint } from "../support/endpoint/endpoint";
import { writeSsoToken } from "../support/identity/awsHome";
import { AwsCli, realAws } from "./support/awsCli";
import { proxiedIdentity, ssoTokenUntil } from "./support/identityServices";

/**
 * The other files run Debian's AWS CLI in forks of one process. Here /usr/bin/aws itself, in a process of its own,
 * stands beside it: what they print, how they end and what they ask must be the same.
 */
const now = Date.parse("2026-11-20T09:30:00Z");
const account = demoAccount({ now });
const longTerm = demoCredential(account);
const expired = { ...longTerm, accessKeyId: "DEMO-EXPIRED-KEY", expired: true };
const models = path.join(import.meta.dirname, "models");

let endpoint: Endpoint;
let cli: AwsCli;

beforeAll(async () => {
  const credentials = [longTerm, expired];
  endpoint = await startEndpoint({ accounts: [account], credentials, now: () => now });
  cli = new AwsCli(endpoint, { default: longTerm, expired });
});

afterAll(async () => {
  cli.remove();
  await endpoint.stop();
});

interface Call {
  readonly title: string;
  readonly profile?: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly exitCode: number;
}

const list = ["backup", "list-backup-jobs"];

const calls: readonly Call[] = [
  { title: "a version", args: ["--version"], exitCode: 0 },
  { title: "a list of several pages", args: [...list, "--page-size", "20"], exitCode: 0 },
  {
    title: "a list narrowed by --query, as text",
    args: [...list, "--query", "BackupJobs[?State=='FAILED'].[BackupJobId, ResourceName]"],
    exitCode: 0,
  },
  {
    title: "a time in another zone",
    args: [...list, "--by-created-after", "2026-11-19T00:00:00+09:00"],
    exitCode: 0,
  },
  {
    title: "a hostile value",
    args: [...list, "--by-resource-type", "it's $(x) \u001b[0m 漢字 😀"],
    exitCode: 0,
  },
  {
    title: "a file as a value",
    args: [...list, "--by-resource-type", "file:///no/such/file"],
    exitCode: 252,
  },
  {
    title: "an option that its own model lacks",
    args: [...list, "--by-message-category", "x"],
    exitCode: 252,
  },
  {
    title: "the same option with the model of today",
    args: [...list, "--by-message-category", "AccessDenied"],
    env: { AWS_DATA_PATH: models },
    exitCode: 0,
  },
  { title: "credentials that have expired", profile: "expired", args: list, exitCode: 254 },
  { title: "a profile that does not exist", profile: "nobody", args: list, exitCode: 255 },
  {
    title: "another time zone",
    args: [...list, "--max-items", "3"],
    env: { TZ: "Asia/Tokyo" },
    exitCode: 0,
  },
];

describe("A call of the shared AWS CLI", () => {
  it.each(calls)("does what a process of its own does: $title", async (call) => {
    const results = [];
    for (const binary of [realAws, "aws"]) {
      const before = endpoint.requests.length;
      const result = await cli.call(call.args, { ...call, binary });
      const asked = endpoint.requests.slice(before);
      results.push({ ...result, asked: asked.map(({ operation, params }) => [operation, params]) });
    }
    expect(results[0]).toMatchObject({ exitCode: call.exitCode });
    expect(results[1]).toEqual(results[0]);
  });

  it("finds and keeps below its home directory what a process of its own does", async () => {
    const config =
      "[profile top]\nrole_arn = arn:aws:iam::111122223333:role/top\nsource_profile = corp\n" +
      "[profile corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n" +
      "sso_account_id = 111122223333\nsso_role_name = ReadOnly\n";
    const expiresAt = "2099-01-01T00:00:00Z";
    const token = { accessToken: ssoTokenUntil(expiresAt), expiresAt };
    const results = [];
    for (const binary of [realAws, "aws"]) {
      const home = mkdtempSync(path.join(tmpdir(), "aws-home-"));
      const identity = await proxiedIdentity();
      writeSsoToken(home, "https://example.awsapps.com/start", token);
      writeFileSync(path.join(home, "config"), config);
      const env = { ...identity.env, HOME: home, AWS_CONFIG_FILE: path.join(home, "config") };
      await cli.call(list, { profile: "top", binary, env });
      results.push({
        asked: identity.asked(),
        files: readdirSync(home, { recursive: true }).sort(),
      });
      await identity.close();
      rmSync(home, { recursive: true });
    }
    expect(results[0]?.asked).toHaveLength(2);
    expect(results[0]?.files).toContain(".aws/cli/cache");
    expect(results[1]).toEqual(results[0]);
  });

  it("leaves nothing behind for the next one", async () => {
    const option = [...list, "--by-message-category", "AccessDenied"];
    const today = await cli.call(option, { env: { AWS_DATA_PATH: models } });
    const own = await cli.call(option);
    expect([today.exitCode, own.exitCode]).toEqual([0, 252]);
  });
});
