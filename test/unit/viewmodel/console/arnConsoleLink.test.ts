import { describe, expect, it } from "vitest";
import { arnConsoleLink } from "../../../../src/viewmodel/console/arnConsoleLink";

describe("The console's page of an ARN", () => {
  it("is that of the resource, and none of what is longer than any ARN", () => {
    const arn = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1";
    expect(arnConsoleLink(arn)).toContain("vol-1");
    expect(arnConsoleLink(arn + "1".repeat(5000))).toBeUndefined();
  });
});
