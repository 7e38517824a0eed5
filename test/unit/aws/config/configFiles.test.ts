import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadSharedConfigFiles, loadSsoSessionData } from "@smithy/core/config";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type ConfigFiles,
  configFilesReader,
  readConfigFiles,
} from "../../../../src/aws/config/configFiles";
import { handToSdk, sdkProfileName } from "../../../../src/aws/config/sdkFiles";
import { anAwsHome, type AwsHome } from "../../../support/identity/awsHome";

let home: AwsHome;
beforeEach(() => {
  home = anAwsHome();
});
afterEach(() => {
  home.remove();
});

const read = (): Promise<ConfigFiles> => readConfigFiles(home.env);
const configPath = (): string => join(home.path, ".aws", "config");
const states = async (): Promise<readonly string[]> =>
  (await read()).files.map(({ state }) => state);
const profile = async (name: string): Promise<object | undefined> =>
  (await read()).profiles.get(name);

/** A user without rights. */
const nobody = 65534;

describe("A config file that can't be read", () => {
  it("is named with its path and the reason", async () => {
    mkdirSync(configPath());
    expect((await read()).files).toEqual([
      { file: configPath(), state: "folder" },
      { file: join(home.path, ".aws", "credentials"), state: "missing" },
    ]);
  });

  it.each([
    ["UTF-16 with a mark", Buffer.from("\ufeff[default]\nregion=x", "utf16le")],
    ["UTF-16 without", Buffer.from("[default]\nregion=x", "utf16le")],
    ["UTF-16, big end first", Buffer.from("[default]\nregion=x", "utf16le").swap16()],
  ])("is not UTF-8: %s", async (_, bytes) => {
    writeFileSync(configPath(), bytes);
    expect(await states()).toEqual(["notUtf8", "missing"]);
    expect((await read()).profiles.size).toBe(0);
  });

  it("is read all the same where it is ASCII but for a comment", async () => {
    writeFileSync(
      configPath(),
      Buffer.from("# B\u00fcro\n[profile a]\nregion=eu-west-1\n", "latin1"),
    );
    expect(await states()).toEqual(["notUtf8", "missing"]);
    expect(await profile("a")).toEqual({ region: "eu-west-1" });
  });

  it("is too large", async () => {
    home.config("[profile a]\n");
    truncateSync(configPath(), 30_000_000);
    expect(await states()).toEqual(["tooLarge", "missing"]);
  });

  it("is a link to itself", async () => {
    symlinkSync(configPath(), configPath());
    expect(await states()).toEqual(["unreadable", "missing"]);
  });

  it.skipIf(process.platform === "win32")("may not be read", async () => {
    home.config("[profile a]\n");
    chmodSync(configPath(), 0);
    chmodSync(home.path, 0o755);
    chmodSync(join(home.path, ".aws"), 0o755);
    // Nothing is forbidden to root, as whom CI runs.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(nobody);
    try {
      expect(await states()).toEqual(["noPermission", "missing"]);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it.skipIf(process.platform === "win32")(
    "is none: people name /dev/null to have none, and a pipe is never waited for",
    async () => {
      const pipe = join(home.path, "pipe");
      execFileSync("mkfifo", [pipe]);
      home.setEnv("AWS_CONFIG_FILE", "/dev/null");
      home.setEnv("AWS_SHARED_CREDENTIALS_FILE", pipe);
      expect(await states()).toEqual(["missing", "missing"]);
    },
  );
});

describe("The config files' places", () => {
  it.each(["~/there", "$HOME/there", "${HOME}/there"])("are as the CLI reads %s", async (named) => {
    const file = home.file("there", "[profile a]\nregion=eu-west-1\n");
    home.setEnv("AWS_CONFIG_FILE", named);
    expect((await read()).files[0]).toEqual({ file, state: "read" });
    expect(await profile("a")).toEqual({ region: "eu-west-1" });
  });

  it("keep a variable that is not set", async () => {
    home.setEnv("AWS_CONFIG_FILE", "/nowhere/$AWS_NOT_SET/config");
    expect((await read()).files[0]).toEqual({
      file: "/nowhere/$AWS_NOT_SET/config",
      state: "missing",
    });
  });
});

describe("The profiles of both files", () => {
  const pair = "aws_access_key_id=FAKE\naws_secret_access_key=FAKE\n";

  it("don't mix the token of one file with the keys of the other", async () => {
    home.config(`[profile a]\n${pair}aws_session_token=old\nregion=EU-WEST-1\n`);
    home.credentials(`[a]\n${pair}`);
    expect(await profile("a")).toEqual({
      aws_access_key_id: "FAKE",
      aws_secret_access_key: "FAKE",
      region: "eu-west-1",
    });
  });

  it("have the older name of a token first, as in the CLI", async () => {
    home.credentials(`[a]\n${pair}aws_session_token=new\naws_security_token=old\n`);
    expect(await profile("a")).toMatchObject({ aws_session_token: "old" });
  });

  it("have a process before keys of the config file, and not before those of the credentials file", async () => {
    home.config(`[profile a]\n${pair}credential_process=x\n[profile b]\ncredential_process=x\n`);
    home.credentials(`[b]\n${pair}`);
    expect(await profile("a")).toEqual({ credential_process: "x" });
    expect(await profile("b")).toMatchObject({ aws_access_key_id: "FAKE" });
  });

  it("name other sections with or without a comment behind the name", async () => {
    home.config(
      "[profile b # c]\nsource_profile=a # c\n[profile x]\nsource_profile=b # c\nrole_arn=r # c\n[profile b]\nregion=eu-west-1\n",
    );
    expect(await profile("x")).toEqual({ source_profile: "b", role_arn: "r" });
  });

  it("go on where the CLI refuses the file", async () => {
    home.config(
      "\ufeffstray = 1\n[profile a]\nregion=eu-west-1\nno delimiter\n= no key\nregion=eu-west-2\n[profile b]\n[profile a]\noutput=json\n[profile c]\ns3 =\n  no equals sign\n  x = y\n",
    );
    expect(await profile("a")).toEqual({ region: "eu-west-2", output: "json" });
    expect(await profile("c")).toEqual({ "s3.x": "y" });
  });

  it("are read at once, however hostile a file is", async () => {
    home.config(
      `[DEFAULT]\n${Array.from({ length: 20_000 }, (_, i) => `k${i}=v\n`).join("")}` +
        Array.from({ length: 5_000 }, (_, i) => `[profile p${i}]\n`).join("") +
        `[profile ${"x".repeat(1_000_000)}]\n${" ".repeat(500_000)}a${":".repeat(500_000)}\n`,
    );
    expect((await read()).profiles.size).toBe(5_001);
  });
});

describe("A reader of the config files", () => {
  it("keeps what they say while they say the same, and sees every change", async () => {
    const readAgain = configFilesReader(home.env);
    home.config("[profile a]\nregion = eu-west-1\n");
    const first = await readAgain();
    expect(await readAgain()).toBe(first);
    home.credentials("[b]\n");
    expect([...(await readAgain()).profiles.keys()]).toEqual(["a", "b"]);
    home.config("[profile c]\n");
    expect([...(await readAgain()).profiles.keys()]).toEqual(["c", "b"]);
    home.setEnv("AWS_CONFIG_FILE", home.file("other", "[profile c]\n"));
    expect((await readAgain()).files[0]?.file).toBe(join(home.path, "other"));
  });
});

describe("The SDK", () => {
  const hand = async (): Promise<void> => {
    handToSdk(await read(), home.env);
  };

  const names = [
    "plain",
    "My Account:ReadOnly",
    "日本",
    "services.x",
    "sso-session.x",
    "__proto__",
    "a.b",
    "100%",
    "a]b",
  ];

  it("finds each profile by its encoded name, with its keys", async () => {
    home.credentials(names.map((name) => `[${name}]\nregion = eu-west-1\n`).join(""));
    home.config("[services x]\nbackup =\n  endpoint_url = http://x\n");
    await hand();
    const { configFile, credentialsFile } = await loadSharedConfigFiles();
    expect(credentialsFile).toEqual({});
    for (const name of names) {
      const found = Object.entries(configFile).find(([key]) => key === sdkProfileName(name));
      expect(found?.[1], name).toMatchObject({ region: "eu-west-1" });
    }
    expect(Object.keys(configFile)).toHaveLength(names.length);
    expect(new Set(names.map(sdkProfileName)).size).toBe(names.length);
    expect(sdkProfileName("plain-1.2@x/y")).toBe("plain-1.2@x/y");
  });

  it("finds sso-sessions and what refers to another section", async () => {
    home.config(
      '[profile a]\nsso_session = My Company\nsource_profile = b c\n[sso-session "My Company"]\nsso_region = eu-west-1\n',
    );
    await hand();
    const name = sdkProfileName("My Company");
    expect(await loadSsoSessionData()).toMatchObject({ [name]: { sso_region: "eu-west-1" } });
    const { configFile } = await loadSharedConfigFiles();
    expect(configFile["a"]).toMatchObject({
      sso_session: name,
      source_profile: sdkProfileName("b c"),
    });
  });

  it("sees what has changed once the files are read again", async () => {
    await hand();
    home.config("[profile later]\nregion = eu-west-1\n");
    await hand();
    expect((await loadSharedConfigFiles()).configFile).toHaveProperty("later");
  });
});
