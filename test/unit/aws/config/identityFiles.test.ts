import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentProfile } from "../../../../src/domain/session/session";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { readConfigFiles } from "../../../../src/aws/config/configFiles";
import { identityFiles } from "../../../../src/aws/config/identityFiles";

let home: AwsHome;
beforeEach(() => {
  home = anAwsHome();
});
afterEach(() => {
  home.remove();
});

const filesOf = async (...profiles: readonly string[]) =>
  identityFiles(profiles, await readConfigFiles(home.env), home.env);

const inAws = (...names: string[]): string => join(home.path, ".aws", ...names);

describe("The files that an identity comes from", () => {
  it("are the config files and what a sign-in leaves", async () => {
    const caches = [inAws("sso", "cache"), inAws("login", "cache")];
    for (const profiles of [[], ["missing"], [environmentProfile, "missing"]]) {
      expect(await filesOf(...profiles)).toEqual({
        config: [inAws("config"), inAws("credentials")],
        tokens: caches,
      });
    }
  });

  it("are where the environment says", async () => {
    home.setEnv("AWS_CONFIG_FILE", "~/work/config");
    home.setEnv("AWS_LOGIN_CACHE_DIRECTORY", "/var/login");
    home.setEnv("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/token");
    home.setEnv("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/var/run/pod");
    expect(await filesOf()).toEqual({
      config: [join(home.path, "work", "config"), inAws("credentials")],
      tokens: [inAws("sso", "cache"), "/var/login", "/var/run/token", "/var/run/pod"],
    });
  });

  it("are the web identity tokens of the profile's chain, and of no other", async () => {
    home.config(
      "[profile p]\nrole_arn=x\nsource_profile=base\n[profile base]\nrole_arn=y\nweb_identity_token_file=/var/run/token\n[profile other]\nrole_arn=z\nweb_identity_token_file=/var/run/other\n[profile ring]\nsource_profile=ring\n",
    );
    const { tokens } = await filesOf("p");
    expect(tokens.slice(2)).toEqual(["/var/run/token"]);
    expect((await filesOf("ring")).tokens).toHaveLength(2);
  });
});
