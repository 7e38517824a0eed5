import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consoleLinkForArn } from "../../../src/viewmodel/consoleLinks";

describe("consoleLinkForArn", () => {
  it("leads to the console's own redirect, in the Region of the ARN", () => {
    expect(consoleLinkForArn("arn:aws:ec2:eu-west-1:111122223333:volume/vol-1")).toBe(
      "https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Aec2%3Aeu-west-1%3A111122223333%3Avolume%2Fvol-1&region=eu-west-1",
    );
  });

  it("names no Region where the ARN has none", () => {
    expect(consoleLinkForArn("arn:aws:s3:::my-bucket")).toBe(
      "https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3As3%3A%3A%3Amy-bucket",
    );
  });

  it("offers none where no example of the redirect is known", () => {
    for (const partition of ["aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-tomorrow"]) {
      expect(consoleLinkForArn(`arn:${partition}:ec2:cn-north-1:1:volume/vol-1`)).toBeUndefined();
    }
  });

  it("offers none for what is no ARN", () => {
    for (const text of ["", "vol-1", "arn:aws", "arn:aws:ec2:eu-west-1:1:", "arn:aws:s3:::a b"]) {
      expect(consoleLinkForArn(text)).toBeUndefined();
    }
    expect(consoleLinkForArn(`arn:aws:s3:::${"x".repeat(10_000)}`)).toBeUndefined();
  });

  it.each(["&", "#", "+", "%", "?", "%26"])("offers none for an ARN with %s", (text) => {
    expect(consoleLinkForArn(`arn:aws:s3:::my${text}bucket`)).toBeUndefined();
  });

  it.each(["=", ":", "/", "@", "*", "(", "~", "$", "'"])(
    "offers one for an ARN with %s",
    (text) => {
      expect(consoleLinkForArn(`arn:aws:s3:::my${text}bucket`)).toMatch(/^https:/);
    },
  );

  it("never leads anywhere but to the console, whatever stands in the ARN", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        fc.constantFrom("@evil.test", "&region=x", "#", "/../", "?arn=", "%", "\u202e", "\r\n"),
        (region, resource, extra) => {
          const arn = `arn:aws:s3:${region}:${extra}:${resource}${extra}`;
          const link = consoleLinkForArn(arn);
          if (link === undefined) return;
          const url = new URL(link);
          expect(url.origin).toBe("https://console.aws.amazon.com");
          expect(url.pathname).toBe("/go/view");
          expect(url.searchParams.get("arn")).toBe(arn);
          expect(url.hash).toBe("");
        },
      ),
    );
  });
});
