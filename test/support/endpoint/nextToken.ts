import { createCipheriv, createDecipheriv, createHash, createHmac } from "node:crypto";

/** What a NextToken says; nobody but the endpoint can read or make one. */
export interface TokenContent {
  /** Digest of everything that the token is bound to. */
  readonly binding: string;
  readonly rank: number;
  readonly sequence: number;
  /** The number of the page that the token asks for, from 2; empty pages included. */
  readonly page: number;
  /** Empty pages that came since the last job. */
  readonly empties: number;
  readonly issued: number;
}

const key = createHash("sha256").update("tokens of the AWS Backup test endpoint").digest();
const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

/** Encrypted and authenticated; the nonce comes from the content, so that equal answers are equal. */
export function sealToken(content: TokenContent): string {
  const text = JSON.stringify([
    content.binding,
    content.rank,
    content.sequence,
    content.page,
    content.empties,
    content.issued,
  ]);
  const iv = createHmac("sha256", key).update(text).digest().subarray(0, ivLength);
  const cipher = createCipheriv(algorithm, key, iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The content of a token that was sealed here and not changed since; otherwise undefined. */
export function openToken(token: string): TokenContent | undefined {
  const bytes = Buffer.from(token, "base64");
  if (bytes.length <= ivLength + tagLength || bytes.toString("base64") !== token) {
    return undefined;
  }
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, ivLength));
    decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
    const sealed = bytes.subarray(ivLength + tagLength);
    const text = Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
    const values = JSON.parse(text) as [string, number, number, number, number, number];
    const [binding, rank, sequence, page, empties, issued] = values;
    return { binding, rank, sequence, page, empties, issued };
  } catch {
    return undefined;
  }
}

/** A digest that two requests share when a token of one is good for the other. */
export function bindingOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64").slice(0, 22);
}
