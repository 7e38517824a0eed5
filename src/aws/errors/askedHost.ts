import type { Pluggable } from "@smithy/types";

/** Where a request went. */
export interface AskedHost {
  /** Host name, and the port unless it is the usual one. */
  readonly host: string;
  /** The variable or setting that names the host; undefined for AWS's own. */
  readonly endpointSource?: string;
}

/** Of all that was thrown: found by every copy of this module in a process. */
const key = Symbol.for("aws-backup-explorer.askedHost");

/**
 * Makes a client note on whatever its request fails with where that request went, an answer that can't be read included.
 * @param asks told of each request when it is sent, for what never ends
 */
export function noteAskedHost<Input extends object, Output extends object>(
  endpointSource: string | undefined,
  asks: (asked: AskedHost) => void,
): Pluggable<Input, Output> {
  return {
    applyToStack: (stack) => {
      stack.add(
        (next) => async (args) => {
          const host = hostOf(args.request);
          const asked =
            host && (endpointSource === undefined ? { host } : { host, endpointSource });
          if (asked) asks(asked);
          try {
            return await next(args);
          } catch (error) {
            if (asked && typeof error === "object" && error !== null)
              Reflect.set(error, key, asked);
            throw error;
          }
        },
        { step: "finalizeRequest", name: "noteAskedHost", priority: "low" },
      );
    },
  };
}

/** What {@link noteAskedHost} noted. */
export function askedHost(error: unknown): AskedHost | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const noted: unknown = Reflect.get(error, key);
  if (typeof noted !== "object" || noted === null || !("host" in noted)) return undefined;
  const { host } = noted;
  const source = "endpointSource" in noted ? noted.endpointSource : undefined;
  if (typeof host !== "string") return undefined;
  return typeof source === "string" ? { host, endpointSource: source } : { host };
}

function hostOf(request: unknown): string | undefined {
  if (typeof request !== "object" || request === null || !("hostname" in request)) return undefined;
  const { hostname } = request;
  const port = "port" in request ? request.port : undefined;
  if (typeof hostname !== "string") return undefined;
  return typeof port === "number" ? `${hostname}:${port}` : hostname;
}
