import { getSSOTokenFilepath } from "@smithy/core/config";
import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";

/** What `aws sso login` leaves in ~/.aws/sso/cache. */
export interface SsoToken {
  readonly accessToken: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** What a refresh needs; undefined where the token can't be refreshed. */
  readonly renewal: SsoRenewal | undefined;
  /** The whole file, so that a refreshed one keeps what it has besides. */
  readonly members: Readonly<Record<string, unknown>>;
}

export interface SsoRenewal {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** @param id the name of the sso-session, or the start URL where the profile has no session */
export function ssoTokenFile(id: string): string {
  return getSSOTokenFilepath(id);
}

/** Undefined where nobody signed in, or where the file is no token: a sign-in writes it anew. */
export async function readSsoToken(file: string): Promise<SsoToken | undefined> {
  let members: unknown;
  try {
    members = JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
  const accessToken = text(members, "accessToken");
  const expiresAt = timeOf(text(members, "expiresAt"));
  if (accessToken === undefined || expiresAt === undefined) return undefined;
  return {
    accessToken,
    expiresAt,
    renewal: renewalOf(members),
    members: { ...(typeof members === "object" ? members : {}) },
  };
}

/**
 * Replaces the file as a whole, as the AWS CLI does: whoever reads it at the same time gets the old or the new one.
 * Rejects where the folder can't be written.
 */
export async function writeSsoToken(
  file: string,
  members: Readonly<Record<string, unknown>>,
): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, JSON.stringify(members), { mode: 0o600, flag: "wx" });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** A time as the AWS CLI writes it, without milliseconds. */
export function tokenTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

function renewalOf(members: unknown): SsoRenewal | undefined {
  const clientId = text(members, "clientId");
  const clientSecret = text(members, "clientSecret");
  const refreshToken = text(members, "refreshToken");
  if (clientId === undefined || clientSecret === undefined || refreshToken === undefined) {
    return undefined;
  }
  const registered = timeOf(text(members, "registrationExpiresAt"));
  const isOver = registered !== undefined && registered <= Date.now();
  return isOver ? undefined : { clientId, clientSecret, refreshToken };
}

/** Old AWS CLIs end a time with "UTC" instead of "Z" (botocore, JSONFileCache); without a zone it is UTC, too. */
function timeOf(time: string | undefined): number | undefined {
  if (time === undefined) return undefined;
  const zoned = time.trim().replace(/ ?UTC$/, "Z");
  const parsed = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(zoned) ? zoned : `${zoned}Z`);
  return Number.isNaN(parsed) ? undefined : parsed;
}

function text(members: unknown, key: string): string | undefined {
  if (typeof members !== "object" || members === null) return undefined;
  const found: unknown = Reflect.get(members, key);
  return typeof found === "string" && found !== "" ? found : undefined;
}
