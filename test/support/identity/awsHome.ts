import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

/**
 * The SDK reads process.env and the home directory itself, so both are replaced; remove() restores. For Vitest and for
 * the extension host.
 */
export function anAwsHome(): AwsHome {
  const before = new Map<string, string | undefined>();
  const setEnv = (name: string, value: string | undefined): void => {
    if (!before.has(name)) before.set(name, process.env[name]);
    replaceVariable(name, value);
  };
  const path = mkdtempSync(join(tmpdir(), "aws-home-"));
  mkdirSync(join(path, ".aws", "sso", "cache"), { recursive: true });
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("AWS_")) setEnv(name, undefined);
  }
  setEnv("HOME", path);
  setEnv("USERPROFILE", path);
  setEnv("AWS_EC2_METADATA_DISABLED", "true");
  setEnv("AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED", "true");
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
      writeSsoToken(path, of, token);
    },
    file: write,
    setEnv,
    remove: () => {
      for (const [name, value] of before) replaceVariable(name, value);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The same for a home that is none of this process. */
export function writeSsoToken(home: string, of: string, token: object): void {
  const folder = join(home, ".aws", "sso", "cache");
  mkdirSync(folder, { recursive: true });
  const name = createHash("sha1").update(of).digest("hex");
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(token));
}

function replaceVariable(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}
