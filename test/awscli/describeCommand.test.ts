import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JobKind } from "../../src/domain/job/job";
import { environmentProfile } from "../../src/domain/session/session";
import { describeCommand } from "../../src/viewmodel/cli/awsCliCommand";
import type { AwsFiles } from "../support/endpoint/awsFiles";
import { writeAwsFiles } from "../support/endpoint/awsFiles";
import type { Account } from "../support/endpoint/account";
import { accountOf } from "../support/endpoint/data/accountOf";
import { demoAccount } from "../support/endpoint/data/demoAccount";
import { hostileAccount } from "../support/endpoint/data/hostileAccount";
import type { Endpoint } from "../support/endpoint/endpoint";
import { demoCredential, startEndpoint } from "../support/endpoint/endpoint";
import type { WireObject } from "../support/endpoint/wire";
import { readText } from "../support/endpoint/wire";
import { realAws, sharedAws } from "./support/awsCli";

/** *Copy as AWS CLI command*, run as a person would run it: by a shell, with Debian's AWS CLI. */
const now = Date.parse("2026-11-20T09:30:00Z");
const region = "eu-west-1";
const directory = mkdtempSync(path.join(tmpdir(), "describe-command-"));
const secret = path.join(directory, "secret.txt");

/** What somebody who could choose a job's id would choose. */
const hostileIds = [
  "it's",
  `"double" \\ and $HOME`,
  "$(touch pwned-1)",
  "`touch pwned-2`",
  "x; touch pwned-3 #",
  "a && touch pwned-4 || b > pwned-5",
  "-x",
  "--profile=other",
  "~",
  "*",
  "!!",
  "two\nlines\ttab",
  "\u001b[201~touch pwned-6",
  "‘typographic’",
  "漢字 \u202egpj.exe",
  "@x,{a,b}",
  `file://${secret}`,
  `fileb://${secret}`,
  "https://evil.example/?x=1",
  "null",
  "{}",
  "%2e%2e",
];

const ids = {
  backup: "BackupJobId",
  restore: "RestoreJobId",
  copy: "CopyJobId",
  scan: "ScanJobId",
} as const;
const profiles = ["default", "my team", "it's $HOME", "-dash"];

const accounts: Readonly<Record<string, Account>> = {
  demo: demoAccount({ now }),
  hostile: hostileAccount({ now }),
  ids: accountOf({
    accountId: "111122223333",
    region,
    backup: hostileIds.map((id) => ({ BackupJobId: id, State: "FAILED", ResourceType: id })),
    restore: hostileIds.map((id) => ({ RestoreJobId: id, Status: "FAILED", ResourceType: id })),
  }),
};

const endpoints = new Map<string, Endpoint>();
let files: AwsFiles;

beforeAll(async () => {
  writeFileSync(secret, "contents of a file");
  for (const [name, account] of Object.entries(accounts)) {
    const credentials = [demoCredential(account)];
    endpoints.set(name, await startEndpoint({ accounts: [account], credentials, now: () => now }));
  }
  const credential = demoCredential(endpointAccount("demo"));
  files = writeAwsFiles(
    profiles.map((name) => ({ name, credential })),
    { directory },
  );
});

afterAll(async () => {
  for (const endpoint of endpoints.values()) await endpoint.stop();
  files.remove();
  rmSync(directory, { recursive: true, force: true });
});

function endpointAccount(name: string): Account {
  const account = accounts[name];
  if (account === undefined) throw new Error(`No account ${name}`);
  return account;
}

function endpointOf(name: string): Endpoint {
  const endpoint = endpoints.get(name);
  if (endpoint === undefined) throw new Error(`No endpoint ${name}`);
  return endpoint;
}

interface Run {
  readonly account: string;
  readonly shell?: string;
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The members that the CLI prints of the job, from the command as the user gets it. */
async function described(
  job: { readonly kind: JobKind; readonly id: string },
  { account, shell = "/bin/sh", profile = "default", env = {} }: Run,
): Promise<WireObject> {
  const command = describeCommand(job, { profile, region }, "posix");
  if (command.type === "refused") throw new Error(`No command for ${job.id}: ${command.reason}`);
  const { stdout } = await promisify(execFile)(
    shell,
    ["-c", `${command.text} --endpoint-url ${endpointOf(account).url}`],
    {
      cwd: directory,
      env: {
        ...files.env,
        ...sharedAws(),
        AWS_PAGER: "",
        AWS_MAX_ATTEMPTS: "1",
        HOME: directory,
        LC_ALL: "C.UTF-8",
        ...env,
      },
    },
  );
  const answer = JSON.parse(stdout) as WireObject;
  return (job.kind === "copy" ? answer["CopyJob"] : answer) as WireObject;
}

/** Ids that the account's endpoint lists, but those that a person can't ask for. */
function idsIn(account: string, kind: JobKind): string[] {
  const all = endpointOf(account)
    .listed(kind)
    .map((job) => job[ids[kind]])
    .filter((id) => id !== undefined)
    .map((id) => readText(id));
  return [...new Set(all)].filter((id) => id !== "");
}

describe.concurrent.each(["/bin/sh", "/bin/dash", "/bin/bash"])(
  "The copied command in %s",
  (shell) => {
    it.each(["backup", "restore", "copy"] as const)("describes the same %s job", async (kind) => {
      const id = idsIn("demo", kind)[3] ?? "";
      const job = await described({ kind, id }, { account: "demo", shell });
      expect(job[ids[kind]]).toBe(id);
    });
  },
);

describe.concurrent("The copied command", () => {
  it("describes a scan job with the model of a CLI that knows them", async () => {
    const models = path.join(import.meta.dirname, "models");
    const [id = ""] = idsIn("demo", "scan");
    const env = { AWS_DATA_PATH: models };
    const job = await described({ kind: "scan", id }, { account: "demo", env });
    expect(job["ScanJobId"]).toBe(id);
  });

  it.each(["backup", "restore"] as const)("finds the hostile account's %s jobs", async (kind) => {
    const odd = idsIn("hostile", kind).filter((id) => !/^[\w-]+$/.test(id) || id.startsWith("_"));
    expect(odd.length).toBeGreaterThan(1);
    for (const id of odd) {
      expect((await described({ kind, id }, { account: "hostile" }))[ids[kind]]).toBe(id);
    }
  });

  it.each(hostileIds.map((id, i) => [id, i % 2 === 0 ? "backup" : "restore"] as const))(
    "means the job %j and nothing else",
    async (id, kind) => {
      expect((await described({ kind, id }, { account: "ids" }))[ids[kind]]).toBe(id);
    },
  );

  it.each(profiles)("means the profile %s", async (profile) => {
    const [id = ""] = idsIn("demo", "backup");
    const job = await described({ kind: "backup", id }, { account: "demo", profile });
    expect(job["BackupJobId"]).toBe(id);
  });

  it("takes the environment's credentials where the session does", async () => {
    const [id = ""] = idsIn("demo", "backup");
    const { accessKeyId, secretAccessKey } = demoCredential(endpointAccount("demo"));
    const env = {
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    };
    const profile = environmentProfile;
    const job = await described({ kind: "backup", id }, { account: "demo", profile, env });
    expect(job["BackupJobId"]).toBe(id);
  });
});

describe("The CLI itself", () => {
  it("would have read a file, had the id been given as an option", async () => {
    const run = promisify(execFile)(
      realAws,
      [
        ...["backup", "describe-backup-job", "--backup-job-id", `file://${secret}`],
        ...["--region", region, "--endpoint-url", endpointOf("ids").url],
      ],
      { env: { ...files.env, AWS_MAX_ATTEMPTS: "1", HOME: directory, PATH: "/usr/bin:/bin" } },
    );
    await expect(run).rejects.toThrow("ResourceNotFound");
    const asked = endpointOf("ids").requests.at(-1);
    expect(decodeURIComponent(asked?.target ?? "")).toContain("contents of a file");
  });
});

describe("After all of them", () => {
  it("no id has run as a command", () => {
    expect(readdirSync(directory).filter((name) => name.startsWith("pwned"))).toEqual([]);
  });
});
