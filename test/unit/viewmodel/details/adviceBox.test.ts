import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { adviceBox } from "../../../../src/viewmodel/details/adviceBox";
import {
  aBackupJob,
  accountId,
  aCopyJob,
  aRestoreJob,
  aScanJob,
} from "../../../support/jobs/jobBuilders";
import { aContext, hostileText } from "./partFixture";

const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const role = `arn:aws:iam::${accountId}:role/service-role/nightly`;
const keyArn = (region: string, id = keyId): string =>
  `arn:aws:kms:${region}:${accountId}:key/${id}`;
const keyPage = (region: string, id = keyId): string =>
  `https://${region}.console.aws.amazon.com/kms/home?region=${region}#/kms/keys/${id}`;
const keyDenied = "Access denied for kms:GenerateDataKey.";

/** Labels of the ways that the advice on a job has, and the pages that they lead to. */
function waysOf(job: Job): Readonly<Record<string, unknown>> {
  const context = aContext();
  const ways = adviceBox(job, context)?.actions ?? [];
  return Object.fromEntries(
    ways.map(({ id, label }) => {
      const intent = context.actions.intent(id);
      return [label, intent?.type === "openConsole" ? intent.link : intent];
    }),
  );
}

function failed(members: Parameters<typeof aBackupJob>[0]): Job {
  return aBackupJob({ state: "FAILED", iamRoleArn: role, ...members });
}

describe("Ways beside the advice", () => {
  it("lead to what is to be checked, the most likely first", () => {
    const encryptionKeyArn = keyArn("eu-west-1");
    expect(Object.entries(waysOf(failed({ statusMessage: keyDenied, encryptionKeyArn })))).toEqual([
      ["Open KMS Key", keyPage("eu-west-1")],
      ["Open IAM Role", "https://console.aws.amazon.com/iam/home#/roles/details/nightly"],
      [
        "Open Vault",
        "https://eu-west-1.console.aws.amazon.com/backup/home?region=eu-west-1#/backupvaults/details/Default",
      ],
    ]);
  });

  it("say where they lead", () => {
    const [way] = adviceBox(failed({ statusMessage: "Access denied." }), aContext())?.actions ?? [];
    expect(way).toEqual({
      id: "advice:role",
      label: "Open IAM Role",
      accessibleLabel: "Open IAM Role in the AWS console",
      icon: "link-external",
    });
  });

  it("lead to the resource and to the plan where these are to be checked", () => {
    const createdBy = { backupPlanId: "plan-1" };
    expect(Object.entries(waysOf(failed({ statusMessage: "Table not found." })))).toEqual([
      ["Open Resource", expect.stringContaining("/go/view?arn=arn%3Aaws%3Aec2%3Aeu-west-1")],
    ]);
    expect(Object.entries(waysOf(aBackupJob({ state: "EXPIRED", createdBy })))).toEqual([
      ["Open Backup Plan", expect.stringContaining("#/backupplan/details/plan-1")],
    ]);
  });

  it("take the key that the message names before the job's own", () => {
    const named = keyArn("us-east-2", "mrk-1234abcd12ab34cd56ef1234567890ab");
    const statusMessage = `Access denied for kms:CreateGrant on resource: ${named}.`;
    const ways = waysOf(failed({ statusMessage, encryptionKeyArn: keyArn("eu-west-1") }));
    expect(ways["Open KMS Key"]).toBe(keyPage("us-east-2", "mrk-1234abcd12ab34cd56ef1234567890ab"));
  });

  it("lead to the destination's key and vault of a copy, in their Region", () => {
    const dr = `arn:aws:backup:eu-central-1:${accountId}:backup-vault:dr`;
    const copy = (statusMessage: string, destinationBackupVaultArn = dr): Job =>
      aCopyJob({
        state: "FAILED",
        statusMessage,
        destinationBackupVaultArn,
        destinationEncryptionKeyArn: keyArn("eu-central-1"),
      });
    expect(waysOf(copy(keyDenied))["Open KMS Key"]).toBe(keyPage("eu-central-1"));
    expect(waysOf(copy("Access denied trying to call AWS Backup service"))["Open Vault"]).toBe(
      "https://eu-central-1.console.aws.amazon.com/backup/home?region=eu-central-1#/backupvaults/details/dr",
    );
    const nameless = copy("Access denied: destination vault", "dr");
    expect(waysOf(nameless)).not.toHaveProperty("Open Vault");
  });

  it("lead to what a restore made, never to where it came from", () => {
    const restore = { state: "FAILED", statusMessage: "Table not found." };
    expect(waysOf(aRestoreJob(restore))).toEqual({});
    const createdResourceArn = `arn:aws:ec2:eu-west-1:${accountId}:volume/vol-new`;
    expect(waysOf(aRestoreJob({ ...restore, createdResourceArn }))["Open Resource"]).toContain(
      "vol-new",
    );
  });

  it("lead to the scanner's role where the message names it", () => {
    const scannerRoleArn = `arn:aws:iam::${accountId}:role/scanner`;
    const scan = (statusMessage: string): Job =>
      aScanJob({ state: "FAILED", iamRoleArn: role, scannerRoleArn, statusMessage });
    const page = "https://console.aws.amazon.com/iam/home#/roles/details";
    expect(
      waysOf(scan(`ACCESS_DENIED: The role ${scannerRoleArn} does not have permission.`)),
    ).toEqual({ "Open IAM Role": `${page}/scanner` });
    expect(waysOf(scan("Access denied."))).toEqual({ "Open IAM Role": `${page}/nightly` });
  });

  it("are not there for what the job does not name", () => {
    const bare: Job = { kind: "backup", id: "1", state: "FAILED", statusMessage: keyDenied };
    expect(waysOf(bare)).toEqual({});
    expect(adviceBox(bare, aContext())?.text).toMatch(/KMS key/);
    expect(adviceBox(aBackupJob(), aContext())).toBeUndefined();
  });

  it("never take the ARN of another service, or a role that only the message names", () => {
    const others = [
      `arn:aws:s3:::${keyId}`,
      `arn:aws:iam::${accountId}:user/nightly`,
      `arn:aws:sts::${accountId}:assumed-role/nightly/x`,
      `arn:aws:kms:eu-west-1:${accountId}:alias/nightly`,
      `arn:aws:iam::${accountId}:role/other`,
    ];
    for (const arn of others) {
      const members = { statusMessage: `${keyDenied} ${arn}`, encryptionKeyArn: arn };
      const ways = waysOf(failed({ ...members, iamRoleArn: arn.replace("role/other", "user/x") }));
      expect(Object.keys(ways)).toEqual(["Open Vault"]);
    }
  });

  it("lead nowhere but to the AWS console, whatever the job's texts are", () => {
    const bad = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        hostileText,
        "javascript:alert(1)",
        "arn:aws:iam::111122223333:role/../../evil.example",
        "arn:aws:iam::111122223333:role/x#@evil.example",
        "arn:aws:kms:evil.example/:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws-evil:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab?x#y",
      ),
    );
    fc.assert(
      fc.property(bad, bad, bad, bad, (iamRoleArn, key, vault, resourceArn) => {
        const ways = waysOf(
          aBackupJob({
            state: "FAILED",
            statusMessage: `KMS key is disabled, access denied ${key}`,
            iamRoleArn,
            encryptionKeyArn: key,
            backupVaultName: vault,
            backupVaultArn: vault,
            resourceArn,
          }),
        );
        for (const link of Object.values(ways)) {
          expect(String(link)).toMatch(
            /^https:\/\/(?:[a-z]{2}-[a-z]+-\d\.)?console\.aws\.amazon\.com\/[\x21-\x7e]*$/,
          );
        }
      }),
    );
  });
});
