import { describe, expect, it } from "vitest";
import { resourceCli } from "../../../../src/viewmodel/protection/resourceCli";
import { aSession } from "../../../support/jobs/treeFixture";

describe("the AWS CLI's command of a row", () => {
  it("lists the backup jobs of a resource, in its session", () => {
    expect(resourceCli("arn:aws:s3:::bucket", aSession, "posix")).toEqual({
      type: "command",
      text: "aws backup list-backup-jobs --by-resource-arn arn:aws:s3:::bucket --profile demo --region eu-west-1 --output json",
    });
  });

  it("quotes what a shell would take for its own", () => {
    const command = resourceCli("arn:aws:s3:::b'; rm -rf ~", aSession, "posix");
    expect(command.type === "command" && command.text).toContain(`'arn:aws:s3:::b'\\''; rm -rf ~'`);
  });

  it("lists protected resources on any other row", () => {
    expect(resourceCli(undefined, aSession, "posix")).toMatchObject({
      text: "aws backup list-protected-resources --profile demo --region eu-west-1 --output json",
    });
  });
});
