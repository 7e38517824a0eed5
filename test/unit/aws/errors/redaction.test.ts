import { describe, expect, it } from "vitest";
import { cleanText } from "../../../../src/aws/errors/redaction";

// Assembled, so that no scanner takes this file for a leak.
const accessKeyId = ["AKIA", "FAKEFAKEFAKEFAKE"].join("");
const secret = "Fake/Secret+".repeat(4).slice(0, 40);
const token = "FakeSessionToken/".repeat(20);

describe("cleanText", () => {
  it.each([
    ["an access key id", `Key ${accessKeyId} is unknown`, "Key [removed] is unknown"],
    ["a temporary access key id", accessKeyId.replace("AKIA", "ASIA"), "[removed]"],
    ["an access key", `secret ${secret} end`, "secret [removed] end"],
    ["a session token", `token ${token} end`, "token [removed] end"],
    [
      "an authorization header",
      `Authorization: AWS4-HMAC-SHA256 Credential=x, Signature=y`,
      "[removed]",
    ],
    ["a signature", "got Signature=abcdef, expected other", "got [removed], expected other"],
    ["a token header", "x-amz-security-token:short-token next", "[removed] next"],
    ["a member of an answer", '{"SecretAccessKey": "short", "a": 1}', '{"[removed]", "a": 1}'],
    ["a config line", "aws_secret_access_key = short", "[removed]"],
    ["a bearer token", "Bearer abc.def", "[removed]"],
  ])("removes %s", (_, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it("keeps what helps", () => {
    const text =
      "User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ReadOnly_0123456789abcdef/somebody@example.com is not authorized to perform: backup:ListBackupJobs because no identity-based policy allows the backup:ListBackupJobs action";
    expect(cleanText(text)).toBe(text);
  });

  it("removes the texts it is told, wherever they stand", () => {
    expect(cleanText("a-hidden-word-b", ["hidden-word"])).toBe("a-[removed]-b");
  });

  it("puts everything on one line and ends after 500 characters", () => {
    expect(cleanText("one\n two\r\n\tthree")).toBe("one two three");
    expect(cleanText("word ".repeat(1000))).toHaveLength(500);
    expect(cleanText("word ".repeat(1000))).toMatch(/…$/);
  });

  it("has nothing to say of an empty text", () => {
    expect(cleanText(" \n ")).toBeUndefined();
  });
});
