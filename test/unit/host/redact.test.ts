import { describe, expect, it } from "vitest";
import { redact } from "../../../src/host/redact";

const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

describe("redact", () => {
  it.each([
    ["an access key id", "key AKIAIOSFODNN7EXAMPLE end", "AKIAIOSFODNN7EXAMPLE"],
    ["a temporary key id", "ASIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE"],
    ["a config file's secret", `aws_secret_access_key = ${secret}`, secret],
    ["a credential process's answer", `{"SecretAccessKey":"${secret}","Version":1}`, secret],
    ["a session token", `"SessionToken": "${secret}"`, secret],
    ["a signed URL", `https://x/?X-Amz-Security-Token=${secret}&a=b`, secret],
    [
      "an Authorization header",
      `Authorization: AWS4-HMAC-SHA256 Credential=a, Signature=abc123`,
      "abc123",
    ],
    ["a bearer token", "Authorization: Bearer abc.def-ghi", "abc.def-ghi"],
    ["an SSO token", `accessToken: ${secret}`, secret],
    ["a client secret", `"clientSecret":"${secret}"`, secret],
  ])("takes out %s", (_, text, hidden) => {
    expect(redact(text)).not.toContain(hidden);
  });

  it("leaves what the log is for", () => {
    const line = "ListBackupJobs demo/eu-west-1 123 ms accessDenied HTTP 403 request 5f0c-11";
    expect(redact(line)).toBe(line);
  });
});
