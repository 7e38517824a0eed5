import { describe, expect, it } from "vitest";
import type { ConfigFiles } from "../../../../src/aws/config/configFiles";
import type { Environment } from "../../../../src/aws/config/environment";
import {
  environmentProfile,
  type SessionChoice,
  type SessionResolution,
} from "../../../../src/domain/session/session";
import { resolveSession as resolve } from "../../../../src/aws/config/sessionResolution";

const keys = { aws_access_key_id: "FAKE", aws_secret_access_key: "FAKE" };
const webIdentity = { AWS_WEB_IDENTITY_TOKEN_FILE: "/x", AWS_ROLE_ARN: "y" };
const container = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x" };
const envKeys = { AWS_ACCESS_KEY_ID: "FAKE", AWS_SECRET_ACCESS_KEY: "FAKE" };

function filesWith(profiles: Record<string, Record<string, string>>): ConfigFiles {
  return {
    profiles: new Map(Object.entries(profiles)),
    services: new Map(),
    ssoSessions: new Map(),
    unreadable: [],
    files: [{ file: "/home/me/.aws/config", state: "read" }],
  };
}

function resolveSession(
  choice: SessionChoice,
  files: ConfigFiles,
  env: Environment,
): SessionResolution {
  return resolve(choice, files, { env, isInstance: false });
}

describe("resolveSession: profile", () => {
  const files = filesWith({
    default: { ...keys, region: "eu-west-1" },
    a: { region: "eu-west-2" },
    b: { region: "eu-west-3" },
    role: { role_arn: "x", source_profile: "default", region: "eu-west-3" },
  });

  it.each([
    ["the chosen one first", { profile: "b" }, { AWS_PROFILE: "a", ...envKeys }, "b"],
    ["AWS_PROFILE next", {}, { AWS_PROFILE: "a", AWS_DEFAULT_PROFILE: "b" }, "a"],
    ["AWS_DEFAULT_PROFILE after it", {}, { AWS_DEFAULT_PROFILE: "b" }, "b"],
    ["default otherwise", {}, {}, "default"],
    ["not an empty AWS_PROFILE", {}, { AWS_PROFILE: "" }, "default"],
    ["keys in the environment before default", {}, envKeys, environmentProfile],
    [
      "keys in the environment before AWS_PROFILE",
      {},
      { ...envKeys, AWS_PROFILE: "a" },
      environmentProfile,
    ],
    ["not half of a pair of keys", {}, { AWS_ACCESS_KEY_ID: "FAKE" }, "default"],
    [
      "a web identity of the environment before a profile's keys",
      {},
      webIdentity,
      environmentProfile,
    ],
    [
      "a profile's role before a web identity of the environment",
      {},
      { ...webIdentity, AWS_PROFILE: "role" },
      "role",
    ],
    ["a profile's keys before a container", {}, container, "default"],
    [
      "a container before a profile without credentials",
      {},
      { ...container, AWS_PROFILE: "a" },
      environmentProfile,
    ],
    [
      "the environment where it was chosen",
      { profile: environmentProfile },
      envKeys,
      environmentProfile,
    ],
  ])("takes %s", (_, choice, env, profile) => {
    expect(resolveSession(choice, files, env)).toMatchObject({
      kind: "ready",
      session: { profile },
    });
  });

  it.each([
    ["keys", envKeys],
    ["web identity", webIdentity],
    ["a container", container],
    ["a container", { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://x" }],
  ])("takes the environment's %s where no profile is", (_, env) => {
    const session = { profile: environmentProfile, region: "eu-west-1" };
    const resolved = resolveSession({}, filesWith({}), { ...env, AWS_REGION: "eu-west-1" });
    expect(resolved).toEqual({ kind: "ready", session });
  });

  it.each([
    ["the instance's role where no profile is", {}, filesWith({}), environmentProfile],
    [
      "the instance's role where the profile has no credentials",
      {},
      filesWith({ default: { output: "json" } }),
      environmentProfile,
    ],
    ["the profile's credentials before it", {}, filesWith({ default: keys }), "default"],
    [
      "the instance's role where it was chosen",
      { profile: environmentProfile },
      files,
      environmentProfile,
    ],
  ])("takes on an instance of Amazon EC2 %s", (_, choice, found, profile) => {
    const machine = { env: { AWS_REGION: "eu-west-1" }, isInstance: true };
    expect(resolve(choice, found, machine)).toMatchObject({ session: { profile } });
  });

  it("has no session where the environment was chosen and has no credentials any more", () => {
    expect(resolveSession({ profile: environmentProfile }, files, {})).toEqual({
      kind: "environmentMissing",
    });
  });

  it.each([
    ["workspace", { profile: "gone" }, {}],
    ["setting", { profile: "gone", profileFrom: "setting" }, {}],
    ["AWS_PROFILE", {}, { AWS_PROFILE: "gone" }],
    ["AWS_PROFILE", {}, { AWS_PROFILE: "gone", ...envKeys }],
    ["AWS_DEFAULT_PROFILE", {}, { AWS_DEFAULT_PROFILE: "gone" }],
  ] as const)("says which profile is missing, and that %s names it", (namedBy, choice, env) => {
    expect(resolveSession(choice, files, env)).toEqual({
      kind: "profileMissing",
      profile: "gone",
      namedBy,
      files: files.files,
      unreadable: undefined,
    });
  });

  it("says where a profile stands that can't be read", () => {
    const unreadable = { name: "a b", file: "x", line: 7, reason: "unquotedName" } as const;
    const resolved = resolveSession(
      {},
      { ...files, unreadable: [unreadable] },
      { AWS_PROFILE: "a b" },
    );
    expect(resolved).toMatchObject({ kind: "profileMissing", unreadable });
  });

  it("has no profile where nothing names one", () => {
    expect(resolveSession({}, filesWith({}), {})).toEqual({ kind: "noProfile" });
    expect(resolveSession({}, filesWith({ a: keys }), { AWS_ACCESS_KEY_ID: "FAKE" })).toEqual({
      kind: "noProfile",
    });
  });

  it("never says that there is no profile where a file can't be read", () => {
    const unread = [{ file: "x", state: "folder" }] as const;
    expect(resolveSession({}, { ...filesWith({}), files: unread }, {})).toEqual({
      kind: "filesUnreadable",
      files: unread,
    });
  });
});

describe("resolveSession: Region", () => {
  const files = filesWith({
    default: { ...keys, region: "eu-west-1" },
    other: { ...keys, region: "eu-west-2" },
    none: keys,
  });
  const env = { AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-2" };

  it.each([
    ["the chosen one", { region: "eu-west-3" }, env, "eu-west-3"],
    ["AWS_REGION", {}, env, "us-east-1"],
    [
      "AWS_DEFAULT_REGION before the profile's",
      {},
      { AWS_DEFAULT_REGION: "us-east-2" },
      "us-east-2",
    ],
    ["the profile's", {}, {}, "eu-west-1"],
    [
      "with keys in the environment that of AWS_PROFILE",
      {},
      { ...envKeys, AWS_PROFILE: "other" },
      "eu-west-2",
    ],
    ["with keys in the environment else default's", {}, envKeys, "eu-west-1"],
    ["in any case", { region: "EU-West-3" }, {}, "eu-west-3"],
  ])("is %s", (_, choice, environment, region) => {
    expect(resolveSession(choice, files, environment)).toMatchObject({ session: { region } });
  });

  it("is missing where nothing names one", () => {
    expect(resolveSession({ profile: "none" }, files, {})).toEqual({
      kind: "noRegion",
      profile: "none",
    });
  });

  it.each([
    ["workspace", { region: "us-east-1a" }, {}, "us-east-1a"],
    ["setting", { region: "us-east-1a", regionFrom: "setting" }, {}, "us-east-1a"],
    ["AWS_REGION", {}, { AWS_REGION: "US East (N. Virginia)" }, "US East (N. Virginia)"],
    ["AWS_DEFAULT_REGION", {}, { AWS_DEFAULT_REGION: "us-east-1-bos-1a" }, "us-east-1-bos-1a"],
    ["profile", { profile: "zone" }, {}, "us-east-1f"],
  ] as const)(
    "is refused with the one that is meant, by %s",
    (namedBy, choice, environment, text) => {
      const zone = filesWith({ default: keys, zone: { ...keys, region: "us-east-1f" } });
      expect(resolveSession(choice, zone, environment)).toMatchObject({
        kind: "regionInvalid",
        text,
        namedBy,
        offer: "us-east-1",
      });
    },
  );
});
