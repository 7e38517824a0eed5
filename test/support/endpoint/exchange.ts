import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answer } from "./answer";
import type { Caller } from "./authentication";
import { accessDenied, authenticate, authorize } from "./authentication";
import { encodeBody } from "./encodeBody";
import type { EndpointState } from "./endpointState";
import type { ActiveFault } from "./faults";
import type { HttpAnswer } from "./httpAnswer";
import { proxyPage, sendAnswer, sendHalf } from "./httpAnswer";
import type { RoutedRequest } from "./operations";
import { isList, route } from "./operations";
import { ServiceError, invalidParameter } from "./serviceError";
import type { SignedParts } from "./signature";

const contentType = "application/json";

/** One request from its arrival to its answer, or to what a fault makes of it. */
export async function exchange(
  state: EndpointState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  const parts: SignedParts = {
    method: request.method ?? "",
    target: request.url ?? "",
    headers: headersOf(request),
    body: await bodyOf(request),
  };
  const routed = route(parts.method, parts.target);
  const claim = claimOf(parts);
  state.log.add({
    requestId,
    at: state.signingClock(),
    method: parts.method,
    target: parts.target,
    operation: routed?.operation ?? "Unknown",
    params: routed?.params ?? {},
    ...claim,
    userAgent: parts.headers["user-agent"]?.[0] ?? "",
    status: 0,
    outcome: "pending",
  });
  response.on("close", () => {
    const record = state.log.records.findLast((entry) => entry.requestId === requestId);
    if (record?.outcome === "pending") {
      state.log.update(requestId, { outcome: "aborted" });
    }
  });

  const faults = routed === undefined ? [] : state.faults.hit({ ...routed, ...claim });
  for (const fault of faults) {
    await delay(fault);
  }
  if (response.destroyed) {
    return;
  }
  if (faults.some(({ fault }) => fault.kind === "cut")) {
    state.log.update(requestId, { outcome: "cut" });
    response.destroy();
    return;
  }
  const reply = replyTo(state, parts, routed, faults);
  const envelope = { requestId, now: state.signingClock() };
  const outcome = {
    status: reply.status,
    ...(reply.errorType === undefined ? {} : { errorType: reply.errorType }),
  };
  if (faults.some(({ fault }) => fault.kind === "cutMidBody")) {
    state.log.update(requestId, { ...outcome, outcome: "cut" });
    sendHalf(response, reply, envelope);
    return;
  }
  state.log.update(requestId, { ...outcome, outcome: "answered" });
  sendAnswer(response, reply, envelope);
}

function replyTo(
  state: EndpointState,
  parts: SignedParts,
  routed: RoutedRequest | undefined,
  faults: readonly ActiveFault[],
): HttpAnswer {
  try {
    const page = faults.find(({ fault }) => fault.kind === "html");
    if (page !== undefined) {
      return { status: page.fault.status ?? 200, contentType: "text/html", body: proxyPage };
    }
    const caller = authenticate(parts, state.credentials, state.signingClock());
    if (routed === undefined) {
      throw new ServiceError(
        "UnknownOperationException",
        "The requested operation is not recognized.",
      );
    }
    authorize(caller, routed.operation);
    for (const fault of faults) {
      fail(fault, caller, routed);
    }
    return answerTo(state, caller, routed);
  } catch (error) {
    if (error instanceof ServiceError) {
      const { status, type: errorType } = error;
      return { status, errorType, contentType, body: JSON.stringify(error.body) };
    }
    throw error;
  }
}

function answerTo(state: EndpointState, caller: Caller, routed: RoutedRequest): HttpAnswer {
  const account = state.accountOf(caller.credential.accountId, caller.region);
  const { mood, served } = state;
  const reply = answer({ ...routed, account, mood, served, now: state.now() });
  if (isList(routed.operation) && reply.status === 200) {
    state.served += 1;
  }
  return {
    status: reply.status,
    contentType,
    body: encodeBody(reply.body, mood),
    ...(reply.errorType === undefined ? {} : { errorType: reply.errorType }),
  };
}

async function delay({ fault, removed }: ActiveFault): Promise<void> {
  if (fault.kind === "latency") {
    await Promise.race([sleep(fault.delay ?? 0, undefined, { ref: false }), removed]);
  } else if (fault.kind === "hold") {
    await removed;
  } else if (fault.kind === "hang") {
    await new Promise<never>(() => undefined);
  }
}

function fail({ fault }: ActiveFault, caller: Caller, { operation }: RoutedRequest): void {
  const { kind, message } = fault;
  switch (kind) {
    case "throttling":
      throw new ServiceError("ThrottlingException", message ?? "Rate exceeded");
    case "serviceUnavailable":
      throw new ServiceError(
        "ServiceUnavailableException",
        message ?? "The service is temporarily unavailable. Please try again later.",
      );
    case "dependencyFailure":
      throw new ServiceError(
        "DependencyFailureException",
        message ??
          "A dependent AWS service or resource returned an error to the AWS Backup service.",
      );
    case "expiredToken":
      throw new ServiceError(
        "ExpiredTokenException",
        message ?? "The security token included in the request is expired",
      );
    case "accessDenied":
      throw message === undefined
        ? accessDenied({ accountId: caller.credential.accountId }, operation)
        : new ServiceError("AccessDeniedException", message);
    case "pageExpired":
      throw invalidParameter(message ?? "The next token has expired.");
    case "latency":
    case "hold":
    case "hang":
    case "cut":
    case "cutMidBody":
    case "html":
      return;
  }
}

function headersOf(request: IncomingMessage): Readonly<Record<string, readonly string[]>> {
  const headers: Record<string, readonly string[]> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    headers[name] = values ?? [];
  }
  return headers;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Who the request says it is from, believed or not. */
function claimOf(parts: SignedParts): { readonly accessKeyId: string; readonly region: string } {
  const scope = /Credential=([^/, ]+)\/\d*\/([^/, ]+)/.exec(
    parts.headers["authorization"]?.[0] ?? "",
  );
  return { accessKeyId: scope?.[1] ?? "", region: scope?.[2] ?? "" };
}
