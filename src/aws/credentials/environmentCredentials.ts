import {
  fromEnv,
  fromHttp,
  fromInstanceMetadata,
  fromTokenFile,
} from "@aws-sdk/credential-providers";
import { BackupError } from "../../domain/query/backupError";
import type { CredentialProvider } from "./credentialProvider";
import { environmentSource, variable } from "../config/environment";
import type { Environment } from "../config/environment";
import type { InnerClients } from "./innerClients";

/**
 * The source that the environment names, else the instance metadata service. Not
 * fromNodeProviderChain: that goes on to a profile where AWS_PROFILE is set or `default` exists,
 * and its "Could not load credentials from any providers" hides the real reason.
 */
export function environmentCredentials(env: Environment, inner: InnerClients): CredentialProvider {
  switch (environmentSource(env)) {
    case "access keys":
      return fromEnv();
    case "web identity":
      return fromTokenFile({ roleAssumerWithWebIdentity: inner.roleAssumerWithWebIdentity });
    case "container":
      return fromHttp();
    case undefined:
      if (variable(env, "AWS_EC2_METADATA_DISABLED")?.toLowerCase() === "true") {
        throw new BackupError("credentialSourceUnavailable", {
          detail: "No environment variable names credentials.",
        });
      }
      return fromInstanceMetadata();
  }
}
