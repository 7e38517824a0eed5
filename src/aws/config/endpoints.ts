import { BackupError } from "../../domain/query/backupError";
import type { ConfigFiles } from "./configFiles";
import type { ConfigSection } from "./configSections";
import { variable } from "./environment";
import type { Environment } from "./environment";

/** Services that a session talks to: AWS Backup, and those that credentials come from. */
export type ServiceId = "backup" | "sts" | "sso" | "sso_oidc" | "signin";

/**
 * Where requests of one profile go. The SDK would look this up for AWS_PROFILE (or `default`),
 * whatever profile its client was given, and so send one profile's requests to another's endpoint.
 */
export interface ProfileEndpoints {
  /** The configured URL, or undefined for AWS's own. */
  urlOf(service: ServiceId): string | undefined;
  /** The variable or setting that names that URL; undefined for AWS's own. */
  sourceOf(service: ServiceId): string | undefined;
  readonly useFips: boolean;
  readonly useDualStack: boolean;
}

/**
 * Precedence as in the AWS SDKs and tools reference: AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL,
 * the profile's services section, the profile's endpoint_url.
 * @throws BackupError endpointInvalid, from urlOf: no URL, or a services section that doesn't exist.
 */
export function profileEndpoints(
  section: ConfigSection | undefined,
  files: Pick<ConfigFiles, "services">,
  env: Environment,
): ProfileEndpoints {
  const flag = (name: string, key: string): boolean =>
    (variable(env, name) ?? section?.[key])?.toLowerCase() === "true";
  const ignore = flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls");
  return {
    urlOf: (service) => {
      const configured = ignore ? undefined : configuredUrl(service, section, files, env);
      return configured === undefined ? undefined : checkedUrl(configured);
    },
    sourceOf: (service) =>
      ignore ? undefined : configuredUrl(service, section, files, env)?.source,
    useFips: flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    useDualStack: flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
  };
}

interface ConfiguredUrl {
  readonly url: string;
  readonly source: string;
}

function configuredUrl(
  service: ServiceId,
  section: ConfigSection | undefined,
  files: Pick<ConfigFiles, "services">,
  env: Environment,
): ConfiguredUrl | undefined {
  for (const name of [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, "AWS_ENDPOINT_URL"]) {
    const url = variable(env, name);
    if (url !== undefined) return { url, source: name };
  }
  const services = section?.["services"];
  if (services !== undefined) {
    const endpoints = files.services.get(services);
    if (endpoints === undefined) {
      throw new BackupError("endpointInvalid", {
        detail: `The services section "${services}" is not in the config file.`,
        endpointSource: "services",
      });
    }
    const url = endpoints[`${service}.endpoint_url`];
    if (url !== undefined) return { url, source: `the services section ${services}` };
  }
  const url = section?.["endpoint_url"];
  return url === undefined ? undefined : { url, source: "endpoint_url" };
}

function checkedUrl({ url, source }: ConfiguredUrl): string {
  const protocol = URL.canParse(url) ? new URL(url).protocol : undefined;
  if (protocol === "http:" || protocol === "https:") return url;
  // Not quoted: it may hold a user and a password.
  throw new BackupError("endpointInvalid", {
    detail: "The configured endpoint is not a URL with http: or https:.",
    endpointSource: source,
  });
}
