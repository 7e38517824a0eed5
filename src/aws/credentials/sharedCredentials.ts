import { BackupError } from "../../domain/query/backupError";
import type { CredentialProvider, Credentials } from "./credentialProvider";
import { isQuiet } from "./quietly";

/** Milliseconds before credentials expire: from then on others are asked for, as the SDK does. */
const renewedBefore = 5 * 60_000;

/** Milliseconds before credentials expire until which a request that may ask nobody uses them: it takes no longer. */
const usedUntil = 60_000;

export interface SharedCredentialsOptions {
  /** Asks for credentials; may take as long as the user does. */
  readonly resolve: CredentialProvider;
  /** Whether the user has to be asked for them. */
  readonly asksUser: boolean;
}

/**
 * The credentials of one client: kept until they are about to expire, and asked for once where requests want them
 * side by side. The client's own way to do so (memoizeIdentityProvider of @smithy/core, which `memoized` turns off)
 * lets a request decide for all that join it, so a quiet one would fail the others for want of an answer that
 * nobody was asked for. Here it fails before it begins or joins, with BackupError mfaNeeded.
 */
export class SharedCredentials {
  readonly provider: CredentialProvider;
  readonly #options: SharedCredentialsOptions;
  #held: Credentials | undefined;
  #pending: Promise<Credentials> | undefined;

  constructor(options: SharedCredentialsOptions) {
    this.#options = options;
    const provider: CredentialProvider = (properties) => this.#credentials(properties);
    this.provider = Object.assign(provider, { memoized: true });
  }

  /** Credentials are being asked for; after a time limit that may well go on for ever. */
  get isResolving(): boolean {
    return this.#pending !== undefined;
  }

  async #credentials(properties: Parameters<CredentialProvider>[0]): Promise<Credentials> {
    const { asksUser } = this.#options;
    const held = this.#held;
    if (held !== undefined && lasts(held, renewedBefore)) return held;
    if (asksUser && isQuiet()) {
      if (held !== undefined && lasts(held, usedUntil)) return held;
      throw new BackupError("mfaNeeded");
    }
    this.#pending ??= this.#resolve(properties);
    return this.#pending;
  }

  async #resolve(properties: Parameters<CredentialProvider>[0]): Promise<Credentials> {
    try {
      this.#held = await this.#options.resolve(properties);
      return this.#held;
    } finally {
      this.#pending = undefined;
    }
  }
}

function lasts({ expiration }: Credentials, milliseconds: number): boolean {
  return expiration === undefined || expiration.getTime() - Date.now() >= milliseconds;
}
