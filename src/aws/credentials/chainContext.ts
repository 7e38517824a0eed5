import type { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import type { Pluggable } from "@smithy/types";
import type { ProfileEndpoints } from "../config/endpoints";
import type { Environment } from "../config/environment";
import { type AskedHost, noteAskedHost } from "../errors/askedHost";
import type { CredentialProvider } from "./credentialProvider";
import { innerSettings } from "./innerClients";
import type { InnerService, RequestHandler } from "./innerClients";

/** What those need that ask for the credentials of a chain. */
export interface ChainContext {
  /** The session's profile as the SDK knows it; undefined for the environment. */
  readonly profile: string | undefined;
  readonly stsRegion: string;
  readonly endpoints: ProfileEndpoints;
  readonly env: Environment;
  readonly handler: RequestHandler;
  /** What the client gives its provider. */
  readonly properties: Parameters<CredentialProvider>[0];
  /** Asks the user; rejects with a BackupError when they don't answer. */
  readonly askMfaCode: (serial: string) => Promise<string>;
  /** Told of each secret that is no part of the credentials, so that it can be kept out of texts. */
  readonly keepSecret: (secret: string) => void;
  /** Told of each request when it is sent. */
  readonly asks: (asked: AskedHost) => void;
  /** Aborts when no request waits for the credentials any more. */
  readonly unused: AbortSignal;
  /** Milliseconds for a credential process: less than a request has as a whole. */
  readonly processLimit: number;
}

/** What the SDK's providers take for the client of STS that they make. */
export type StsClient = Pick<
  Parameters<typeof fromTemporaryCredentials>[0],
  "clientConfig" | "clientPlugins"
>;

/**
 * Settings of a client of STS, which also notes where its requests went.
 * @param once for a request with an MFA code: AWS would refuse it the second time, whatever became of the first
 */
export function stsClient(
  context: ChainContext,
  { once }: { readonly once: boolean } = { once: false },
): StsClient {
  return {
    clientConfig: {
      ...innerSettings("sts", context),
      region: context.stsRegion,
      ...(once && { maxAttempts: 1 }),
    },
    clientPlugins: [notesHost("sts", context)],
  };
}

export function notesHost<Input extends object, Output extends object>(
  service: InnerService,
  { endpoints, asks }: ChainContext,
): Pluggable<Input, Output> {
  return noteAskedHost<Input, Output>(endpoints.sourceOf(service), asks);
}
