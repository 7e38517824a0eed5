import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { profileEndpoints } from "../../../../src/aws/config/endpoints";
import { BackupError } from "../../../../src/domain/query/backupError";

const files = {
  profiles: new Map(),
  services: new Map([["local", { "backup.endpoint_url": "http://services" }]]),
  ssoSessions: new Map(),
};
const section = { services: "local", endpoint_url: "http://profile" };

describe("profileEndpoints", () => {
  it.each([
    [
      "AWS_ENDPOINT_URL_BACKUP",
      { AWS_ENDPOINT_URL_BACKUP: "http://backup", AWS_ENDPOINT_URL: "http://all" },
      section,
      "http://backup",
    ],
    ["AWS_ENDPOINT_URL", { AWS_ENDPOINT_URL: "http://all" }, section, "http://all"],
    ["the services section", {}, section, "http://services"],
    ["the profile's endpoint_url", {}, { endpoint_url: "http://profile" }, "http://profile"],
    ["none", {}, {}, undefined],
    ["an empty variable counts as none", { AWS_ENDPOINT_URL: "" }, {}, undefined],
  ])("%s", (_, env, profile, url) => {
    expect(profileEndpoints(profile, files, env).urlOf("backup")).toBe(url);
  });

  it("falls back to endpoint_url for a service that the services section leaves out", () => {
    expect(profileEndpoints(section, files, {}).urlOf("sts")).toBe("http://profile");
  });

  it("knows the variable of each service", () => {
    const env = { AWS_ENDPOINT_URL_SSO_OIDC: "http://oidc" };
    expect(profileEndpoints({}, files, env).urlOf("sso_oidc")).toBe("http://oidc");
    expect(profileEndpoints({}, files, env).urlOf("sso")).toBeUndefined();
  });

  it.each([
    [
      "the environment",
      { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true", AWS_ENDPOINT_URL: "http://x" },
      {},
    ],
    ["the profile", {}, { ...section, ignore_configured_endpoint_urls: "true" }],
  ])("ignores all of them where %s says so", (_, env, profile) => {
    expect(profileEndpoints(profile, files, env).urlOf("backup")).toBeUndefined();
  });

  it("lets the environment's flag win over the profile's", () => {
    const env = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false" };
    const profile = { ...section, ignore_configured_endpoint_urls: "true" };
    expect(profileEndpoints(profile, files, env).urlOf("backup")).toBe("http://services");
  });

  it.each([
    ["not a URL", { endpoint_url: "nonsense" }],
    ["another protocol", { endpoint_url: "file:///etc/passwd" }],
    ["a services section that is missing", { services: "gone" }],
  ])("refuses %s", (_, profile) => {
    const refused = (): unknown => profileEndpoints(profile, files, {}).urlOf("backup");
    expect(refused).toThrow(BackupError);
    expect(refused).toThrow(/endpointInvalid/);
  });

  it("does not quote what it refuses: it may hold a password", () => {
    const profile = { endpoint_url: "htps://user:hidden-word@proxy.test" };
    let refused: unknown;
    try {
      profileEndpoints(profile, files, {}).urlOf("backup");
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(BackupError);
    expect(inspect(refused, { depth: 5 })).not.toContain("hidden-word");
  });

  it("reads FIPS and dual-stack of the profile, the environment first", () => {
    const profile = { use_fips_endpoint: "true", use_dualstack_endpoint: "true" };
    expect(profileEndpoints(profile, files, {})).toMatchObject({
      useFips: true,
      useDualStack: true,
    });
    const env = { AWS_USE_FIPS_ENDPOINT: "false", AWS_USE_DUALSTACK_ENDPOINT: "false" };
    expect(profileEndpoints(profile, files, env)).toMatchObject({
      useFips: false,
      useDualStack: false,
    });
  });
});
