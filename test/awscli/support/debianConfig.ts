import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

type Section = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What Debian's botocore, the one of its AWS CLI, makes of one file; undefined where it refuses it. */
export interface CliFile {
  readonly config?: Readonly<
    Record<"profiles" | "sso_sessions" | "services", Readonly<Record<string, Section>>>
  >;
  readonly credentials?: Readonly<Record<string, Section>>;
  /** The values of the section DEFAULT. */
  readonly shared?: Readonly<Record<string, string>>;
}

/** It knows no services yet: they are named as its successors name them. */
const program = `
import configparser, json, shlex, sys
from awscli.botocore import configloader

ConfigParseError = configloader.botocore.exceptions.ConfigParseError

def config(path):
    loaded = configloader.load_config(path)
    services = {}
    for header, values in loaded.items():
        if header.startswith("services"):
            try:
                words = shlex.split(header)
            except ValueError:
                continue
            if len(words) == 2:
                services[words[1]] = values
    loaded["services"] = services
    return {kind: loaded[kind] for kind in ("profiles", "sso_sessions", "services")}

def shared(path):
    parser = configparser.RawConfigParser()
    parser.read([path])
    return dict(parser.defaults())

def read(path):
    found = {}
    for kind, load in readers:
        try:
            found[kind] = load(path)
        except (ConfigParseError, configparser.Error):
            pass
    return found

readers = (("config", config), ("credentials", configloader.raw_config_parse), ("shared", shared))
json.dump([read(path) for path in json.load(sys.stdin)], sys.stdout)
`;

/** Each text as a config file and as a credentials file. */
export function readByCli(texts: readonly string[]): readonly CliFile[] {
  const folder = mkdtempSync(path.join(tmpdir(), "cli-config-"));
  try {
    const files = texts.map((text, index) => {
      const file = path.join(folder, String(index));
      writeFileSync(file, text);
      return file;
    });
    const output = execFileSync("/usr/bin/python3", ["-c", program], {
      input: JSON.stringify(files),
      env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" },
      maxBuffer: 256_000_000,
      encoding: "utf8",
    });
    return JSON.parse(output) as readonly CliFile[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
