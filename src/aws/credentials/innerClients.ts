import type { BackupClientResolvedConfig } from "@aws-sdk/client-backup";
import { fromTemporaryCredentials, fromWebToken } from "@aws-sdk/credential-providers";
import type { fromIni } from "@aws-sdk/credential-providers";
import type { ProfileEndpoints, ServiceId } from "../config/endpoints";

/** What fromIni takes for the clients that it makes itself. */
type FromIniInit = NonNullable<Parameters<typeof fromIni>[0]>;
type RoleAssumer = NonNullable<FromIniInit["roleAssumer"]>;
type WebIdentityRoleAssumer = NonNullable<FromIniInit["roleAssumerWithWebIdentity"]>;

/** The part of a request that decides where it goes. */
interface Addressed {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  readonly headers: Record<string, string>;
}

/** Sends what the SDK's clients hand it; shared, so that one set of time limits holds for all. */
export type RequestHandler = BackupClientResolvedConfig["requestHandler"];
type HandlerOptions = Parameters<RequestHandler["handle"]>[1];

/** Settings of the clients for STS, SSO, SSO OIDC and sign-in that credentials need. */
export interface InnerClients {
  /** For fromIni's own clients: SSO, SSO OIDC and sign-in. Names no Region: that breaks SSO (aws-cdk#32520). */
  readonly clientConfig: Readonly<Record<string, unknown>>;
  readonly roleAssumer: RoleAssumer;
  readonly roleAssumerWithWebIdentity: WebIdentityRoleAssumer;
  /** For a client of STS. */
  stsConfig(): StsConfig;
}

export type StsConfig = NonNullable<Parameters<typeof fromTemporaryCredentials>[0]["clientConfig"]>;

/**
 * Inner clients that go to the chosen profile's endpoints. Left alone, the SDK looks these up for
 * AWS_PROFILE or `default`, so that a session key of one profile reaches another profile's endpoint.
 */
export function innerClients(options: {
  readonly profile: string | undefined;
  readonly stsRegion: string;
  readonly endpoints: ProfileEndpoints;
  readonly handler: RequestHandler;
}): InnerClients {
  const { profile, endpoints, handler } = options;
  const common = {
    ...(profile !== undefined && { profile }),
    // Otherwise read from AWS_PROFILE's section, where "auto" asks the instance metadata service.
    defaultsMode: "standard" as const,
    ignoreConfiguredEndpointUrls: true,
    useFipsEndpoint: endpoints.useFips,
    useDualstackEndpoint: endpoints.useDualStack,
  };
  // A function, because a wrong URL must fail the request that needs it, and no other.
  const stsConfig = (): StsConfig => {
    const endpoint = endpoints.urlOf("sts");
    return {
      ...common,
      region: options.stsRegion,
      requestHandler: handler,
      ...(endpoint !== undefined && { endpoint }),
    };
  };
  return {
    stsConfig,
    clientConfig: { ...common, requestHandler: redirected(handler, endpoints) },
    roleAssumer: (masterCredentials, params) =>
      fromTemporaryCredentials({ masterCredentials, params, clientConfig: stsConfig() })(),
    roleAssumerWithWebIdentity: (params) =>
      fromWebToken({
        roleArn: params.RoleArn,
        webIdentityToken: params.WebIdentityToken,
        roleSessionName: params.RoleSessionName,
        clientConfig: stsConfig(),
      })(),
  };
}

/** Host names that the SDK's endpoint rules give these services, FIPS and dual-stack included. */
const hosts: readonly (readonly [RegExp, ServiceId])[] = [
  [/^portal\.sso[.-]/, "sso"],
  [/^oidc[.-]/, "sso_oidc"],
  [/(^|\.)signin[.-]/, "signin"],
];

/**
 * fromIni takes one configuration for SSO, SSO OIDC and sign-in together, so an endpoint of one of
 * them can't be set there. Their requests aren't signed, so they may be readdressed when sent.
 */
function redirected(handler: RequestHandler, endpoints: ProfileEndpoints) {
  return {
    handle: (request: Addressed, options: HandlerOptions): Promise<unknown> => {
      const service = hosts.find(([host]) => host.test(request.hostname))?.[1];
      const url = service === undefined ? undefined : endpoints.urlOf(service);
      if (url !== undefined) readdress(request, new URL(url));
      return handler.handle(request, options);
    },
  };
}

function readdress(request: Addressed, url: URL): void {
  request.protocol = url.protocol;
  request.hostname = url.hostname;
  if (url.port === "") delete request.port;
  else request.port = Number(url.port);
  request.path = url.pathname.replace(/\/$/, "") + request.path;
  request.headers["host"] = url.host;
}
