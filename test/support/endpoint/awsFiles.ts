import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Credential } from "./authentication";

/** A profile of the AWS config files. */
export interface AwsProfile {
  /** "default" unless given. */
  readonly name?: string;
  readonly region?: string;
  readonly credential?: Pick<Credential, "accessKeyId" | "secretAccessKey" | "sessionToken">;
  readonly endpointUrl?: string;
  /** Further lines of the config file, e.g. { sso_session: "corp" }. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface AwsFiles {
  readonly directory: string;
  readonly configFile: string;
  readonly credentialsFile: string;
  /** Environment that makes SDKs and the CLI read these files and nothing of the user's. */
  readonly env: Readonly<Record<string, string>>;
  /** Writes the files anew, as `aws configure` would. */
  rewrite(profiles: readonly AwsProfile[]): void;
  remove(): void;
}

/** Writes an AWS config and a credentials file into a temporary directory. */
export function writeAwsFiles(
  profiles: readonly AwsProfile[],
  options: { readonly activeProfile?: string; readonly directory?: string } = {},
): AwsFiles {
  const directory = options.directory ?? mkdtempSync(path.join(tmpdir(), "aws-files-"));
  const configFile = path.join(directory, "config");
  const credentialsFile = path.join(directory, "credentials");
  const rewrite = (next: readonly AwsProfile[]): void => {
    writeFileSync(configFile, next.map(configSection).join("\n"));
    writeFileSync(credentialsFile, next.map(credentialsSection).join("\n"), { mode: 0o600 });
  };
  rewrite(profiles);
  return {
    directory,
    configFile,
    credentialsFile,
    env: {
      AWS_CONFIG_FILE: configFile,
      AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
      AWS_EC2_METADATA_DISABLED: "true",
      ...(options.activeProfile === undefined ? {} : { AWS_PROFILE: options.activeProfile }),
    },
    rewrite,
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function configSection({ name = "default", region, endpointUrl, settings }: AwsProfile): string {
  return section(name === "default" ? name : `profile ${name}`, {
    region,
    endpoint_url: endpointUrl,
    ...settings,
  });
}

function credentialsSection({ name = "default", credential }: AwsProfile): string {
  return credential === undefined
    ? ""
    : section(name, {
        aws_access_key_id: credential.accessKeyId,
        aws_secret_access_key: credential.secretAccessKey,
        aws_session_token: credential.sessionToken,
      });
}

function section(title: string, values: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} = ${value ?? ""}\n`);
  return `[${title}]\n${lines.join("")}`;
}
