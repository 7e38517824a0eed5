import { BackupError } from "../../domain/query/backupError";
import type { CredentialProvider, Credentials } from "./credentialProvider";
import type { CredentialHolder, PendingCredentials } from "./keptCredentials";
import { isQuiet } from "./quietly";

/** Milliseconds before credentials expire: from then on others are asked for, as the SDK does. */
const renewedBefore = 5 * 60_000;

/** The same where the user would be asked: as long as a request may take. */
const askedAgainBefore = 60_000;

export interface SharedCredentialsOptions {
  /** Asks for credentials; may take as long as the user does. */
  readonly resolve: CredentialProvider;
  /** Whether the user has to be asked for them. */
  readonly asksUser: boolean;
  /** Whether the container or instance renews them. */
  readonly renewsItself: boolean;
  /** Where they are kept; other clients may look there, too. */
  readonly holder: CredentialHolder;
  /** No request of the client waits any more. */
  readonly isUnused: () => boolean;
}

/**
 * The credentials of a client: kept until they are about to expire, and asked for once where requests want them
 * side by side. The client's own way to do so (memoizeIdentityProvider of @smithy/core, which `memoized` turns off)
 * lets a request decide for all that join it, so a quiet one would fail the others for want of an answer that
 * nobody was asked for. Here it fails before it begins or joins, with BackupError mfaNeeded.
 */
export class SharedCredentials {
  readonly provider: CredentialProvider;
  readonly #options: SharedCredentialsOptions;
  #own: PendingCredentials | undefined;

  constructor(options: SharedCredentialsOptions) {
    this.#options = options;
    const provider: CredentialProvider = (properties) => this.#credentials(properties);
    this.provider = Object.assign(provider, { memoized: true });
  }

  get asksUser(): boolean {
    return this.#options.asksUser;
  }

  get renewsItself(): boolean {
    return this.#options.renewsItself;
  }

  get held(): Credentials | undefined {
    return this.#options.holder.held;
  }

  /** This client asks for credentials; after a time limit that may well go on for ever. */
  get isResolving(): boolean {
    return this.#own !== undefined && this.#own === this.#options.holder.pending;
  }

  /** AWS refused them: nobody uses them again. */
  refuse(credentials: Credentials): void {
    const { holder } = this.#options;
    if (holder.held === credentials) holder.held = undefined;
  }

  /** Nobody joins what this client asks for. @returns when it has ended; never rejects */
  async giveUp(): Promise<void> {
    const { holder } = this.#options;
    const own = this.#own;
    if (this.isResolving) holder.pending = undefined;
    await own?.credentials.catch(() => undefined);
  }

  async #credentials(properties: Parameters<CredentialProvider>[0]): Promise<Credentials> {
    const { asksUser, holder } = this.#options;
    const { held } = holder;
    if (held !== undefined && lasts(held, asksUser ? askedAgainBefore : renewedBefore)) return held;
    if (asksUser && isQuiet()) throw new BackupError("mfaNeeded");
    const { pending } = holder;
    if (pending === undefined) return this.#resolve(properties);
    try {
      return await pending.credentials;
    } catch (error) {
      // The question was closed because those who asked it have left; this client has not.
      if (pending !== this.#own && pending.isAbandoned()) return this.#credentials(properties);
      throw error;
    }
  }

  async #resolve(properties: Parameters<CredentialProvider>[0]): Promise<Credentials> {
    const { holder, resolve, isUnused } = this.#options;
    const pending: PendingCredentials = { credentials: resolve(properties), isAbandoned: isUnused };
    this.#own = pending;
    holder.pending = pending;
    try {
      holder.held = await pending.credentials;
      return holder.held;
    } finally {
      if (holder.pending === pending) holder.pending = undefined;
      if (this.#own === pending) this.#own = undefined;
    }
  }
}

function lasts({ expiration }: Credentials, milliseconds: number): boolean {
  return expiration === undefined || expiration.getTime() - Date.now() >= milliseconds;
}
