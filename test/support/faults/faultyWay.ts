import { createServer, request as httpRequest } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createDoor, type Server, type Socket } from "node:net";
import { selfSignedCertificate } from "../identity/certificate";

/** What a request gets instead of the endpoint's answer; "cut" and "hang" as in a scripted server. */
export type WayReply =
  | "cut"
  | "hang"
  | "half"
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    };

/** The way to an endpoint, on which things go wrong: a server that passes requests on, HTTP and HTTPS on one port. */
export class FaultyWay {
  reply: WayReply | undefined;
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #door: Server | undefined;
  #port = 0;

  /** @param target the endpoint's port */
  constructor(target: number) {
    this.#target = target;
  }

  get port(): number {
    return this.#port;
  }

  /** On the same port as before, if it listened before. */
  async open(): Promise<void> {
    const handler = (request: IncomingMessage, response: ServerResponse): void => {
      this.#answer(request, response);
    };
    const plain = createServer(handler);
    const secure = createTlsServer(selfSignedCertificate(["127.0.0.1", "localhost"]), handler);
    const door = createDoor((socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
      socket.on("error", () => undefined);
      socket.once("data", (chunk: Buffer) => {
        socket.pause();
        socket.unshift(chunk);
        // A TLS handshake begins with 22 (RFC 8446, 5.1).
        (chunk[0] === 22 ? secure : plain).emit("connection", socket);
        process.nextTick(() => socket.resume());
      });
    });
    await new Promise<void>((resolve) => {
      door.listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = (door.address() as AddressInfo).port;
    this.#door = door;
  }

  /** Connections end, and new ones are refused. */
  async close(): Promise<void> {
    const door = this.#door;
    this.#door = undefined;
    await new Promise<void>((resolve) => {
      if (door === undefined) resolve();
      else {
        door.close(() => {
          resolve();
        });
      }
      this.cut();
    });
  }

  /** Ends all connections, so that the next request makes a new one. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { reply } = this;
    if (reply === "hang") return;
    if (reply === "cut") request.socket.resetAndDestroy();
    else if (reply === undefined || reply === "half") this.#passOn(request, response, reply);
    else {
      const type = { "content-type": "application/json" };
      response.writeHead(reply.status, { ...type, ...reply.headers }).end(reply.body);
    }
  }

  #passOn(request: IncomingMessage, response: ServerResponse, reply: "half" | undefined): void {
    const { method, url, headers } = request;
    const onward = httpRequest(
      { host: "127.0.0.1", port: this.#target, method, path: url, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        if (reply === undefined) answer.pipe(response);
        else {
          answer.once("data", (chunk: Buffer) => {
            response.write(chunk.subarray(0, chunk.length / 2), () => request.socket.destroy());
          });
        }
      },
    );
    onward.on("error", () => request.socket.destroy());
    request.pipe(onward);
  }
}
