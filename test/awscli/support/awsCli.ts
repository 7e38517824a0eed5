import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";
import type { AwsFiles } from "../../support/endpoint/awsFiles";
import { writeAwsFiles } from "../../support/endpoint/awsFiles";
import type { Credential } from "../../support/endpoint/authentication";
import type { Endpoint } from "../../support/endpoint/endpoint";

/** Debian's own; another `aws` may come first on PATH. */
export const realAws = "/usr/bin/aws";
const model =
  "/usr/lib/python3/dist-packages/awscli/botocore/data/backup/2018-11-15/service-2.json";
const hint = "Debian's AWS CLI 2.9 is needed at /usr/bin/aws: apt-get install -y awscli";

interface ServiceModel {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<
    Record<string, { readonly members?: Readonly<Record<string, unknown>> }>
  >;
}

/** Throws a sentence that says what to install. */
export function checkInstalled(): void {
  if (!existsSync(realAws) || !existsSync(model)) {
    throw new Error(hint);
  }
}

/**
 * The part of an environment in which `aws` is Debian's, as a fork of one process of it: a process of its own takes a
 * second of computing for each call. `realProcess.test.ts` proves that both do the same.
 */
export function sharedAws(): Readonly<Record<string, string>> {
  return {
    PATH: `${path.join(import.meta.dirname, "bin")}:/usr/bin:/bin`,
    AWS_CLI_SERVER: inject("awsCliServer"),
  };
}

/** What came of a call. */
export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly profile?: string;
  readonly binary?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** An AWS CLI that isn't ours, with a home of its own and pointed at an endpoint. */
export class AwsCli {
  readonly #endpoint: Endpoint;
  readonly #home = mkdtempSync(path.join(tmpdir(), "aws-cli-"));
  readonly #files: AwsFiles;

  constructor(endpoint: Endpoint, credentials: Readonly<Record<string, Credential>>) {
    this.#endpoint = endpoint;
    const profiles = Object.entries(credentials).map(([name, credential]) => ({
      name,
      credential,
    }));
    this.#files = writeAwsFiles(profiles, { directory: this.#home });
  }

  /** The version, e.g. "2.9.19"; throws a sentence that says what to install if there is none. */
  async version(): Promise<string> {
    checkInstalled();
    const { stdout } = await this.call(["--version"]);
    const version = /^aws-cli\/(2\.\d+\.\d+) .*debian/.exec(stdout)?.[1];
    if (version === undefined) {
      throw new Error(`${hint} (found ${stdout.trim()})`);
    }
    return version;
  }

  /** `aws backup <command> …`, with the output parsed; throws when the CLI fails. */
  async backup(
    command: string,
    args: readonly string[] = [],
  ): Promise<Readonly<Record<string, unknown>>> {
    const { exitCode, stdout, stderr } = await this.try(command, args);
    if (exitCode !== 0) {
      throw new Error(`aws backup ${command} ${args.join(" ")} failed: ${stderr}`);
    }
    return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  }

  /** The same where failing is what is expected. */
  async try(
    command: string,
    args: readonly string[] = [],
    profile = "default",
  ): Promise<CliResult> {
    return this.call(["backup", command, "--output", "json", ...args], { profile });
  }

  /** Any call; `binary` as an absolute path is the program itself, in a process of its own. */
  async call(
    args: readonly string[],
    { profile = "default", binary = "aws", env: more = {} }: CallOptions = {},
  ): Promise<CliResult> {
    const env = {
      ...this.#files.env,
      ...sharedAws(),
      AWS_PROFILE: profile,
      AWS_PAGER: "",
      AWS_MAX_ATTEMPTS: "1",
      HOME: this.#home,
      LC_ALL: "C.UTF-8",
      ...more,
    };
    const where = ["--endpoint-url", this.#endpoint.url, "--region", "eu-west-1"];
    try {
      const { stdout, stderr } = await promisify(execFile)(binary, [...where, ...args], {
        env,
        maxBuffer: 64_000_000,
      });
      return { exitCode: 0, stdout, stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as {
        code?: unknown;
        stdout?: string;
        stderr?: string;
      };
      if (typeof code !== "number") {
        throw error;
      }
      return { exitCode: code, stdout: stdout ?? "", stderr: stderr ?? "" };
    }
  }

  remove(): void {
    this.#files.remove();
    rmSync(this.#home, { recursive: true, force: true });
  }
}

/** The input members of an operation that the CLI knows, read from its own model; undefined if it doesn't know it. */
export function knownMembers(operation: string): readonly string[] | undefined {
  checkInstalled();
  const { operations, shapes } = JSON.parse(readFileSync(model, "utf8")) as ServiceModel;
  const found = operations[operation];
  if (found === undefined) {
    return undefined;
  }
  return found.input === undefined ? [] : Object.keys(shapes[found.input.shape]?.members ?? {});
}

/** ListBackupJobs → list-backup-jobs, ByResourceArn → by-resource-arn. */
export function kebab(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, "-$1").toLowerCase();
}
