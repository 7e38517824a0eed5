import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BackupErrorReason } from "../../../../src/domain/query/backupError";
import type { JobGateway } from "../../../../src/domain/query/jobGateway";
import { errorText } from "../../../../src/viewmodel/text/errorText";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { awsError, emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { Answer, ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

const session = { profile: "p", region: "eu-west-1" };
const never = new AbortController().signal;

let home: AwsHome;
let server: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  server = await startScriptedServer(() => emptyPage);
  // One attempt: retries are the SDK's business and would cost seconds here.
  home.setEnv("AWS_MAX_ATTEMPTS", "1");
  configure(server.url);
});
afterEach(async () => {
  home.remove();
  await server.close();
});

function configure(endpoint: string): void {
  home.config(
    `[profile p]\naws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake-secret\nendpoint_url=${endpoint}\n`,
  );
}

const open = (region = session.region): JobGateway =>
  aRuntime({ timeLimit: 5000 }).openGateway({ profile: "p", region });
const listFailure = () => failureOf(listBackupJobs(open()));
const html = (status: number): Answer => ({
  status,
  headers: { "content-type": "text/html" },
  body: "<html><body>Please sign in to the network</body></html>",
});

describe("the errors of the reference pages, from the answer to the sentence", () => {
  const start = "in eu-west-1:";
  it.each<[string, number, BackupErrorReason, string]>([
    [
      "InvalidParameterValueException",
      400,
      "invalidParameterValue",
      `Could not list backup jobs ${start} AWS Backup did not accept the value of a parameter. Run Show Log to see the request and its AWS request ID. AWS says: words of AWS`,
    ],
    [
      "ServiceUnavailableException",
      500,
      "serviceUnavailable",
      `Could not list backup jobs ${start} AWS Backup is temporarily unavailable. Retry in a minute. AWS says: words of AWS`,
    ],
  ])("ListBackupJobs: %s", async (name, status, reason, sentence) => {
    server.script(() => awsError(name, "words of AWS", status));
    const error = await listFailure();
    expect(error.reason).toBe(reason);
    expect(error.details).toMatchObject({ requestId: "request-1", httpStatusCode: status });
    expect(errorText(error, session).sentence).toBe(sentence);
  });

  it.each<[string, number, BackupErrorReason, string]>([
    [
      "InvalidParameterValueException",
      400,
      "invalidParameterValue",
      "AWS Backup did not accept the value of a parameter. Run Show Log to see the request and its AWS request ID.",
    ],
    [
      "MissingParameterValueException",
      400,
      "missingParameterValue",
      "a parameter that AWS Backup requires is missing. Run Show Log to see the request and its AWS request ID.",
    ],
    [
      "ResourceNotFoundException",
      400,
      "resourceNotFound",
      "AWS Backup does not have it, or no longer has it. Check the Region and profile p. AWS Backup lists backup jobs for 30 days.",
    ],
    [
      "ServiceUnavailableException",
      500,
      "serviceUnavailable",
      "AWS Backup is temporarily unavailable. Retry in a minute.",
    ],
  ])("ListRestoreJobs: %s", async (name, status, reason, words) => {
    server.script(() => awsError(name, "words of AWS", status));
    const error = await failureOf(open().listJobs({ kind: "restore" }, { maxResults: 5 }, never));
    expect(error.reason).toBe(reason);
    expect(errorText(error, session).sentence).toBe(
      `Could not list restore jobs in eu-west-1: ${words} AWS says: words of AWS`,
    );
  });

  it("DescribeBackupJob: DependencyFailureException", async () => {
    server.script(() => awsError("DependencyFailureException", "words of AWS", 500));
    expect(await failureOf(open().describeJob("backup", "x", never))).toMatchObject({
      reason: "dependencyFailure",
      details: { operation: "DescribeBackupJob" },
    });
  });
});

describe("errors seen in practice", () => {
  it.each<[string, string, number, BackupErrorReason]>([
    ["ThrottlingException", "Rate exceeded", 400, "throttling"],
    ["LimitExceededException", "limit", 400, "throttling"],
    ["TooManyRequestsException", "slow down", 429, "throttling"],
    [
      "AccessDeniedException",
      "User: x is not authorized to perform: backup:ListBackupJobs",
      403,
      "accessDenied",
    ],
    [
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
      403,
      "unrecognizedClient",
    ],
    [
      "ExpiredTokenException",
      "The security token included in the request is expired",
      403,
      "expiredToken",
    ],
    [
      "InvalidSignatureException",
      "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z",
      403,
      "invalidSignature",
    ],
    [
      "MissingAuthenticationTokenException",
      "Missing Authentication Token",
      403,
      "invalidSignature",
    ],
    ["IncompleteSignatureException", "incomplete", 400, "invalidSignature"],
    ["InternalFailure", "fault", 500, "serverFault"],
    ["NeverHeardOfException", "fault", 500, "serverFault"],
    ["NeverHeardOfException", "fault", 503, "serverFault"],
    ["NeverHeardOfException", "fault", 400, "unexpected"],
    ["NeverHeardOfException", "no", 403, "accessDenied"],
    ["NeverHeardOfException", "slow", 429, "throttling"],
  ])("%s %s", async (name, message, status, reason) => {
    server.script(() => awsError(name, message, status));
    expect(await listFailure()).toMatchObject({ reason, details: { detail: message } });
  });

  it("AccessDeniedException with an empty message has no detail", async () => {
    server.script(() => awsError("AccessDeniedException", "", 403));
    const error = await listFailure();
    expect(error.reason).toBe("accessDenied");
    expect(error.details.detail).toBeUndefined();
    expect(errorText(error, session).sentence).toBe(
      "Could not list backup jobs in eu-west-1: access denied. Ask for the permission backup:ListBackupJobs for profile p.",
    );
  });

  it("takes the error's name from the body, too, with lower-case message", async () => {
    server.script(() => ({
      status: 403,
      body: '{"__type":"AccessDeniedException","message":"no"}',
    }));
    expect(await listFailure()).toMatchObject({
      reason: "accessDenied",
      details: { detail: "no" },
    });
  });

  it("InvalidSignatureException loses the canonical request", async () => {
    const canonical =
      "The request signature we calculated does not match the signature you provided. The Canonical String for this request should have been\n'GET\n/backup-jobs\nx-amz-security-token:fake-session-token'";
    server.script(() => awsError("InvalidSignatureException", canonical, 403));
    expect((await listFailure()).details.detail).toBe(
      "The request signature we calculated does not match the signature you provided.",
    );
  });

  it("refuses a token: the same exception means that the page has expired", async () => {
    server.script(() => awsError("InvalidParameterValueException", "Invalid token"));
    const page = { maxResults: 5, nextToken: "old" };
    const error = await failureOf(open().listJobs({ kind: "backup" }, page, never));
    expect(error).toMatchObject({ reason: "nextTokenRejected", kind: "pageExpired" });
  });

  it("refuses to ask for a job without an id", async () => {
    const error = await failureOf(open().describeJob("backup", "", never));
    expect(error.reason).toBe("missingParameterValue");
    expect(server.requests).toEqual([]);
  });
});

describe("answers that are not AWS Backup's", () => {
  it.each<[number, BackupErrorReason]>([
    [200, "notJson"],
    [403, "notJson"],
    [404, "notJson"],
    [407, "notJson"],
    [302, "notJson"],
    [500, "serverFault"],
    [502, "serverFault"],
    [503, "serverFault"],
    [511, "notJson"],
  ])("a page with status %i", async (status, reason) => {
    server.script(() => html(status));
    const error = await listFailure();
    expect(error).toMatchObject({ reason, details: { httpStatusCode: status } });
    expect(error.details.detail ?? "").not.toContain("sign in");
  });

  it.each([301, 302, 307, 407, 511])("status %i without a body", async (status) => {
    server.script(() => ({ status, headers: { location: "http://sign-in.invalid/" } }));
    expect(await listFailure()).toMatchObject({ reason: "notJson" });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ["an ISO date in the body", '{"BackupJobs":[{"CreationDate":"2026-01-01T00:00:00Z"}]}'],
    ["JSON cut in the middle", '{"BackupJobs":[{"Backup'],
    ["a bare text", '"hello"'],
  ])("%s", async (_, body) => {
    server.script(() => ({ body }));
    expect(await listFailure()).toMatchObject({ reason: "notJson" });
  });
});

describe("the way to AWS", () => {
  it("a host that doesn't exist", async () => {
    configure("http://no-such-host.invalid");
    expect(await listFailure()).toMatchObject({ reason: "hostNotFound", kind: "offline" });
  });

  it("a port where nobody listens", async () => {
    await server.close();
    expect(await listFailure()).toMatchObject({ reason: "connectionRefused", kind: "offline" });
  });

  it("a connection that is cut", async () => {
    server.script(() => "cut");
    expect(await listFailure()).toMatchObject({ reason: "connectionCut", kind: "offline" });
  });

  it("HTTP where TLS is expected", async () => {
    configure(server.url.replace("http:", "https:"));
    expect(await listFailure()).toMatchObject({ reason: "certificateRejected" });
  });

  it("something that doesn't speak HTTP", async () => {
    const plain = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("220 mail.example.org ESMTP\r\n");
    });
    await new Promise<void>((resolve) => {
      plain.listen(0, "127.0.0.1", resolve);
    });
    configure(`http://127.0.0.1:${(plain.address() as AddressInfo).port}`);
    expect(await listFailure()).toMatchObject({ reason: "notJson" });
    plain.close();
  });

  it.each([["nonsense"], ["file:///etc/passwd"]])("the endpoint %s", async (endpoint) => {
    configure(endpoint);
    expect(await listFailure()).toMatchObject({ reason: "endpointInvalid", kind: "notConfigured" });
  });

  it("a services section that is missing, until it is there", async () => {
    const keys = "aws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake\n";
    home.config(`[profile p]\n${keys}services=local\n`);
    const gateway = open();
    expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "endpointInvalid" });
    home.config(
      `[profile p]\n${keys}services=local\n[services local]\nbackup =\n  endpoint_url=${server.url}\n`,
    );
    await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
  });

  it("an endpoint of one's own together with FIPS", async () => {
    home.setEnv("AWS_USE_FIPS_ENDPOINT", "true");
    expect(await listFailure()).toMatchObject({ reason: "endpointInvalid" });
  });

  it.each([["bad region!"], [""]])("the Region %j", async (region) => {
    home.config("[profile p]\naws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake-secret\n");
    expect(await failureOf(listBackupJobs(open(region)))).toMatchObject({
      reason: "regionInvalid",
    });
  });
});
