import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";

/** A home directory of its own and an environment without the machine's AWS settings. */
export interface AwsHome {
  readonly path: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ~/.aws/config */
  config(text: string): void;
  /** ~/.aws/credentials */
  credentials(text: string): void;
  /** ~/.aws/sso/cache: a token as `aws sso login` leaves it, by the name of the sso-session or the start URL. */
  ssoToken(of: string, token: object): void;
  file(name: string, text: string): string;
  setEnv(name: string, value: string | undefined): void;
  remove(): void;
}

/** The SDK reads process.env and the home directory itself, so both are replaced; remove() restores. */
export function anAwsHome(): AwsHome {
  const path = mkdtempSync(join(tmpdir(), "aws-home-"));
  mkdirSync(join(path, ".aws", "sso", "cache"), { recursive: true });
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("AWS_")) vi.stubEnv(name, undefined);
  }
  vi.stubEnv("HOME", path);
  vi.stubEnv("USERPROFILE", path);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  vi.stubEnv("AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED", "true");
  const write = (name: string, text: string): string => {
    const file = join(path, name);
    writeFileSync(file, text);
    return file;
  };
  return {
    path,
    env: process.env,
    config: (text) => void write(".aws/config", text),
    credentials: (text) => void write(".aws/credentials", text),
    ssoToken: (of, token) => {
      const name = createHash("sha1").update(of).digest("hex");
      write(`.aws/sso/cache/${name}.json`, JSON.stringify(token));
    },
    file: write,
    setEnv: (name, value) => {
      vi.stubEnv(name, value);
    },
    remove: () => {
      vi.unstubAllEnvs();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
