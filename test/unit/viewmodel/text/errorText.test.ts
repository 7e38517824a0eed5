import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type {
  BackupErrorDetails,
  BackupErrorReason,
} from "../../../../src/domain/query/backupError";
import { environmentProfile } from "../../../../src/domain/session/session";
import { errorCauses } from "../../../../src/viewmodel/text/errorCauses";
import { errorText } from "../../../../src/viewmodel/text/errorText";

const session = { profile: "prod", region: "eu-west-1" };
const start = "Could not list backup jobs in eu-west-1: ";

function textOf(reason: BackupErrorReason, details: BackupErrorDetails = {}, profile = "prod") {
  const error = new BackupError(reason, { operation: "ListBackupJobs", ...details });
  return errorText(error, { ...session, profile });
}

/** Every reason, its sentence after the start, its action. */
const expected: Readonly<Record<BackupErrorReason, readonly [string, string]>> = {
  invalidParameterValue: [
    "AWS Backup did not accept the value of a parameter. Run Show Log to see the request and its AWS request ID.",
    "showLog",
  ],
  missingParameterValue: [
    "a parameter that AWS Backup requires is missing. Run Show Log to see the request and its AWS request ID.",
    "showLog",
  ],
  resourceNotFound: [
    "AWS Backup does not have it, or no longer has it. Check the Region and profile prod. AWS Backup lists backup jobs for 30 days.",
    "retry",
  ],
  serviceUnavailable: ["AWS Backup is temporarily unavailable. Retry in a minute.", "retry"],
  dependencyFailure: ["a service that AWS Backup depends on failed. Retry in a minute.", "retry"],
  nextTokenRejected: [
    "AWS Backup no longer accepts the token of this page. Retry to start again from the first page.",
    "retry",
  ],
  throttling: [
    "AWS refused the request because there were too many. Retry in a few seconds.",
    "retry",
  ],
  accessDenied: [
    "access denied. Ask for the permission backup:ListBackupJobs for profile prod.",
    "copyPolicy",
  ],
  unrecognizedClient: [
    "AWS does not know the access key, or the account has not enabled this Region. Check the access key of profile prod, or select another Region.",
    "openConfig selectRegion",
  ],
  expiredToken: [
    "the credentials have expired. Renew the credentials of profile prod, then retry.",
    "openConfig retry",
  ],
  invalidSignature: [
    "AWS did not accept the signature of the request. Check this computer's clock and the secret access key of profile prod.",
    "openConfig retry",
  ],
  serverFault: ["AWS had an internal fault. Retry in a minute.", "retry"],
  ssoLoginNeeded: [
    "the sign-in to IAM Identity Center is missing or has expired. Run aws sso login --profile prod, then retry.",
    "signIn copySignIn selectProfile",
  ],
  awsLoginNeeded: [
    "the sign-in to AWS is missing or has expired. Run aws login --profile prod, then retry.",
    "signIn copySignIn selectProfile",
  ],
  awsLoginDenied: [
    "AWS does not allow the sign-in of profile prod to be renewed. Ask for the permission signin:CreateOAuth2Token for profile prod.",
    "retry",
  ],
  ssoAccessDenied: [
    "IAM Identity Center gives no access to the account or role of profile prod. Check sso_account_id and sso_role_name of profile prod.",
    "openConfig selectProfile",
  ],
  credentialProcessFailed: [
    "the credential_process of profile prod failed. Check credential_process of profile prod, then retry.",
    "openConfig retry",
  ],
  credentialProcessMissing: [
    "the program that credential_process of profile prod runs was not found in the PATH that VS Code has. Name the program with its whole path in credential_process of profile prod.",
    "openConfig retry",
  ],
  credentialProcessTimedOut: [
    "the credential_process of profile prod gave no credentials in time. Check credential_process of profile prod, then retry.",
    "openConfig retry",
  ],
  mfaNeeded: ["an MFA code is needed. Enter the MFA code of profile prod.", "retry"],
  mfaCancelled: ["no MFA code was given. Enter the MFA code of profile prod.", "retry"],
  mfaRefused: [
    "AWS refused the MFA code. Wait for a new code, and check mfa_serial of profile prod.",
    "retry",
  ],
  mfaSerialOnSource: [
    "mfa_serial is on the source profile only, but the AWS CLI and SDKs look for it on the profile of the role, profile prod. Move mfa_serial to profile prod.",
    "openConfig selectProfile",
  ],
  profileIncomplete: [
    "profile prod does not fully say where its credentials come from. Correct profile prod in the AWS config files, or select another.",
    "openConfig selectProfile",
  ],
  profileCycle: [
    "the source_profile entries form a circle. Correct source_profile of profile prod, or select another.",
    "openConfig selectProfile",
  ],
  assumeRoleDenied: [
    "AWS does not allow the role of profile prod to be assumed. Ask for the permission sts:AssumeRole, and check whom the role trusts.",
    "openConfig retry",
  ],
  webIdentityFileMissing: [
    "the web identity token file can't be read. Check web_identity_token_file of profile prod.",
    "openConfig retry",
  ],
  credentialSourceUnavailable: [
    "the environment, container or instance has no credentials. Check credential_source of profile prod, or select another profile.",
    "openConfig selectProfile",
  ],
  hostNotFound: [
    "the network did not find the host name of AWS. Check the network connection and the Region, then retry.",
    "retry",
  ],
  connectionRefused: [
    "AWS could not be reached. Check the network connection, then retry.",
    "retry",
  ],
  connectionCut: ["the connection was cut. Check the network connection, then retry.", "retry"],
  certificateRejected: [
    "the connection is not secure, because the certificate is not trusted. Check the proxy and its certificate, e.g. NODE_EXTRA_CA_CERTS.",
    "retry",
  ],
  timedOut: [
    "no answer came in time. Check the network connection and the proxy, then retry.",
    "retry",
  ],
  notJson: [
    "the answer does not look like an answer of AWS. Check the proxy, the network's sign-in page and the endpoint URL.",
    "retry",
  ],
  endpointInvalid: [
    "the configured endpoint can't be used. Correct endpoint_url or services of profile prod.",
    "selectProfile",
  ],
  regionInvalid: ["this is not a Region. Select a Region.", "selectRegion"],
  cancelled: ["cancelled. Retry.", "retry"],
  unexpected: [
    "something unexpected happened. Run Show Log to see more. If it happens again, report it.",
    "showLog",
  ],
};

const cases = Object.entries(expected) as [BackupErrorReason, readonly [string, string]][];

describe("errorText", () => {
  it.each(cases)("%s", (reason, [sentence, action]) => {
    expect(textOf(reason).sentence).toBe(start + sentence);
    expect(
      textOf(reason)
        .actions.map(({ kind }) => kind)
        .join(" "),
    ).toBe(action);
  });

  it("has a sentence of its own for each reason, and a label that fits a row", () => {
    const reasons = Object.keys(errorCauses) as BackupErrorReason[];
    expect(reasons.sort()).toEqual(Object.keys(expected).sort());
    expect(new Set(reasons.map((reason) => textOf(reason).sentence)).size).toBe(reasons.length);
    for (const reason of reasons) {
      const { label, hint, sentence } = textOf(reason);
      expect(label.length).toBeLessThanOrEqual(25);
      expect(`${label} ${hint} ${sentence}`).not.toMatch(/!|Error:|Exception/);
      expect(label).toMatch(/^[A-Z].*[^.]$/);
      expect(hint).not.toMatch(/\.$/);
    }
  });

  it.each([
    ["ListRestoreJobs", "list restore jobs"],
    ["DescribeBackupJob", "read the backup job"],
    ["DescribeRestoreJob", "read the restore job"],
    ["ListRestoreJobsByProtectedResource", "list the restore jobs of the resource"],
    ["ListCopyJobs", "list copy jobs"],
    ["DescribeCopyJob", "read the copy job"],
    ["DescribeRecoveryPoint", "read the recovery point"],
    ["GetRestoreJobMetadata", "read the restore job's metadata"],
    ["GetSomething", "call GetSomething"],
    ["", "get an answer from AWS Backup"],
  ])("says what failed: %s", (operation, words) => {
    expect(textOf("timedOut", { operation }).sentence).toContain(
      `Could not ${words} in eu-west-1:`,
    );
  });

  // Each permission of the job operations is named after its operation (service authorization reference).
  it.each([
    "ListRestoreJobsByProtectedResource",
    "ListCopyJobs",
    "DescribeCopyJob",
    "DescribeRecoveryPoint",
    "GetRestoreJobMetadata",
  ])("names the permission that %s needs", (operation) => {
    expect(textOf("accessDenied", { operation }).hint).toBe(
      `Ask for the permission backup:${operation} for profile prod`,
    );
  });

  it.each(["*", "444455556666"])(
    "says what it takes to list the jobs of account %s",
    (accountId) => {
      const needs =
        "Use the organization's management account or a delegated administrator account of AWS Backup. Cross-account monitoring must be on in the AWS Backup settings of the management account, and profile prod needs the permission backup:ListBackupJobs";
      for (const [reason, cause] of [
        ["accessDenied", "access denied"],
        ["invalidParameterValue", "AWS Backup did not accept the value of a parameter"],
      ] as const) {
        const { hint, sentence, actions } = textOf(reason, { accountId });
        expect(hint).toBe(needs);
        expect(sentence).toBe(`${start}${cause}. ${needs}.`);
        expect(actions).toEqual([
          { kind: "selectProfile" },
          { kind: "copyPolicy" },
          { kind: "filterByAccount" },
        ]);
      }
      expect(textOf("throttling", { accountId }).hint).toBe("Retry in a few seconds");
    },
  );

  it("says of a member account's job that no request about one job names an account", () => {
    const details = { operation: "DescribeBackupJob", accountId: "444455556666" };
    const { hint, actions } = textOf("resourceNotFound", details);
    expect(hint).toBe(
      "The job belongs to account 444455556666. A request about one job names no account, so AWS Backup looks in that of profile prod. Select a profile of account 444455556666 to see all of the job",
    );
    expect(actions).toEqual([{ kind: "selectProfile" }]);
    const ofList = textOf("resourceNotFound", { ...details, operation: "ListRestoreJobs" });
    expect(ofList.hint).toContain("Check the Region");
  });

  it("ends with AWS's words where an answer came, else with the system's", () => {
    expect(textOf("throttling", { detail: "Rate exceeded", httpStatusCode: 400 }).sentence).toMatch(
      /\. AWS says: Rate exceeded$/,
    );
    expect(textOf("hostNotFound", { detail: "Error: getaddrinfo ENOTFOUND x" }).sentence).toMatch(
      /\. Details: getaddrinfo ENOTFOUND x$/,
    );
  });

  it.each([
    [
      "connectionRefused",
      { host: "sts.eu-west-1.amazonaws.com" },
      "AWS could not be reached at sts.eu-west-1.amazonaws.com. Check the network connection, then retry.",
      "retry",
    ],
    [
      "hostNotFound",
      { host: "no.example", endpointSource: "AWS_ENDPOINT_URL_STS" },
      "the network did not find the host name no.example, which the environment variable AWS_ENDPOINT_URL_STS names. Check the network connection and the environment variable AWS_ENDPOINT_URL_STS, then retry.",
      "retry",
    ],
    [
      "timedOut",
      {
        host: "no.example",
        endpointSource: "endpoint_url",
        profile: "base",
        chain: ["prod", "base"],
      },
      "no answer came in time from no.example, which endpoint_url of profile prod names. Check the network connection and endpoint_url of profile prod, then retry.",
      "retry",
    ],
    [
      "notJson",
      { host: "proxy", endpointSource: "the services section local" },
      "the answer of proxy, which the services section local of profile prod names, does not look like an answer of AWS. Check the services section local of profile prod and the proxy.",
      "retry",
    ],
    [
      "endpointInvalid",
      { endpointSource: "endpoint_url" },
      "the configured endpoint can't be used. Correct endpoint_url of profile prod.",
      "openConfig selectProfile",
    ],
    [
      "endpointInvalid",
      { endpointSource: "AWS_ENDPOINT_URL" },
      "the configured endpoint can't be used. Correct the environment variable AWS_ENDPOINT_URL.",
      "selectProfile",
    ],
  ] as const)("names where %s was, and what leads there: %j", (reason, details, words, kinds) => {
    const { sentence, actions } = textOf(reason, details);
    expect(sentence).toBe(start + words);
    expect(actions.map(({ kind }) => kind).join(" ")).toBe(kinds);
  });

  it("keeps foreign text on one line, without marks that change its direction", () => {
    const { sentence } = textOf("accessDenied", { detail: "a\nb\u202Ec", httpStatusCode: 403 });
    expect(sentence).toMatch(/AWS says: a b c$/);
  });

  it("speaks of the environment's credentials in an environment session", () => {
    expect(textOf("accessDenied", {}, environmentProfile).hint).toBe(
      "Ask for the permission backup:ListBackupJobs for the credentials in the environment variables",
    );
  });

  it("says what the profile of the chain needs that failed, and opens the file where it is", () => {
    expect(textOf("ssoLoginNeeded", { profile: "base" }).hint).toBe(
      "Run aws sso login --profile base, then retry",
    );
    expect(textOf("profileIncomplete", { profile: "base" }).actions[0]).toEqual({
      kind: "openConfig",
      profile: { name: "base", holds: "settings" },
    });
    expect(textOf("expiredToken").actions[0]).toEqual({
      kind: "openConfig",
      profile: { name: "prod", holds: "keys" },
    });
  });

  it("opens no file for the environment's credentials, which stand in none", () => {
    for (const reason of Object.keys(expected) as BackupErrorReason[]) {
      const kinds = textOf(reason, {}, environmentProfile).actions.map(({ kind }) => kind);
      expect(kinds).not.toContain("openConfig");
      expect(kinds.length).toBeGreaterThan(0);
    }
  });

  it.each([
    ["prod", "signIn copySignIn selectProfile"],
    // VS Code would put in what the command gives.
    ["${command:workbench.action.quit}", "copySignIn selectProfile"],
    ["a\u001b[201~; reboot", "selectProfile"],
  ])("offers for a profile named %j what passes its name on unchanged: %s", (profile, kinds) => {
    const { actions } = textOf("ssoLoginNeeded", {}, profile);
    expect(actions.map(({ kind }) => kind).join(" ")).toBe(kinds);
  });
});
