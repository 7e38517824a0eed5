import type { BackupClientResolvedConfig } from "@aws-sdk/client-backup";
import type { ProfileEndpoints, ServiceId } from "../config/endpoints";

/** Sends what the SDK's clients hand it; shared, so that one set of time limits holds for all. */
export type RequestHandler = BackupClientResolvedConfig["requestHandler"];

/** The services that credentials come from. */
export type InnerService = Exclude<ServiceId, "backup">;

/** Settings of a client for one of these services. */
export interface InnerSettings {
  readonly profile?: string;
  readonly defaultsMode: "standard";
  readonly ignoreConfiguredEndpointUrls: true;
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
  readonly requestHandler: RequestHandler;
  readonly endpoint?: string;
}

/**
 * Settings of clients that go to the chosen profile's endpoints. Left alone, the SDK looks these up for
 * AWS_PROFILE or `default`, so that a session key of one profile reaches another profile's endpoint.
 * @throws BackupError endpointInvalid, when called: a wrong URL must fail the request that needs it, and no other
 */
export function innerSettings(
  service: InnerService,
  options: {
    readonly profile: string | undefined;
    readonly endpoints: ProfileEndpoints;
    readonly handler: RequestHandler;
  },
): InnerSettings {
  const { profile, endpoints, handler } = options;
  const endpoint = endpoints.urlOf(service);
  return {
    ...(profile !== undefined && { profile }),
    // Otherwise read from AWS_PROFILE's section, where "auto" asks the instance metadata service.
    defaultsMode: "standard",
    ignoreConfiguredEndpointUrls: true,
    useFipsEndpoint: endpoints.useFips,
    useDualstackEndpoint: endpoints.useDualStack,
    requestHandler: handler,
    ...(endpoint !== undefined && { endpoint: endpoint.replace(/\/$/, "") }),
  };
}
