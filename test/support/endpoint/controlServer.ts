import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Credential } from "./authentication";
import type { Clock } from "./clock";
import type { Endpoint } from "./endpoint";
import type { Fault } from "./faults";
import type { Mood } from "./mood";
import type { JobKind } from "./wire";

/** What a test in another process can do to an endpoint. */
export interface Controlled {
  readonly endpoint: Endpoint;
  readonly clock: Clock;
}

export interface EndpointInfo {
  readonly url: string;
  readonly now: number;
  readonly accounts: readonly { readonly accountId: string; readonly region: string }[];
  readonly credentials: readonly Credential[];
}

/**
 * Serves the control of an endpoint on a port of its own, so that it works while the endpoint is
 * dead. Its only client is endpointControl.ts, which is typed: bodies are taken as they come.
 */
export async function startControl(controlled: Controlled, port = 0): Promise<Server> {
  const server = createServer((request, response) => {
    handle(controlled, request).then(
      (result) => {
        send(response, 200, result ?? {});
      },
      (error: unknown) => {
        send(response, 400, { error: String(error) });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

export function controlUrl(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function handle({ endpoint, clock }: Controlled, request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url ?? "/", "http://control");
  const body = await readJson(request);
  const faultId = /^\/faults\/(\d+)$/.exec(url.pathname)?.[1];
  if (request.method === "DELETE" && faultId !== undefined) {
    endpoint.removeFault(Number(faultId));
    return undefined;
  }
  switch (`${request.method ?? ""} ${url.pathname}`) {
    case "GET /info":
      return info(endpoint, clock);
    case "GET /requests":
      return endpoint.requests;
    case "DELETE /requests":
      endpoint.clearRequests();
      return undefined;
    case "PUT /mood":
      endpoint.setMood(body as Mood);
      return undefined;
    case "POST /faults":
      return { id: endpoint.addFault(body as Fault).id };
    case "DELETE /faults":
      endpoint.clearFaults();
      return undefined;
    case "PUT /credentials":
      endpoint.setCredential(body as Credential);
      return undefined;
    case "PUT /clock":
      clock.set((body as { readonly now: number }).now);
      return undefined;
    case "DELETE /clock":
      clock.run();
      return undefined;
    case "GET /jobs":
      return jobs(endpoint, url.searchParams);
    case "POST /stop-listening":
      return endpoint.stop();
    case "POST /listen":
      return endpoint.listen();
    default:
      throw new Error(`The control has no ${request.method ?? ""} ${url.pathname}.`);
  }
}

function info(endpoint: Endpoint, clock: Clock): EndpointInfo {
  return {
    url: endpoint.url,
    now: clock.now(),
    accounts: endpoint.accounts.map(({ accountId, region }) => ({ accountId, region })),
    credentials: endpoint.credentials,
  };
}

function jobs(endpoint: Endpoint, query: URLSearchParams): unknown {
  const kind = (query.get("kind") ?? "backup") as JobKind;
  const accountId = query.get("account");
  const region = query.get("region");
  const name = {
    ...(accountId === null ? {} : { accountId }),
    ...(region === null ? {} : { region }),
  };
  return query.get("listed") === "true" ? endpoint.listed(kind, name) : endpoint.jobs(kind, name);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}

function send(response: ServerResponse, status: number, result: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json", Connection: "close" });
  response.end(JSON.stringify(result));
}
