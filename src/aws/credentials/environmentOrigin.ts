import { environmentSource, variable } from "../config/environment";
import type { Environment } from "../config/environment";
import type { CredentialOrigin } from "./credentialChain";

/**
 * The source that the environment names, else the instance metadata service. Not
 * fromNodeProviderChain: that goes on to a profile where AWS_PROFILE is set or `default` exists,
 * and its "Could not load credentials from any providers" hides the real reason.
 */
export function environmentOrigin(env: Environment): CredentialOrigin {
  switch (environmentSource(env)) {
    case "access keys":
      return { kind: "environment" };
    case "web identity":
      return {
        kind: "web identity",
        identity: {
          file: variable(env, "AWS_WEB_IDENTITY_TOKEN_FILE") ?? "",
          role: variable(env, "AWS_ROLE_ARN") ?? "",
          sessionName: variable(env, "AWS_ROLE_SESSION_NAME"),
        },
      };
    case "container":
      return { kind: "container" };
    case undefined:
      return { kind: "instance" };
  }
}
