import { Readable } from "node:stream";
import type { BackupClient } from "@aws-sdk/client-backup";
import { HttpResponse } from "@smithy/core/protocols";
import { membersOf } from "../../base/membersOf";
import { parsedJson } from "../../base/parsedJson";
import { BackupError } from "../../domain/query/backupError";
import { answerMetadata } from "../errors/errorFacts";
import { hasForm } from "./answerForms";

/** Bytes of a body. A page of 1,000 jobs has some 2 MB (measured); what is far larger is no answer of AWS Backup. */
const largestBody = 64 * 1024 * 1024;

/**
 * Makes a client refuse what is no answer of its operation, with status 200 all the same: an empty body, a proxy's or another
 * operation's JSON. The SDK takes these for an answer without members, an empty list.
 */
export function checkAnswers(client: BackupClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { response } = result;
      if (HttpResponse.isInstance(response)) response.body = await wholeBody(response.body);
      return result;
    },
    { name: "wholeBody", step: "deserialize", priority: "low" },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const operation = (context.commandName ?? "").replace(/Command$/, "");
      const [input, output] = [membersOf(args.input), membersOf(result.output)];
      const body = (): unknown => parsed(result.response);
      if (!hasForm({ operation, input, output, body })) {
        const { requestId, httpStatusCode } = answerMetadata(output);
        throw new BackupError("notJson", {
          ...(requestId !== undefined && { requestId }),
          ...(httpStatusCode !== undefined && { httpStatusCode }),
        });
      }
      return result;
    },
    { name: "answerForm", step: "deserialize", priority: "high" },
  );
}

/** The bytes of a body; the SDK takes them as it takes a stream. Leaving the loop early ends the connection. */
async function wholeBody(body: unknown): Promise<unknown> {
  if (!(body instanceof Readable)) return body;
  const stream: AsyncIterable<unknown> = body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestBody) throw new BackupError("notJson");
  }
  return Buffer.concat(chunks);
}

function parsed(response: unknown): unknown {
  if (!HttpResponse.isInstance(response) || !(response.body instanceof Uint8Array))
    return undefined;
  return parsedJson(Buffer.from(response.body).toString());
}
