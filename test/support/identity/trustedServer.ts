import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { type KeyAndCertificate, selfSignedCertificate } from "./certificate";

/** A host name that no DNS knows (RFC 6761). */
export const trustedHost = "aws.trusted.invalid";

const variable = "BACKUP_EXPLORER_TRUSTED";

/** Makes a key and a certificate for the host. @returns the environment in which Node trusts it from its start on */
export function makeTrusted(folder: string): Readonly<Record<string, string>> {
  const { key, cert } = selfSignedCertificate([trustedHost]);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "key.pem"), key);
  fs.writeFileSync(path.join(folder, "cert.pem"), cert);
  return { [variable]: folder, NODE_EXTRA_CA_CERTS: path.join(folder, "cert.pem") };
}

/** What was made before this process started. */
export function readTrusted(): KeyAndCertificate {
  const read = (file: string): string =>
    fs.readFileSync(path.join(process.env[variable] ?? "", file), "utf8");
  return { key: read("key.pem"), cert: read("cert.pem") };
}
