import dns from "node:dns";
import { vi } from "vitest";
import type { BackupErrorReason } from "../../../src/domain/query/backupError";
import type { FaultyWay, WayReply } from "./faultyWay";

/** Where faults happen: the way to the endpoint, and the endpoint's clock. */
export interface Place {
  readonly way: FaultyWay;
  /** Milliseconds that the endpoint's clock is ahead. */
  skew: number;
}

/** Begins a fault. @returns what takes it away */
type Begin = (place: Place) => Promise<() => Promise<void>>;

/** Something that goes wrong between a request and its answer. */
export interface WayFault {
  readonly name: string;
  /** What the user is told; undefined where the request succeeds all the same. */
  readonly reason: BackupErrorReason | undefined;
  readonly scheme?: "https";
  /** How often the SDK may try. */
  readonly attempts?: number;
  readonly begin: Begin;
}

const page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome</body></html>";

function answered(name: string, reply: WayReply, reason: BackupErrorReason): WayFault {
  return {
    name,
    reason,
    begin: ({ way }) => {
      way.reply = reply;
      return Promise.resolve(() => {
        way.reply = undefined;
        return Promise.resolve();
      });
    },
  };
}

/** An answer as AWS Backup reports errors. */
function refused(status: number, exception: string, reason: BackupErrorReason): WayFault {
  const reply = {
    status,
    headers: { "x-amzn-errortype": exception },
    body: JSON.stringify({ Code: exception, Message: `${exception} was made up.`, Type: "Client" }),
  };
  return answered(`${status} ${exception}`, reply, reason);
}

const html = (status: number, reason: BackupErrorReason): WayFault =>
  answered(
    `${status} HTML`,
    { status, headers: { "content-type": "text/html" }, body: page },
    reason,
  );

const body = (name: string, text: string): WayFault =>
  answered(`200 ${name}`, { status: 200, body: text }, "notJson");

const refuse: Begin = async ({ way }) => {
  await way.close();
  return () => way.open();
};

const withoutNames: Begin = ({ way }) => {
  way.cut();
  const failed = Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
  const lookup = (_: string, __: unknown, done: (error: Error) => void): void => {
    process.nextTick(done, failed);
  };
  const spy = vi.spyOn(dns, "lookup").mockImplementation(lookup as typeof dns.lookup);
  return Promise.resolve(() => {
    spy.mockRestore();
    return Promise.resolve();
  });
};

/** Self-signed certificates are taken only where this variable is 0. */
const distrust: Begin = ({ way }) => {
  const set = (value: string): Promise<void> => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", value);
    return Promise.resolve();
  };
  way.cut();
  return set("1").then(() => () => set("0"));
};

const wrongClock: Begin = (place) => {
  place.skew = 20 * 60_000;
  return Promise.resolve(() => {
    place.skew = 0;
    return Promise.resolve();
  });
};

export const wayFaults: readonly WayFault[] = [
  // Where there are two attempts, the first may take a connection of before, which has ended since.
  { name: "refused", reason: "connectionRefused", attempts: 2, begin: refuse },
  answered("reset", "cut", "connectionCut"),
  answered("cut body", "half", "connectionCut"),
  answered("hang", "hang", "timedOut"),
  { name: "no DNS", reason: "hostNotFound", attempts: 2, begin: withoutNames },
  {
    name: "certificate not trusted",
    reason: "certificateRejected",
    scheme: "https",
    attempts: 2,
    begin: distrust,
  },
  { name: "clock 20 minutes off", reason: undefined, attempts: 2, begin: wrongClock },
  refused(400, "InvalidParameterValueException", "invalidParameterValue"),
  refused(400, "ValidationException", "invalidParameterValue"),
  refused(400, "MissingParameterValueException", "missingParameterValue"),
  refused(400, "ResourceNotFoundException", "resourceNotFound"),
  refused(400, "ThrottlingException", "throttling"),
  refused(400, "LimitExceededException", "throttling"),
  refused(400, "IncompleteSignatureException", "invalidSignature"),
  refused(400, "SomethingNewException", "unexpected"),
  refused(403, "AccessDeniedException", "accessDenied"),
  refused(403, "UnrecognizedClientException", "unrecognizedClient"),
  refused(403, "InvalidSignatureException", "invalidSignature"),
  refused(403, "ExpiredTokenException", "expiredToken"),
  refused(403, "OptInRequired", "unrecognizedClient"),
  refused(429, "TooManyRequestsException", "throttling"),
  refused(500, "ServiceUnavailableException", "serviceUnavailable"),
  refused(500, "DependencyFailureException", "dependencyFailure"),
  refused(500, "InternalFailure", "serverFault"),
  html(200, "notJson"),
  html(403, "notJson"),
  html(404, "notJson"),
  html(500, "serverFault"),
  html(502, "serverFault"),
  html(503, "serverFault"),
  html(511, "notJson"),
  answered(
    "302 to a sign-in page",
    { status: 302, headers: { location: "http://sign-in.invalid/" }, body: "" },
    "notJson",
  ),
  body("empty", ""),
  body("{}", "{}"),
  body("null", "null"),
  body("list", "[]"),
  body("text", '"signed out"'),
  body("foreign JSON", '{"status":"ok","items":[],"NextToken":"t"}'),
  body("another operation's JSON", '{"Results":[],"NextToken":null}'),
];
