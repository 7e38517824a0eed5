import type { BackupClient } from "@aws-sdk/client-backup";
import { ListBackupJobsCommand } from "@aws-sdk/client-backup";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import type { Credential } from "../../../support/endpoint/authentication";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { Endpoint } from "../../../support/endpoint/endpoint";
import { aClient, anEndpoint, failureOf, now } from "./testEndpoint";

/** A request as the SDK signed it, to be sent as it is or with one thing changed. */
interface Signed {
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

const session: Credential = {
  accessKeyId: "DEMO-SESSION-KEY",
  secretAccessKey: "demo-session-secret",
  sessionToken: "demo/session+token==",
  accountId: "111122223333",
};

const account = accountOf({
  backup: [{ BackupJobId: "1", State: "FAILED", CreationDate: now / 1000 }],
});

async function signedBySdk(client: BackupClient): Promise<Signed> {
  let signed: Signed | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const { path, query, headers } = args.request as {
        path: string;
        query: Record<string, string>;
        headers: Record<string, string>;
      };
      const pairs = Object.entries(query).map(
        ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
      );
      signed = { target: `${path}?${pairs.join("&")}`, headers };
      return next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  await client.send(new ListBackupJobsCommand({ ByState: "FAILED", MaxResults: 5 }));
  if (signed === undefined) {
    throw new Error("The SDK sent no request.");
  }
  return signed;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

async function send(endpoint: Endpoint, signed: Signed, method = "GET"): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port: endpoint.port,
        method,
        path: signed.target,
        headers: signed.headers,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const body = JSON.parse(Buffer.concat(chunks).toString()) as { message?: string };
          resolve({
            status: response.statusCode ?? 0,
            type: String(response.headers["x-amzn-errortype"] ?? ""),
            message: body.message ?? "",
          });
        });
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

function withHeader(signed: Signed, name: string, change: (value: string) => string): Signed {
  const old = signed.headers[name];
  if (old === undefined) {
    throw new Error(`The request has no header ${name}.`);
  }
  return { ...signed, headers: { ...signed.headers, [name]: change(old) } };
}

/** Every single-character change of a text to its neighbour. */
function flips(text: string): string[] {
  return Array.from({ length: text.length }, (_, i) => {
    const flipped = String.fromCharCode(text.charCodeAt(i) ^ 1);
    return text.slice(0, i) + flipped + text.slice(i + 1);
  });
}

const mismatch = {
  status: 403,
  type: "InvalidSignatureException",
  message:
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
};

describe("Signature Version 4", () => {
  it("is taken as the SDK makes it, and covers the method", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const signed = await signedBySdk(aClient(endpoint));
    expect(await send(endpoint, signed)).toMatchObject({ status: 200 });
    expect(await send(endpoint, signed, "DELETE")).toEqual(mismatch);
  });

  it("covers every byte of path and query", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const signed = await signedBySdk(aClient(endpoint));
    // The first byte is left alone: without its "/" it would be no request target of HTTP.
    for (const target of flips(signed.target).slice(1)) {
      expect(await send(endpoint, { ...signed, target }), target).toEqual(mismatch);
    }
    const more = { ...signed, target: `${signed.target}&accountId=444455556666` };
    expect(await send(endpoint, more)).toEqual(mismatch);
  });

  it("covers the order-free query: the same pairs in another order are the same request", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const signed = await signedBySdk(aClient(endpoint));
    const [path, query = ""] = signed.target.split("?");
    const reversed = `${path ?? ""}?${query.split("&").reverse().join("&")}`;
    expect(reversed).not.toBe(signed.target);
    expect(await send(endpoint, { ...signed, target: reversed })).toMatchObject({ status: 200 });
  });

  it("covers the date", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const signed = await signedBySdk(aClient(endpoint));
    const later = withHeader(signed, "x-amz-date", (date) =>
      date.replace(/(\d)Z$/, (_, digit: string) => `${String(Number(digit) ^ 1)}Z`),
    );
    expect(await send(endpoint, later)).toEqual(mismatch);
    const otherDay = withHeader(signed, "x-amz-date", (date) => `2020${date.slice(4)}`);
    expect(await send(endpoint, otherDay)).toMatchObject({
      status: 403,
      type: "InvalidSignatureException",
      message: expect.stringContaining("Date in Credential scope does not match") as string,
    });
    const noDate = { ...signed, headers: { ...signed.headers } };
    delete (noDate.headers as Record<string, string>)["x-amz-date"];
    expect(await send(endpoint, noDate)).toMatchObject({ type: "IncompleteSignatureException" });
  });

  it("covers every signed header, and wants every x-amz header signed", async () => {
    const endpoint = await anEndpoint({ accounts: [account], credentials: [session] });
    const signed = await signedBySdk(aClient(endpoint, { credential: session }));
    const names = /SignedHeaders=([^,]+)/.exec(signed.headers["authorization"] ?? "")?.[1];
    const covered = (names ?? "").split(";");
    expect(covered).toEqual(expect.arrayContaining(["host", "x-amz-date", "x-amz-security-token"]));
    for (const name of covered) {
      const changed = withHeader(signed, name, (value) => value.slice(0, -1) + "~");
      expect((await send(endpoint, changed)).status, name).toBeOneOf([400, 403]);
    }
    const added = { ...signed, headers: { ...signed.headers, "x-amz-extra": "1" } };
    expect(await send(endpoint, added)).toMatchObject({
      type: "InvalidSignatureException",
      message: "'x-amz-extra' must be a 'SignedHeader' in the AWS Authorization.",
    });
  });

  it("covers the signature, the scope and the key itself", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const signed = await signedBySdk(aClient(endpoint));
    const authorization = signed.headers["authorization"] ?? "";
    const signature = /[0-9a-f]{64}$/.exec(authorization)?.[0] ?? "";
    for (const flipped of flips(signature).filter((text) => /^[0-9a-f]+$/.test(text))) {
      const changed = withHeader(signed, "authorization", (text) =>
        text.replace(signature, flipped),
      );
      expect(await send(endpoint, changed), flipped).toEqual(mismatch);
    }
    const elsewhere = withHeader(signed, "authorization", (text) =>
      text.replace("/eu-west-1/", "/eu-west-2/"),
    );
    expect(await send(endpoint, elsewhere)).toEqual(mismatch);
    const otherService = withHeader(signed, "authorization", (text) =>
      text.replace("/backup/", "/s3/"),
    );
    expect((await send(endpoint, otherService)).message).toContain("correct service: 'backup'");
    const stranger = withHeader(signed, "authorization", (text) => text.replace("DEMO", "DEMP"));
    expect(await send(endpoint, stranger)).toEqual({
      status: 403,
      type: "UnrecognizedClientException",
      message: "The security token included in the request is invalid.",
    });
    const mangled = withHeader(signed, "authorization", () => "Basic abc");
    expect(await send(endpoint, mangled)).toMatchObject({ type: "IncompleteSignatureException" });
  });

  it("is refused when one byte of the secret key is different", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const [known] = endpoint.credentials;
    const secret = known?.secretAccessKey ?? "";
    const credential = {
      accountId: "111122223333",
      accessKeyId: known?.accessKeyId ?? "",
      secretAccessKey: `${secret.slice(0, -1)}u`,
    };
    const failure = await failureOf(
      aClient(endpoint, { credential }).send(new ListBackupJobsCommand({})),
    );
    expect(failure).toMatchObject({ name: mismatch.type, message: mismatch.message, status: 403 });
  });

  it("is refused with a wrong, missing, superfluous or expired session token", async () => {
    const { accessKeyId, secretAccessKey, accountId } = session;
    const withoutToken = { accessKeyId, secretAccessKey, accountId };
    const known = { ...withoutToken, accessKeyId: "DEMO-LONG-TERM" };
    const longTerm = { ...session, accessKeyId: "DEMO-LONG-TERM" };
    const endpoint = await anEndpoint({ accounts: [account], credentials: [session, known] });
    const ask = async (credential: Credential): Promise<string> =>
      (await failureOf(aClient(endpoint, { credential }).send(new ListBackupJobsCommand({})))).name;
    expect(await ask({ ...session, sessionToken: "demo/session+token=~" })).toBe(
      "UnrecognizedClientException",
    );
    expect(await ask(withoutToken)).toBe("UnrecognizedClientException");
    expect(await ask(longTerm)).toBe("UnrecognizedClientException");
    endpoint.setCredential({ ...session, expired: true });
    expect(await ask(session)).toBe("ExpiredTokenException");
    endpoint.setCredential(session);
    await aClient(endpoint, { credential: session }).send(new ListBackupJobsCommand({}));
  });

  it("is refused when clocks differ by more than five minutes, and the SDK then corrects its own", async () => {
    const minute = 60_000;
    for (const [ahead, text] of [
      [6, "Signature expired"],
      [-6, "Signature not yet current"],
    ] as const) {
      const endpoint = await anEndpoint({
        accounts: [account],
        signingClock: () => Date.now() + ahead * minute,
      });
      const failure = await failureOf(aClient(endpoint).send(new ListBackupJobsCommand({})));
      expect(failure.name).toBe("InvalidSignatureException");
      expect(failure.message).toContain(text);
      await aClient(endpoint, { attempts: 2 }).send(new ListBackupJobsCommand({}));
    }
    const close = await anEndpoint({
      accounts: [account],
      signingClock: () => Date.now() + 4 * minute,
    });
    await aClient(close).send(new ListBackupJobsCommand({}));
  });

  it("doesn't help where the policy says no", async () => {
    const denied = { ...session, denied: ["ListBackupJobs"] } as const;
    const endpoint = await anEndpoint({ accounts: [account], credentials: [denied] });
    const client = aClient(endpoint, { credential: session });
    const loud = await failureOf(client.send(new ListBackupJobsCommand({})));
    expect(loud).toMatchObject({ name: "AccessDeniedException", status: 403 });
    expect(loud.message).toContain("is not authorized to perform: backup:ListBackupJobs");
    endpoint.setCredential({ ...denied, deniedSilently: true });
    const silent = await failureOf(client.send(new ListBackupJobsCommand({})));
    expect(silent).toMatchObject({ name: "AccessDeniedException", message: "UnknownError" });
  });
});
