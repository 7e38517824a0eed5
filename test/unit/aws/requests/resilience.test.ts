import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenedGateway } from "../../../../src/domain/query/jobGateway";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { demoCredential, type Endpoint, startEndpoint } from "../../../support/endpoint/endpoint";
import { anAwsHome, type AwsHome } from "../../../support/identity/awsHome";
import { operations } from "../../../support/identity/operations";
import {
  type Answer,
  awsError,
  emptyPage,
  type ScriptedServer,
  startScriptedServer,
} from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";
import { wireBackupJob } from "../../../support/jobs/wireJobs";

const minute = 60_000;

let home: AwsHome;
let server: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  server = await startScriptedServer(() => emptyPage);
  configure(server.url);
});
afterEach(async () => {
  home.remove();
  await server.close();
});

function configure(url: string, { accessKeyId = "FAKE-KEY-ID", secretAccessKey = "fake" } = {}) {
  home.config(
    `[profile p]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\nendpoint_url=${url}\n`,
  );
}

const open = (): OpenedGateway => aRuntime().openGateway({ profile: "p", region: "eu-west-1" });

describe("A request is tried again", () => {
  it.each<[string, Answer]>([
    ["that was throttled", awsError("ThrottlingException", "Rate exceeded")],
    ["answered with 429", { status: 429, body: "{}" }],
    ["answered with 500", awsError("InternalFailure", "", 500)],
    ["answered with 502 by a proxy", { status: 502, body: "<html>" }],
    ["answered with 503", awsError("ServiceUnavailableException", "", 503)],
    ["answered with 504 by a proxy", { status: 504, body: "<html>" }],
    ["whose connection was cut", "cut"],
    ["whose answer was cut", { headers: { "content-length": "99" }, body: "{", cut: true }],
  ])("%s", async (_, failed) => {
    server.script(() => (server.requests.length === 1 ? failed : emptyPage));
    await expect(listBackupJobs(open())).resolves.toEqual({ jobs: [] });
    expect(server.requests).toHaveLength(2);
  });

  it("not before the time that AWS names", async () => {
    const times: number[] = [];
    server.script(() => {
      times.push(performance.now());
      return times.length === 1 ? { status: 503, headers: { "retry-after": "1" } } : emptyPage;
    });
    await listBackupJobs(open());
    // Its timers may end a millisecond early.
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(990);
  });
});

describe("A request is not tried again", () => {
  it.each<[string, Answer]>([
    ["refused with 400", awsError("InvalidParameterValueException", "")],
    ["for what is not there", awsError("ResourceNotFoundException", "")],
    ["that is not allowed", awsError("AccessDeniedException", "", 403)],
    ["with a wrong key", awsError("UnrecognizedClientException", "", 403)],
    ["with a wrong secret", awsError("InvalidSignatureException", "", 403)],
    ["answered by a proxy's page", { body: "<html>" }],
    ["answered with nothing", { body: "" }],
    ["led elsewhere", { status: 302, headers: { location: "/" } }],
  ])("%s", async (_, answer) => {
    server.script(() => answer);
    await failureOf(listBackupJobs(open()));
    expect(server.requests).toHaveLength(1);
  });
});

describe("A wrong clock", () => {
  let endpoint: Endpoint;
  let skew: number;
  beforeEach(async () => {
    skew = 0;
    const account = accountOf({ backup: [wireBackupJob()] });
    const signingClock = (): number => Date.now() + skew;
    endpoint = await startEndpoint({ accounts: [account], signingClock });
    configure(endpoint.url, demoCredential(account));
  });
  afterEach(() => endpoint.stop());

  it.each([20, -20])("of %i minutes is corrected, also once it is right again", async (minutes) => {
    const gateway = open();
    for (const off of [0, minutes, 0, -minutes, minutes]) {
      skew = off * minute;
      expect((await listBackupJobs(gateway)).jobs, `${off} minutes`).toHaveLength(1);
    }
    expect(endpoint.requests.filter(({ status }) => status === 403)).toHaveLength(4);
  });

  it("is corrected for all requests under way", async () => {
    const gateway = open();
    for (const off of [20, 0]) {
      skew = off * minute;
      const pages = await Promise.all(Array.from({ length: 6 }, () => listBackupJobs(gateway)));
      expect(pages.map(({ jobs }) => jobs.length)).toEqual([1, 1, 1, 1, 1, 1]);
    }
  });

  it("is not the reason where a key is wrong: the error comes after the usual attempts", async () => {
    skew = 20 * minute;
    configure(endpoint.url, { ...endpoint.credentials[0], secretAccessKey: "wrong" });
    expect(await failureOf(listBackupJobs(open()))).toMatchObject({ reason: "invalidSignature" });
    expect(endpoint.requests.length).toBeLessThanOrEqual(3);
  });
});

describe("Each operation can be cancelled", () => {
  it.each(operations)(
    "$name, while it waits for an answer, and its connection ends",
    async (of) => {
      server.script(() => "hang");
      const abort = new AbortController();
      const failure = failureOf(of.ask(open(), abort.signal));
      await expect.poll(() => server.requests.length).toBe(1);
      abort.abort();
      expect(await failure).toMatchObject({ kind: "cancelled" });
      await expect.poll(() => server.connections).toBe(0);
    },
  );

  it("in the middle of an answer", async () => {
    server.script(() => ({ headers: { "content-length": "99" }, body: "{", stall: true }));
    const abort = new AbortController();
    const failure = failureOf(listBackupJobs(open(), abort.signal));
    await expect.poll(() => server.requests.length).toBe(1);
    abort.abort();
    expect(await failure).toMatchObject({ kind: "cancelled" });
    await expect.poll(() => server.connections).toBe(0);
  });

  it("while a role is assumed", async () => {
    server.script(() => "hang");
    home.setEnv("AWS_ENDPOINT_URL_STS", server.url);
    home.config(
      "[profile base]\naws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake\n[profile p]\nrole_arn=arn:aws:iam::111122223333:role/r\nsource_profile=base\n",
    );
    const abort = new AbortController();
    const failure = failureOf(listBackupJobs(open(), abort.signal));
    await expect.poll(() => server.requests.length).toBe(1);
    abort.abort();
    expect(await failure).toMatchObject({ kind: "cancelled" });
  });
});

describe("A connection that nobody uses", () => {
  it("ends after some seconds, before a sleeping computer can make it a dead one", async () => {
    server.keepAlive();
    await listBackupJobs(open());
    expect(server.connections).toBe(1);
    await expect.poll(() => server.connections).toBe(0);
  });

  it("and that has ended meanwhile is no error", async () => {
    const gateway = open();
    await listBackupJobs(gateway);
    server.cut();
    await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
  });
});
