import { describe, expect, it } from "vitest";
import { configFilePaths } from "../../../../src/host/session/configFilePaths";

describe("configFilePaths", () => {
  const standard = ["/home/me/.aws/config", "/home/me/.aws/credentials"];

  it.each([{}, { AWS_CONFIG_FILE: "", AWS_SHARED_CREDENTIALS_FILE: "" }])(
    "are in the home folder where the environment says nothing: %o",
    (env) => {
      expect(configFilePaths(env, "/home/me")).toEqual(standard);
    },
  );

  it("are where the environment says, from the home folder on with ~/", () => {
    const env = { AWS_CONFIG_FILE: "~/work/config", AWS_SHARED_CREDENTIALS_FILE: "/etc/aws" };
    expect(configFilePaths(env, "/home/me")).toEqual(["/home/me/work/config", "/etc/aws"]);
  });
});
