import { describe, expect, it } from "vitest";
import type { ConfigFiles } from "../../../../src/aws/config/configFiles";
import { environmentProfile } from "../../../../src/domain/session/session";
import { resolveSession } from "../../../../src/aws/config/sessionResolution";

const keys = { aws_access_key_id: "FAKE", aws_secret_access_key: "FAKE" };
const envKeys = { AWS_ACCESS_KEY_ID: "FAKE", AWS_SECRET_ACCESS_KEY: "FAKE" };

function filesWith(profiles: Record<string, Record<string, string>>): ConfigFiles {
  return {
    profiles: new Map(Object.entries(profiles)),
    services: new Map(),
    ssoSessions: new Map(),
    unreadable: [],
    problems: [],
    paths: [],
  };
}

describe("resolveSession: profile", () => {
  const files = filesWith({
    default: { ...keys, region: "eu-west-1" },
    a: { region: "eu-west-2" },
    b: { region: "eu-west-3" },
  });

  it.each([
    ["the chosen one first", { profile: "b" }, { AWS_PROFILE: "a" }, "b"],
    ["AWS_PROFILE next", {}, { AWS_PROFILE: "a" }, "a"],
    ["default otherwise", {}, {}, "default"],
    ["default although the environment has keys", {}, envKeys, "default"],
    ["not an empty AWS_PROFILE", {}, { AWS_PROFILE: "" }, "default"],
  ])("%s", (_, choice, env, profile) => {
    expect(resolveSession(choice, files, env)).toMatchObject({
      kind: "ready",
      session: { profile },
    });
  });

  it.each([
    ["keys", envKeys],
    ["web identity", { AWS_WEB_IDENTITY_TOKEN_FILE: "/x", AWS_ROLE_ARN: "y" }],
    ["a container", { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x" }],
    ["a container", { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://x" }],
  ])("takes the environment's %s where no profile is", (_, env) => {
    const session = { profile: environmentProfile, region: "eu-west-1" };
    const resolved = resolveSession({}, filesWith({}), { ...env, AWS_REGION: "eu-west-1" });
    expect(resolved).toEqual({ kind: "ready", session });
  });

  it("takes the environment's keys where default only names a Region", () => {
    const resolved = resolveSession({}, filesWith({ default: { region: "eu-west-1" } }), envKeys);
    expect(resolved).toEqual({
      kind: "ready",
      session: { profile: environmentProfile, region: "eu-west-1" },
    });
  });

  it("says which profile is missing", () => {
    expect(resolveSession({ profile: "gone" }, files, {})).toEqual({
      kind: "profileMissing",
      profile: "gone",
    });
    expect(resolveSession({}, files, { AWS_PROFILE: "gone" })).toMatchObject({
      kind: "profileMissing",
    });
  });

  it("has no profile where nothing names one", () => {
    expect(resolveSession({}, filesWith({}), {})).toEqual({ kind: "noProfile" });
    expect(resolveSession({}, filesWith({ a: keys }), { AWS_ACCESS_KEY_ID: "FAKE" })).toEqual({
      kind: "noProfile",
    });
  });
});

describe("resolveSession: Region", () => {
  const files = filesWith({ default: { ...keys, region: "profile" }, none: keys });
  const env = { AWS_REGION: "environment", AWS_DEFAULT_REGION: "fallback" };

  it.each([
    ["chosen", { region: "chosen" }, env, "chosen"],
    ["AWS_REGION", {}, env, "environment"],
    ["the profile's", {}, { AWS_DEFAULT_REGION: "fallback" }, "profile"],
    ["AWS_DEFAULT_REGION", { profile: "none" }, { AWS_DEFAULT_REGION: "fallback" }, "fallback"],
  ])("%s", (_, choice, environment, region) => {
    expect(resolveSession(choice, files, environment)).toMatchObject({ session: { region } });
  });

  it("is missing where nothing names one", () => {
    expect(resolveSession({ profile: "none" }, files, {})).toEqual({
      kind: "noRegion",
      profile: "none",
    });
  });
});
