import type { ServerResponse } from "node:http";
import type { ErrorType } from "./serviceError";

/** An answer on its way to the wire. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly errorType?: ErrorType;
}

export const proxyPage = `<!DOCTYPE html>
<html><head><title>Sign in to the network</title></head>
<body><h1>Welcome</h1><p>Please accept the terms of use to go on.</p></body></html>
`;

/** Sends an answer the way AWS's front end does; the Date lets clients correct their clocks. */
export function sendAnswer(
  response: ServerResponse,
  answer: HttpAnswer,
  { requestId, now }: { readonly requestId: string; readonly now: number },
): void {
  response.writeHead(answer.status, headersOf(answer, requestId, now));
  response.end(answer.body);
}

/** Promises the whole body, sends half of it and cuts the connection. */
export function sendHalf(
  response: ServerResponse,
  answer: HttpAnswer,
  { requestId, now }: { readonly requestId: string; readonly now: number },
): void {
  response.writeHead(answer.status, headersOf(answer, requestId, now));
  const bytes = Buffer.from(answer.body, "utf8");
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    response.destroy();
  });
}

function headersOf(answer: HttpAnswer, requestId: string, now: number): Record<string, string> {
  return {
    "x-amzn-RequestId": requestId,
    Date: new Date(now).toUTCString(),
    "Content-Type": answer.contentType,
    "Content-Length": String(Buffer.byteLength(answer.body)),
    ...(answer.errorType === undefined ? {} : { "x-amzn-ErrorType": answer.errorType }),
  };
}
