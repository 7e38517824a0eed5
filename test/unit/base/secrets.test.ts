import { describe, expect, it } from "vitest";
import { withoutSecrets } from "../../../src/base/secrets";

// Assembled, so that no scanner takes this file for a leak.
const accessKeyId = ["IOSFODNN7", "EXAMPLE"].join("");
const secret = ["wJalrXUtnFEMI/K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("/");
const short = "hidden-word";

describe("withoutSecrets", () => {
  it.each(["AKIA", "ASIA", "ABIA", "ACCA"])("takes out the ids that begin with %s", (prefix) => {
    expect(withoutSecrets(`key ${prefix}${accessKeyId} end`)).toBe("key [removed] end");
  });

  it.each([
    ["a bare secret access key", `got ${secret} end`, secret],
    ["a config file's secret", `aws_secret_access_key = ${short}`, short],
    ["a credential process's answer", `{"SecretAccessKey":"${short}","Version":1}`, short],
    ["a session token", `"SessionToken": "${short}"`, short],
    ["a bare session token", "Token/".repeat(30), "Token/"],
    ["a signed URL", `https://x/?X-Amz-Security-Token=${short}&a=b`, short],
    ["a signature", `Credential=${short}/eu-west-1, Signature=${short}`, short],
    ["a signed request", `Authorization: AWS4-HMAC-SHA256 Credential=a, Signature=${short}`, short],
    ["basic authentication", `"Proxy-Authorization": "Basic ${short}"`, short],
    ["a bearer token", `Bearer ${short}`, short],
    ["an SSO token", `accessToken: ${short}`, short],
    ["an identity token", `id_token: ${short}`, short],
    ["a bearer token's member", `bearer_token=${short}`, short],
    ["a client secret", `"clientSecret":"${short}"`, short],
    ["a private key's member", `private_key=${short}`, short],
    [
      "a private key",
      ["-----BEGIN RSA PRIVATE", `KEY-----\n${short}\n-----END RSA PRIVATE KEY-----`].join(" "),
      short,
    ],
    ["the password of a URL", `connect to http://user:${short}@proxy.test:8080/`, short],
    ["a password with an @", `http://user:a@${short}@proxy.test/`, short],
  ])("takes out %s", (_, text, hidden) => {
    expect(withoutSecrets(text)).not.toContain(hidden);
  });

  it("leaves the host of a URL", () => {
    expect(withoutSecrets("http://user:pw@proxy.test:8080/x")).toBe(
      "http://[removed]@proxy.test:8080/x",
    );
  });

  it.each([
    "ListBackupJobs demo/eu-west-1 123 ms accessDenied HTTP 403 request 5f0c-11",
    "https://backup.eu-west-1.amazonaws.com/backup-jobs?state=FAILED",
    "Ask somebody@example.com, see https://example.com/help",
  ])("leaves what the log is for: %s", (line) => {
    expect(withoutSecrets(line)).toBe(line);
  });
});
