import http from "node:http";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { KeyAndCertificate } from "./certificate";
import { emptyPages } from "./emptyPages";

export interface SeenRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** The access key that signed it, or "" for none. */
  readonly accessKeyId: string;
}

/** "cut" closes the connection without an answer, "hang" never answers. */
export type Answer =
  | "cut"
  | "hang"
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      /** The connection is closed after this much of the body. */
      readonly cut?: true;
      /** The rest of the body never comes. */
      readonly stall?: true;
    };

/** What the server answers, at once or when the promise says. */
export type Script = (request: SeenRequest) => Answer | Promise<Answer>;

export interface ScriptedServer {
  readonly url: string;
  /** In order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** Connections that are open now. */
  readonly connections: number;
  /** Never ends a connection by itself; a server of Node does after five seconds, and says so to the client. */
  keepAlive(): void;
  /** Ends all connections. */
  cut(): void;
  /** What the server answers from now on. */
  script(answer: Script): void;
  close(): Promise<void>;
}

/** An HTTP server on the loopback interface that answers whatever a test says; HTTPS with a certificate. */
export async function startScriptedServer(
  answer: Script,
  identity?: KeyAndCertificate,
): Promise<ScriptedServer> {
  let current = answer;
  const requests: SeenRequest[] = [];
  const listener: http.RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    const respond = async (): Promise<void> => {
      const { authorization = "" } = request.headers;
      const seen: SeenRequest = {
        method: request.method ?? "",
        target: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        accessKeyId: /Credential=([^/,]+)/.exec(authorization)?.[1] ?? "",
      };
      requests.push(seen);
      const reply = await current(seen);
      if (reply === "hang") return;
      if (reply === "cut") {
        request.socket.destroy();
        return;
      }
      response.writeHead(reply.status ?? 200, {
        "x-amzn-requestid": `request-${requests.length}`,
        "content-type": "application/json",
        ...reply.headers,
      });
      if (reply.stall === true) response.write(reply.body ?? "");
      else if (reply.cut === true) {
        response.write(reply.body ?? "", () => request.socket.destroy());
      } else response.end(reply.body ?? "");
    };
    request.on("end", () => void respond());
  };
  const server =
    identity === undefined ? http.createServer(listener) : https.createServer(identity, listener);
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections++;
    socket.once("close", () => connections--);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `${identity === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    requests,
    get connections() {
      return connections;
    },
    keepAlive: () => {
      server.keepAliveTimeout = 0;
    },
    cut: () => {
      server.closeAllConnections();
    },
    script: (next) => {
      current = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** An empty page of any list operation. */
export const emptyPage: Answer = { body: emptyPages };

/** An error as AWS Backup sends it. */
export function awsError(name: string, message: string, status = 400): Answer {
  return {
    status,
    headers: { "x-amzn-errortype": `${name}:http://internal.amazon.com/coral/` },
    body: JSON.stringify({ Code: name, Message: message, Type: "Client", Context: "" }),
  };
}
