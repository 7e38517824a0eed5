import { environmentProfile } from "../../domain/session/session";
import type { Session } from "../../domain/session/session";
import { BackupError } from "../../domain/query/backupError";
import type { ConfigFiles } from "../config/configFiles";
import type { ProfileEndpoints } from "../config/endpoints";
import { sdkProfileName } from "../config/sdkFiles";
import type { Environment } from "../config/environment";
import type { AskedHost } from "../errors/askedHost";
import { toCredentialError } from "../errors/errorMapping";
import { chainCredentials } from "./chainCredentials";
import { chainNeedsMfa, chainRenewsItself, credentialChain } from "./credentialChain";
import type { CredentialChain } from "./credentialChain";
import type { CredentialProvider } from "./credentialProvider";
import { environmentOrigin } from "./environmentOrigin";
import { CredentialHolder, type KeptCredentials } from "./keptCredentials";
import { SharedCredentials } from "./sharedCredentials";

export interface CredentialOptions {
  readonly session: Session;
  readonly files: ConfigFiles;
  readonly endpoints: ProfileEndpoints;
  readonly env: Environment;
  /** Asks the user; rejects with a BackupError when they don't answer. */
  readonly askMfaCode: (serial: string) => Promise<string>;
  /** Told of the secrets that were used to get credentials, so that they can be kept out of texts. */
  readonly keepSecret: (secret: string) => void;
  /** Told of each request when it is sent. */
  readonly asks: (asked: AskedHost) => void;
  /** Aborts when no request waits for credentials any more; another one after that. */
  readonly unused: () => AbortSignal;
  /** Milliseconds for a credential process. */
  readonly processLimit: number;
  /** Keeps what the user gave a code for. */
  readonly kept: KeptCredentials;
  /** What the files say of the profile's identity. */
  readonly says: string;
  /** No request waits for credentials any more. */
  readonly isUnused: () => boolean;
}

/** Credentials of the session's profile, or of the environment. Their provider rejects with a BackupError. */
export function sessionCredentials(options: CredentialOptions): SharedCredentials {
  const { session, files } = options;
  const isEnvironment = session.profile === environmentProfile;
  const chain = isEnvironment
    ? environmentChain(options.env)
    : profileChain(session.profile, files);
  const resolve: CredentialProvider = async (properties) => {
    const handler = properties?.callerClientConfig?.requestHandler;
    if (handler === undefined) throw new Error("Credentials are asked for by a client only.");
    if (chain instanceof BackupError) throw chain;
    return chainCredentials(chain, {
      ...options,
      profile: isEnvironment ? undefined : sdkProfileName(session.profile),
      stsRegion: files.profiles.get(session.profile)?.["region"] ?? session.region,
      handler,
      properties,
      unused: options.unused(),
    });
  };
  const { kept, says, isUnused } = options;
  const isWhole = !(chain instanceof BackupError);
  const asksUser = isWhole && chainNeedsMfa(chain);
  const renewsItself = isWhole && chainRenewsItself(chain);
  const holder = asksUser ? kept.holder(session.profile, says) : new CredentialHolder();
  return new SharedCredentials({ resolve, asksUser, renewsItself, holder, isUnused });
}

function environmentChain(env: Environment): CredentialChain {
  return { origin: environmentOrigin(env), originPath: [environmentProfile], roles: [] };
}

/** What is wrong with a chain fails the requests, not the opening of a session. */
function profileChain(profile: string, files: ConfigFiles): CredentialChain | BackupError {
  try {
    return credentialChain(profile, files);
  } catch (error) {
    return toCredentialError(error, "unknown");
  }
}
