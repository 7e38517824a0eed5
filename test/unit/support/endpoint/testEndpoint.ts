import { BackupClient } from "@aws-sdk/client-backup";
import { afterEach, vi } from "vitest";
import type { Credential } from "../../../support/endpoint/authentication";
import type { Endpoint, EndpointOptions } from "../../../support/endpoint/endpoint";
import { startEndpoint } from "../../../support/endpoint/endpoint";

/** A time at which nothing in the tests depends on the machine's clock but signatures. */
export const now = Date.parse("2026-11-20T09:30:00Z");

// Real requests and many cases, on machines that do other things at the same time.
vi.setConfig({ testTimeout: 60_000 });

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) {
    await cleanup();
  }
});

/** Runs when the test is over. */
export function afterTest(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

/** An endpoint that ends with the test. */
export async function anEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const endpoint = await startEndpoint({ now: () => now, ...options });
  afterTest(() => endpoint.stop());
  return endpoint;
}

/** The real SDK, pointed at an endpoint; it doesn't try again unless told. */
export function aClient(
  endpoint: Endpoint,
  options: {
    readonly credential?: Credential;
    readonly region?: string;
    readonly attempts?: number;
  } = {},
): BackupClient {
  const credential = options.credential ?? endpoint.credentials[0];
  if (credential === undefined) {
    throw new Error("The endpoint knows no credential.");
  }
  const { accessKeyId, secretAccessKey, sessionToken } = credential;
  const client = new BackupClient({
    region: options.region ?? "eu-west-1",
    endpoint: endpoint.url,
    maxAttempts: options.attempts ?? 1,
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
  });
  afterTest(() => {
    client.destroy();
  });
  return client;
}

/** How a request failed, by what a program can see of it. */
export async function failureOf(request: Promise<unknown>): Promise<{
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
}> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Error) {
      const { $metadata } = error as {
        $metadata?: { httpStatusCode?: number; requestId?: string };
      };
      const { name, message } = error;
      return { name, message, status: $metadata?.httpStatusCode, requestId: $metadata?.requestId };
    }
    throw error;
  }
  throw new Error("The request did not fail.");
}
