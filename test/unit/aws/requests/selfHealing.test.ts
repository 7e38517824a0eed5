import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { assumedRole, stsError, stsParameters } from "../../../support/identity/fakeSts";
import { awsError, emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

const keys = (id: string): string =>
  `[p]\naws_access_key_id=FAKE-${id}\naws_secret_access_key=fake-secret-${id}\n`;

const refusals = [
  ["ExpiredTokenException", "expiredToken"],
  ["UnrecognizedClientException", "unrecognizedClient"],
  ["InvalidSignatureException", "invalidSignature"],
] as const;

let home: AwsHome;
let backup: ScriptedServer;
/** The access key that AWS accepts. */
let good: string;
beforeEach(async () => {
  home = anAwsHome();
  good = "FAKE-OLD";
  backup = await startScriptedServer(({ headers }) =>
    String(headers["authorization"]).includes(`Credential=${good}/`)
      ? emptyPage
      : awsError("ExpiredTokenException", "The security token is expired", 403),
  );
  home.setEnv("AWS_ENDPOINT_URL", backup.url);
  home.credentials(keys("OLD"));
});
afterEach(async () => {
  home.remove();
  await backup.close();
});

function open() {
  const runtime = aRuntime();
  return { ...runtime, gateway: runtime.openGateway({ profile: "p", region: "eu-west-1" }) };
}

describe("Where AWS refuses the credentials", () => {
  it("keys that were rotated in the file are read, and the request works", async () => {
    const { gateway, log, debugTexts } = open();
    await listBackupJobs(gateway);
    good = "FAKE-NEW";
    home.credentials(keys("NEW"));
    await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
    expect(log.map(({ outcome }) => outcome)).toEqual(["ok", "expiredToken", "ok"]);
    expect(debugTexts.join("\n")).toContain(
      "ListBackupJobs is tried again: expiredToken, and the credentials are others now",
    );
    expect(debugTexts.join("\n")).not.toContain("secret");
  });

  it.each(refusals)("nothing is asked twice with the same keys (%s)", async (name, reason) => {
    backup.script(() => awsError(name, "", 403));
    const { gateway, log } = open();
    expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason });
    expect(backup.requests).toHaveLength(1);
    expect(log).toHaveLength(1);
  });

  it("other keys that are refused, too, are the end of it", async () => {
    const { gateway } = open();
    await listBackupJobs(gateway);
    good = "NONE";
    home.credentials(keys("NEW"));
    expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "expiredToken" });
    expect(backup.requests).toHaveLength(3);
  });

  it("many requests side by side are tried once more each", async () => {
    const { gateway } = open();
    await listBackupJobs(gateway);
    good = "FAKE-NEW";
    home.credentials(keys("NEW"));
    const pages = await Promise.all([1, 2, 3, 4].map(() => listBackupJobs(gateway)));
    expect(pages).toHaveLength(4);
    expect(backup.requests.length).toBeLessThanOrEqual(9);
  });

  it("a credential process runs anew, and the request works", async () => {
    home.credentials("");
    const process = (id: string): void => {
      home.file(
        "keys.json",
        JSON.stringify({ Version: 1, AccessKeyId: `FAKE-${id}`, SecretAccessKey: "fake-secret" }),
      );
    };
    home.config(`[profile p]\ncredential_process=cat ${join(home.path, "keys.json")}\n`);
    process("OLD");
    const { gateway } = open();
    await listBackupJobs(gateway);
    good = "FAKE-NEW";
    process("NEW");
    await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
  });

  it("a request that is cancelled meanwhile ends", async () => {
    const { gateway } = open();
    const abort = new AbortController();
    backup.script(() => {
      abort.abort();
      return awsError("ExpiredTokenException", "", 403);
    });
    expect(await failureOf(listBackupJobs(gateway, abort.signal))).toMatchObject({
      reason: "cancelled",
    });
  });

  it("no connection stays open of those that were left", async () => {
    const { gateway } = open();
    for (const id of ["A", "B", "C"]) {
      good = `FAKE-${id}`;
      home.credentials(keys(id));
      await listBackupJobs(gateway);
    }
    expect(backup.connections).toBe(1);
  });
});

describe("Where credentials can't be had", () => {
  const role = (name: string): string =>
    `[profile p]\nrole_arn=arn:aws:iam::1:role/${name}\nsource_profile=base\n[profile base]\naws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake-secret\n`;
  let sts: ScriptedServer;
  /** Roles that may be assumed; their credentials are renewed with each request. */
  let allowed: string;
  beforeEach(async () => {
    sts = await startScriptedServer((request) =>
      stsParameters(request)["RoleArn"]?.endsWith(allowed) === true
        ? assumedRole(request, good, 60)
        : stsError("AccessDenied", "not authorized"),
    );
    home.setEnv("AWS_ENDPOINT_URL_STS", sts.url);
    home.credentials("");
    home.config(role("x"));
    allowed = "role/x";
  });
  afterEach(() => sts.close());

  it("a profile that was changed meanwhile is read, and the request works", async () => {
    const { gateway } = open();
    await listBackupJobs(gateway);
    const before = sts.requests.length;
    allowed = "role/y";
    home.config(role("y"));
    await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
    const roles = new Set(
      sts.requests.slice(before).map((request) => stsParameters(request)["RoleArn"]),
    );
    expect([...roles]).toEqual(["arn:aws:iam::1:role/x", "arn:aws:iam::1:role/y"]);
  });

  it("nothing is asked twice where the profile says the same", async () => {
    const { gateway } = open();
    await listBackupJobs(gateway);
    const before = sts.requests.length;
    allowed = "none";
    expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "assumeRoleDenied" });
    expect(sts.requests).toHaveLength(before + 1);
    expect(backup.requests).toHaveLength(1);
  });
});
