import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** The parts of a request that a signature covers. */
export interface SignedParts {
  readonly method: string;
  /** As it came over the wire: path and query, percent-encoded. */
  readonly target: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Buffer;
}

export interface SignatureScope {
  /** YYYYMMDD */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export interface SignatureInput extends SignatureScope {
  readonly secretAccessKey: string;
  /** x-amz-date: YYYYMMDD'T'HHMMSS'Z' */
  readonly timestamp: string;
  readonly signedHeaders: readonly string[];
}

/** Signature Version 4, written from AWS's description and not with the SDK's signer. */
export function signatureOf(parts: SignedParts, input: SignatureInput): string {
  const scope = `${input.date}/${input.region}/${input.service}/aws4_request`;
  const stringToSign = [
    "AWS4-HMAC-SHA256",
    input.timestamp,
    scope,
    sha256(canonicalRequest(parts, input.signedHeaders)),
  ].join("\n");
  const steps = [input.date, input.region, input.service, "aws4_request"];
  let key: Buffer = Buffer.from(`AWS4${input.secretAccessKey}`, "utf8");
  for (const step of steps) {
    key = hmac(key, step);
  }
  return hmac(key, stringToSign).toString("hex");
}

export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function canonicalRequest(parts: SignedParts, signedHeaders: readonly string[]): string {
  const mark = parts.target.indexOf("?");
  const path = mark < 0 ? parts.target : parts.target.slice(0, mark);
  const query = mark < 0 ? "" : parts.target.slice(mark + 1);
  return [
    parts.method,
    canonicalPath(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${headerValue(parts.headers[name] ?? [])}`),
    "",
    signedHeaders.join(";"),
    sha256(parts.body),
  ].join("\n");
}

/** The path is encoded once more than on the wire (all services but S3), after "." and ".." are gone. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") {
      segments.pop();
    } else if (segment !== "" && segment !== ".") {
      segments.push(encode(segment));
    }
  }
  const end = path.endsWith("/") && segments.length > 0 ? "/" : "";
  return `/${segments.join("/")}${end}`;
}

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      const name = equals < 0 ? pair : pair.slice(0, equals);
      const value = equals < 0 ? "" : pair.slice(equals + 1);
      return [reencode(name), reencode(value)] as const;
    })
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join("="))
    .join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function headerValue(values: readonly string[]): string {
  return values.map((value) => value.trim().replace(/ +/g, " ")).join(",");
}

function reencode(text: string): string {
  try {
    return encode(decodeURIComponent(text));
  } catch {
    return encode(text);
  }
}

/** RFC 3986: everything but unreserved characters, which encodeURIComponent leaves some others of. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text, "utf8").digest();
}
