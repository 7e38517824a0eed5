import { fromIni } from "@aws-sdk/credential-providers";
import { existsSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { writeAwsFiles } from "../../../support/endpoint/awsFiles";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("AWS files for tests", () => {
  it("are read by the SDK through the environment that comes with them, and go away", async () => {
    const credential = { accessKeyId: "DEMO-A", secretAccessKey: "demo-a", sessionToken: "token" };
    const files = writeAwsFiles(
      [
        { region: "eu-west-1", endpointUrl: "http://127.0.0.1:1", credential },
        {
          name: "other",
          settings: { role_arn: "arn:aws:iam::111122223333:role/x", source_profile: "default" },
        },
      ],
      { activeProfile: "other" },
    );
    for (const [name, value] of Object.entries(files.env)) {
      vi.stubEnv(name, value);
    }
    expect(await fromIni({ profile: "default", ignoreCache: true })()).toMatchObject(credential);
    expect(readFileSync(files.configFile, "utf8")).toBe(
      "[default]\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:1\n\n" +
        "[profile other]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = default\n",
    );
    expect(files.env).toMatchObject({ AWS_PROFILE: "other", AWS_CONFIG_FILE: files.configFile });
    files.rewrite([]);
    expect(readFileSync(files.credentialsFile, "utf8")).toBe("");
    files.remove();
    expect(existsSync(files.directory)).toBe(false);
  });
});
