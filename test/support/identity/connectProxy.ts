import http from "node:http";
import { connect } from "node:net";

/** A proxy for HTTPS that leads each host to a port of the loopback interface. It does not listen yet. */
export function connectProxy(portOf: (host: string) => number): http.Server {
  const proxy = http.createServer((_, response) => response.writeHead(400).end());
  proxy.on("connect", (request, socket) => {
    const [host = ""] = (request.url ?? "").split(":");
    const onward = connect(portOf(host), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) end.on("error", () => end.destroy());
  });
  return proxy;
}
