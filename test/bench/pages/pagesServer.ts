import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { JobPages } from "./jobPages";

/**
 * Serves pages of backup jobs: /COUNT/LATENCY/backup-jobs has COUNT jobs and answers after LATENCY milliseconds.
 * POST /COUNT/LATENCY/change?count=N lets N jobs have changed. A process of its own, so that it is not what is measured.
 */
const now = Date.now();
const accounts = new Map<number, JobPages>();

function pagesOf(count: number): JobPages {
  let pages = accounts.get(count);
  if (pages === undefined) {
    pages = new JobPages(count, now);
    accounts.set(count, pages);
  }
  return pages;
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const [, count = "", latency = "", operation = ""] = pathname.split("/");
  const pages = pagesOf(Number(count));
  const send = (status: number, body: Buffer | string): void => {
    response.writeHead(status, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-amzn-requestid": "00000000-0000-4000-8000-000000000000",
    });
    response.end(body);
  };
  if (operation === "change") {
    pages.change(Number(searchParams.get("count")));
    send(200, "{}");
  } else if (operation === "backup-jobs") {
    const body = pages.page(searchParams);
    if (latency === "0") send(200, body);
    else
      setTimeout(() => {
        send(200, body);
      }, Number(latency));
  } else send(404, JSON.stringify({ message: `There is no ${pathname}.` }));
}

const server = createServer({ keepAliveTimeout: 60_000 }, answer);
server.listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.once("disconnect", () => process.exit());
