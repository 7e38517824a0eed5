import assert from "node:assert/strict";
import fs from "node:fs";
import type http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import type { createAwsRuntime } from "../../src/aws/index";
import { BackupError } from "../../src/domain/query/backupError";
import { emptyPages } from "../support/identity/emptyPages";
import { selfSignedCertificate } from "../support/identity/certificate";
import { connectProxy } from "../support/identity/connectProxy";
import { readTrusted, trustedHost } from "../support/identity/trustedServer";

/** A name that only the proxy knows, as the trusted one: whoever goes there without it fails. */
const unknownHost = "aws.unknown.invalid";

describe("VS Code's settings for proxy and certificates", () => {
  const config = vscode.workspace.getConfiguration("http");
  const { Global } = vscode.ConfigurationTarget;
  const connects: string[] = [];
  const servers: http.Server[] = [];
  const outside = { ...process.env };
  let folder: string;

  before(async () => {
    const identities = new Map([
      [trustedHost, readTrusted()],
      [unknownHost, selfSignedCertificate([unknownHost])],
    ]);
    const ports = new Map<string, number>();
    for (const [host, identity] of identities) {
      const server = https.createServer(identity, (_, response) => {
        response.writeHead(200, { "content-type": "application/json" }).end(emptyPages);
      });
      ports.set(host, await listening(server));
    }
    const proxy = connectProxy((host) => {
      connects.push(host);
      return ports.get(host) ?? 0;
    });
    const port = await listening(proxy);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "aws-proxy-"));
    const keys = "aws_access_key_id=DEMO-KEY-NOT-A-SECRET\naws_secret_access_key=demo\n";
    const file = path.join(folder, "config");
    fs.writeFileSync(
      file,
      [trustedHost, unknownHost]
        .map((host) => `[profile ${host}]\n${keys}endpoint_url=https://${host}\n`)
        .concat(
          `[profile role]\nrole_arn=arn:aws:iam::111122223333:role/r\nsource_profile=${trustedHost}\nendpoint_url=https://${trustedHost}\n`,
        )
        .join(""),
    );
    Object.assign(process.env, { AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: file });
    await config.update("proxy", `http://127.0.0.1:${port}`, Global);
  });

  after(async () => {
    await config.update("proxy", undefined, Global);
    Object.assign(process.env, outside);
    fs.rmSync(folder, { recursive: true });
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });

  async function listening(server: http.Server): Promise<number> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (server.address() as AddressInfo).port;
  }

  /** What the extension's own bundle gets. */
  async function ask(profile: string): Promise<string> {
    const extension = vscode.extensions.all.find(({ id }) => id.endsWith("aws-backup-explorer"));
    assert.ok(extension !== undefined);
    const file = path.join(extension.extensionPath, "dist/aws.js");
    // oxlint-disable-next-line typescript/no-require-imports -- as the extension loads it
    const aws = require(file) as { readonly createAwsRuntime: typeof createAwsRuntime };
    const gateway = aws
      .createAwsRuntime({
        env: process.env,
        log: () => undefined,
        askMfaCode: () => Promise.resolve(undefined),
        now: Date.now,
      })
      .openGateway({ profile, region: "eu-west-1" });
    try {
      const { signal } = new AbortController();
      const { jobs } = await gateway.listJobs({ kind: "backup" }, { maxResults: 10 }, signal);
      return `${jobs.length} jobs`;
    } catch (error) {
      return error instanceof BackupError ? error.reason : String(error);
    } finally {
      gateway.close();
    }
  }

  it("apply: requests go through the proxy, and a certificate of NODE_EXTRA_CA_CERTS is trusted", async () => {
    assert.equal(await ask(trustedHost), "0 jobs");
    assert.deepEqual(connects.splice(0), [trustedHost]);
  });

  it("apply to what credentials need, too", async () => {
    // The answer is none of AWS STS.
    assert.equal(await ask("role"), "notJson");
    assert.deepEqual(connects.splice(0), [trustedHost]);
  });

  it("apply: a certificate that nobody trusts is refused", async () => {
    assert.equal(await ask(unknownHost), "certificateRejected");
    assert.ok(connects.splice(0).every((host) => host === unknownHost));
  });

  it("apply: without the proxy there is no way", async () => {
    await config.update("proxySupport", "off", Global);
    assert.equal(await ask(trustedHost), "hostNotFound");
    await config.update("proxySupport", undefined, Global);
    assert.deepEqual(connects, []);
  });
});
