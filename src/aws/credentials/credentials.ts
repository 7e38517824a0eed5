import { fromIni } from "@aws-sdk/credential-providers";
import { environmentProfile } from "../../domain/session/session";
import type { Session } from "../../domain/session/session";
import type { ConfigFiles } from "../config/configFiles";
import type { CredentialProvider } from "./credentialProvider";
import type { ProfileEndpoints } from "../config/endpoints";
import type { Environment } from "../config/environment";
import { environmentCredentials } from "./environmentCredentials";
import { toCredentialError } from "../errors/errorMapping";
import { innerClients } from "./innerClients";
import type { RequestHandler } from "./innerClients";
import { CredentialHolder, type KeptCredentials } from "./keptCredentials";
import { chainNeedsMfa, mfaChain } from "./mfaChain";
import { profileSource } from "../config/profiles";
import { sdkProfileName } from "../config/sdkFiles";
import { SharedCredentials } from "./sharedCredentials";

export interface CredentialOptions {
  readonly session: Session;
  readonly files: ConfigFiles;
  readonly endpoints: ProfileEndpoints;
  readonly env: Environment;
  /** Asks the user; rejects with a BackupError when they don't answer. */
  readonly askMfaCode: (serial: string) => Promise<string>;
  /** Keeps what the user gave a code for. */
  readonly kept: KeptCredentials;
  /** What the files say of the profile's identity. */
  readonly says: string;
  /** No request waits for credentials any more. */
  readonly isUnused: () => boolean;
}

/** Credentials of the session's profile, or of the environment. Their provider rejects with a BackupError. */
export function sessionCredentials(options: CredentialOptions): SharedCredentials {
  const resolve: CredentialProvider = async (properties) => {
    const handler = properties?.callerClientConfig?.requestHandler;
    if (handler === undefined) throw new Error("Credentials are asked for by a client only.");
    try {
      return await provider(options, handler)(properties);
    } catch (error) {
      const section = options.files.profiles.get(options.session.profile);
      throw toCredentialError(error, section === undefined ? "unknown" : profileSource(section));
    }
  };
  const { session, kept, says, isUnused } = options;
  const holder = asksUser(options) ? kept.holder(session.profile, says) : new CredentialHolder();
  return new SharedCredentials({ resolve, asksUser: asksUser(options), holder, isUnused });
}

function asksUser({ session, files }: CredentialOptions): boolean {
  return session.profile !== environmentProfile && chainNeedsMfa(session.profile, files);
}

function provider(options: CredentialOptions, handler: RequestHandler): CredentialProvider {
  const { session, files, env } = options;
  const isEnvironment = session.profile === environmentProfile;
  const inner = innerClients({
    profile: isEnvironment ? undefined : sdkProfileName(session.profile),
    stsRegion: files.profiles.get(session.profile)?.["region"] ?? session.region,
    endpoints: options.endpoints,
    handler,
  });
  if (isEnvironment) return environmentCredentials(env, inner);
  const fromProfile = (profile: string): CredentialProvider =>
    fromIni({
      profile: sdkProfileName(profile),
      clientConfig: inner.clientConfig,
      roleAssumer: inner.roleAssumer,
      roleAssumerWithWebIdentity: inner.roleAssumerWithWebIdentity,
    });
  if (!asksUser(options)) return fromProfile(session.profile);
  return mfaChain(session.profile, {
    files,
    fromProfile,
    stsConfig: () => inner.stsConfig(),
    askMfaCode: options.askMfaCode,
  });
}
