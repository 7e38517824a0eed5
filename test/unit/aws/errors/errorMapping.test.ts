import { describe, expect, it } from "vitest";
import { toBackupError, toCredentialError } from "../../../../src/aws/errors/errorMapping";
import { BackupError } from "../../../../src/domain/query/backupError";

const session = { profile: "demo", region: "eu-west-1" };
const context = { operation: "ListBackupJobs", session, carriedToken: false, secrets: [] };

function failed(members: object): Error {
  return Object.assign(new Error("words"), members);
}

describe("what Node and the SDK throw before there is an answer", () => {
  it.each([
    [{ code: "ENOTFOUND" }, "hostNotFound"],
    [{ code: "EAI_AGAIN" }, "hostNotFound"],
    [{ code: "ECONNREFUSED" }, "connectionRefused"],
    [{ name: "AggregateError", code: "ECONNREFUSED", message: "" }, "connectionRefused"],
    [{ code: "EHOSTUNREACH" }, "connectionRefused"],
    [{ code: "ENETUNREACH" }, "connectionRefused"],
    [{ name: "TimeoutError", code: "ECONNRESET" }, "connectionCut"],
    [{ code: "EPIPE" }, "connectionCut"],
    [{ message: "socket hang up" }, "connectionCut"],
    [{ name: "TimeoutError" }, "timedOut"],
    [{ code: "ETIMEDOUT" }, "timedOut"],
    [{ code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, "certificateRejected"],
    [{ code: "SELF_SIGNED_CERT_IN_CHAIN" }, "certificateRejected"],
    [{ code: "CERT_HAS_EXPIRED" }, "certificateRejected"],
    [{ code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }, "certificateRejected"],
    [{ code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" }, "certificateRejected"],
    [{ code: "ERR_TLS_CERT_ALTNAME_INVALID" }, "certificateRejected"],
    [{ name: "TypeError", code: "ERR_INVALID_URL" }, "endpointInvalid"],
    [{ name: "AbortError" }, "cancelled"],
    [{}, "unexpected"],
  ])("%j", (members, reason) => {
    expect(toBackupError(failed(members), context)).toMatchObject({ reason });
  });

  it.each([[undefined], [null], ["text"], [42], [{}], [Symbol("x")]])("takes %s", (thrown) => {
    expect(toBackupError(thrown, context)).toBeInstanceOf(BackupError);
    expect(toCredentialError(thrown, "unknown")).toBeInstanceOf(BackupError);
  });
});

describe("texts of credential providers", () => {
  it.each([
    ["Error: getaddrinfo ENOTFOUND portal.sso.eu-west-1.amazonaws.com", "hostNotFound"],
    ["Your session has expired. Please reauthenticate.", "awsLoginNeeded"],
    [
      "Failed to load token from /home/me/.aws/login/cache/0.json: Error: ENOENT: no such file",
      "awsLoginNeeded",
    ],
    ["Unable to find environment variable credentials.", "credentialSourceUnavailable"],
    ["Error response received from instance metadata service", "credentialSourceUnavailable"],
    ["@aws-sdk XML parse error: unexpected content.\n  Deserialization error: to see", "notJson"],
    ["nobody has ever read this", "unexpected"],
  ])("%s", (message, reason) => {
    const error = failed({ name: "CredentialsProviderError", message });
    expect(toCredentialError(error, "unknown")).toMatchObject({ reason });
  });

  it("lets the source decide where the text says nothing", () => {
    expect(toCredentialError(failed({}), "aws login")).toMatchObject({ reason: "awsLoginNeeded" });
  });
});
