import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { awsError, emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

let home: AwsHome;
let backup: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  backup = await startScriptedServer(() => emptyPage);
  home.setEnv("AWS_ENDPOINT_URL", backup.url);
});
afterEach(async () => {
  home.remove();
  await backup.close();
});

function open() {
  return aRuntime().openGateway({ profile: "p", region: "eu-west-1" });
}

const keys = "aws_access_key_id=FAKE\naws_secret_access_key=fake\n";

describe("The account of a gateway", () => {
  it("is what the credentials tell, without a request for it", async () => {
    home.config(`[profile p]\n${keys}aws_account_id=111122223333\n`);
    const gateway = open();
    expect(gateway.accountId).toBeUndefined();
    await listBackupJobs(gateway);
    expect(gateway.accountId).toBe("111122223333");
    expect(backup.requests).toHaveLength(1);
  });

  it("is what the profile names, where no credentials could be had", async () => {
    home.config(
      "[profile p]\nsso_start_url=https://x\nsso_region=eu-west-1\nsso_account_id=111122223333\nsso_role_name=r\n",
    );
    const gateway = open();
    expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "ssoLoginNeeded" });
    expect(gateway.accountId).toBe("111122223333");
    expect(backup.requests).toHaveLength(0);
  });

  it("is unknown where nothing tells, also after a refusal", async () => {
    home.config(`[profile p]\n${keys}`);
    backup.script(() => awsError("AccessDeniedException", "", 403));
    const gateway = open();
    expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "accessDenied" });
    expect(gateway.accountId).toBeUndefined();
  });
});
