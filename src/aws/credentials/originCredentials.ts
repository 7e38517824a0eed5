import {
  fromEnv,
  fromHttp,
  fromInstanceMetadata,
  fromLoginCredentials,
  fromWebToken,
} from "@aws-sdk/credential-providers";
import { readFile } from "node:fs/promises";
import { BackupError } from "../../domain/query/backupError";
import { sdkProfileName } from "../config/sdkFiles";
import { variable } from "../config/environment";
import type { Environment } from "../config/environment";
import { stsClient } from "./chainContext";
import type { ChainContext } from "./chainContext";
import type { CredentialOrigin, WebIdentity } from "./credentialChain";
import type { Credentials } from "./credentialProvider";
import { innerSettings } from "./innerClients";
import { processCredentials } from "./processCredentials";
import { ssoCredentials } from "./ssoCredentials";

/** The credentials with which a chain begins, asked for anew. */
export async function originCredentials(
  origin: CredentialOrigin,
  context: ChainContext,
): Promise<Credentials> {
  const { properties } = context;
  switch (origin.kind) {
    case "access keys":
      return origin.keys;
    case "web identity":
      return webIdentityCredentials(origin.identity, context);
    case "credential process":
      return processCredentials(origin, context);
    case "IAM Identity Center":
      return ssoCredentials(origin.sso, context);
    case "aws login":
      return fromLoginCredentials({
        profile: sdkProfileName(origin.profile),
        clientConfig: innerSettings("signin", context),
      })(properties);
    case "environment":
      return environmentKeys(context.env);
    case "container":
      return fromHttp()();
    case "instance":
      return instanceCredentials(context.env);
    case "computer":
      return computerCredentials(origin.lack, context.env);
  }
}

/** The older name of a session token comes first in the AWS CLI; the SDK doesn't know it. */
async function environmentKeys(env: Environment): Promise<Credentials> {
  const keys = await fromEnv()();
  const token = variable(env, "AWS_SECURITY_TOKEN");
  return token === undefined ? keys : { ...keys, sessionToken: token };
}

/** The file is read each time: what writes it (Kubernetes, CI) replaces it by and by. */
async function webIdentityCredentials(
  { file, role, sessionName }: WebIdentity,
  context: ChainContext,
): Promise<Credentials> {
  const token = await readFile(file, "utf8").catch(() => undefined);
  if (token === undefined) throw new BackupError("webIdentityFileMissing");
  context.keepSecret(token);
  return fromWebToken({
    webIdentityToken: token,
    roleArn: role,
    roleSessionName: sessionName ?? `aws-backup-explorer-${Date.now()}`,
    ...stsClient(context),
  })(context.properties);
}

/** As long and as often as the AWS CLI tries: a second, once. */
function instanceCredentials(env: Environment): Promise<Credentials> {
  if (variable(env, "AWS_EC2_METADATA_DISABLED")?.toLowerCase() === "true") {
    throw new BackupError("credentialSourceUnavailable", {
      detail: "AWS_EC2_METADATA_DISABLED is set.",
    });
  }
  return fromInstanceMetadata({ timeout: 1000, maxRetries: 0 })();
}

/** For a profile that names nothing, as the AWS CLI does: the container's, else the instance's credentials. */
async function computerCredentials(lack: string, env: Environment): Promise<Credentials> {
  if (isContainer(env)) return fromHttp()();
  try {
    return await instanceCredentials(env);
  } catch {
    throw new BackupError("profileIncomplete", { lack });
  }
}

function isContainer(env: Environment): boolean {
  return (
    variable(env, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") !== undefined ||
    variable(env, "AWS_CONTAINER_CREDENTIALS_FULL_URI") !== undefined
  );
}
