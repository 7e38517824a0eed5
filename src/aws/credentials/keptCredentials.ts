import type { Credentials } from "./credentialProvider";

/** Credentials that are being asked for. */
export interface PendingCredentials {
  readonly credentials: Promise<Credentials>;
  /** Nobody waits any more of those who began to ask. */
  readonly isAbandoned: () => boolean;
}

/** A place for credentials that several clients may share: those that are there, and those that are being asked for. */
export class CredentialHolder {
  held: Credentials | undefined;
  pending: PendingCredentials | undefined;
}

/**
 * What a user gave a code for, kept for all clients of a profile: another Region, another window of a session, a
 * profile that is selected again. A code can be used only once, so nobody should have to give two.
 */
export class KeptCredentials {
  readonly #kept = new Map<string, { readonly says: string; readonly holder: CredentialHolder }>();

  /** @param says what the files say of the profile's identity: what belongs to something else is forgotten */
  holder(profile: string, says: string): CredentialHolder {
    const kept = this.#kept.get(profile);
    if (kept?.says === says) return kept.holder;
    const holder = new CredentialHolder();
    this.#kept.set(profile, { says, holder });
    return holder;
  }
}
