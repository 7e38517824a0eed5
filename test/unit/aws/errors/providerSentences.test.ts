import { describe, expect, it } from "vitest";
import { toCredentialError } from "../../../../src/aws/errors/errorMapping";
import type { BackupErrorReason } from "../../../../src/domain/query/backupError";
import type { ProfileSource } from "../../../../src/domain/session/session";
import { providerSentences } from "../../../support/sdk/providerSentences";

/**
 * What each sentence means with which a credential provider of the SDK fails, by the file in node_modules that has it.
 * The SDK gives these errors one name and no code, so `credentialReason` goes by the words.
 */
const expected: Readonly<Record<string, Readonly<Record<string, BackupErrorReason>>>> = {
  "@aws-sdk/credential-provider-env/dist-es/fromEnv.js": {
    "Unable to find environment variable credentials.": "credentialSourceUnavailable",
  },
  "@aws-sdk/credential-provider-http/dist-es/fromHttp/checkUrl.js": {
    "URL not accepted. It must either be HTTPS or match one of the following:\n  - loopback CIDR 127.0.0.0/8 or [::1/128]\n  - ECS container host 169.254.170.2\n  - EKS container host 169.254.170.23 or [fd00:ec2::23]":
      "credentialSourceUnavailable",
  },
  "@aws-sdk/credential-provider-http/dist-es/fromHttp/fromHttp.js": {
    "No HTTP credential provider host provided.\nSet AWS_CONTAINER_CREDENTIALS_FULL_URI or AWS_CONTAINER_CREDENTIALS_RELATIVE_URI.":
      "credentialSourceUnavailable",
    "Authorization token contains invalid \\r\\n sequence.": "credentialSourceUnavailable",
  },
  "@aws-sdk/credential-provider-http/dist-es/fromHttp/requestHelpers.js": {
    "HTTP credential provider response not of the required format, an object matching: { AccessKeyId: string, SecretAccessKey: string, Token: string, Expiration: string(rfc3339) }":
      "credentialSourceUnavailable",
    "Server responded with status: …": "credentialSourceUnavailable",
  },
  "@aws-sdk/credential-provider-login/dist-es/LoginCredentialsFetcher.js": {
    "Failed to load a token for session …, please re-authenticate using aws login":
      "awsLoginNeeded",
    "Token refresh response missing required fields": "awsLoginNeeded",
    "Your session has expired. Please reauthenticate.": "awsLoginNeeded",
    "Unable to refresh credentials because of a change in your password. Please reauthenticate with your new password.":
      "awsLoginNeeded",
    "Unable to refresh credentials due to insufficient permissions. You may be missing permission for the 'CreateOAuth2Token' action.":
      "awsLoginDenied",
    "Failed to refresh token: …. Please re-authenticate using `aws login`": "awsLoginNeeded",
    "Failed to refresh token: …. Please re-authenticate using aws login": "awsLoginNeeded",
    "Token validation failed, missing fields: …": "awsLoginNeeded",
    "Failed to load token from …: …": "awsLoginNeeded",
    "Invalid DER signature": "awsLoginNeeded",
    "Failed to generate Dpop proof: …": "awsLoginNeeded",
  },
  "@aws-sdk/credential-provider-login/dist-es/fromLoginCredentials.js": {
    "Profile … does not contain login_session.": "profileIncomplete",
  },
  "@aws-sdk/credential-provider-web-identity/dist-es/fromTokenFile.js": {
    "Web identity configuration not specified": "unexpected",
  },
  "@aws-sdk/credential-providers/dist-es/fromTemporaryCredentials.base.js": {
    "Temporary credential requires multi-factor authentication, but no MFA code callback was provided.":
      "unexpected",
    "fromTemporaryCredentials recursion in callerClientConfig.credentials": "unexpected",
    "Invalid response from STS.assumeRole call with role …": "notJson",
  },
  "@smithy/credential-provider-imds/dist-es/fromContainerMetadata.js": {
    "Invalid response received from instance metadata service.": "credentialSourceUnavailable",
    "… is not a valid container metadata service URL": "credentialSourceUnavailable",
    "… is not a valid container metadata service hostname": "credentialSourceUnavailable",
    "… is not a valid container metadata service protocol": "credentialSourceUnavailable",
    "The container metadata credential provider cannot be used unless the AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI environment variable is set":
      "credentialSourceUnavailable",
  },
  "@smithy/credential-provider-imds/dist-es/fromInstanceMetadata.js": {
    "AWS_EC2_METADATA_V1_DISABLED not set in env, checking config file next.":
      "credentialSourceUnavailable",
    "Invalid response received from instance metadata service.": "credentialSourceUnavailable",
  },
  "@smithy/credential-provider-imds/dist-es/remoteProvider/httpRequest.js": {
    "Unable to connect to instance metadata service": "credentialSourceUnavailable",
    "TimeoutError from instance metadata service": "credentialSourceUnavailable",
    "Error response received from instance metadata service": "credentialSourceUnavailable",
  },
  "@smithy/credential-provider-imds/dist-es/utils/getInstanceMetadataEndpoint.js": {
    "Unsupported endpoint mode: …. Select from …": "unexpected",
  },
};

/** The sentences of these count as a sign-in that is needed where nothing else is known of them. */
const sources: Readonly<Record<string, ProfileSource>> = {
  "@aws-sdk/credential-provider-login": "aws login",
};

function reasonOf(file: string, sentence: string): BackupErrorReason {
  const error = Object.assign(new Error(sentence.replaceAll("…", "x")), {
    name: "CredentialsProviderError",
  });
  const [, name = ""] = /^(.+)\/dist-es\//.exec(file) ?? [];
  return toCredentialError(error, sources[name] ?? "unknown").reason;
}

describe("The installed SDK's sentences", () => {
  it("are these, and mean this: an update that rewords one has to be read", () => {
    const found: Record<string, Record<string, BackupErrorReason>> = {};
    for (const { file, sentence } of providerSentences()) {
      found[file] = { ...found[file], [sentence]: reasonOf(file, sentence) };
    }
    expect(found).toEqual(expected);
  });
});
