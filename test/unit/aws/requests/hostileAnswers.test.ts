import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JobGateway } from "../../../../src/domain/query/jobGateway";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { Answer, ScriptedServer } from "../../../support/identity/scriptedServer";
import { operations } from "../../../support/identity/operations";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";
import type { TestRuntime } from "../../../support/identity/testRuntime";

const never = new AbortController().signal;

let home: AwsHome;
let server: ScriptedServer;
let answer: Answer;
let runtime: TestRuntime;
let gateway: JobGateway;
beforeEach(async () => {
  home = anAwsHome();
  home.setEnv("AWS_MAX_ATTEMPTS", "1");
  answer = emptyPage;
  server = await startScriptedServer(() => answer);
  home.config(
    `[profile p]\naws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake-secret\nendpoint_url=${server.url}\n`,
  );
  runtime = aRuntime();
  gateway = runtime.openGateway({ profile: "p", region: "eu-west-1" });
});
afterEach(async () => {
  home.remove();
  await server.close();
});

function answerWith(body: string): void {
  answer = { status: 200, headers: { "content-type": "application/json" }, body };
}

/** Whole bodies that no operation of AWS Backup answers with. */
const foreign = [
  "",
  " ",
  "{}",
  "null",
  "[]",
  "[{}]",
  '"text"',
  "5",
  "true",
  '{"message":"ok"}',
  '{"NextToken":"t"}',
  '{"BackupJobs":',
  "<html></html>",
];

describe.each(operations)("$name", ({ name, ask, least }) => {
  it.each(foreign)("answered with %j is an error that Retry mends", async (body) => {
    answerWith(body);
    expect(await failureOf(ask(gateway, never))).toMatchObject({
      reason: "notJson",
      details: { operation: name, requestId: "request-1", httpStatusCode: 200 },
    });
    expect(runtime.log.map(({ outcome }) => outcome)).toEqual(["notJson"]);
    expect(server.requests).toHaveLength(1);
    answerWith(least);
    await ask(gateway, never);
  });

  it("answered with another operation's JSON is an error", async () => {
    const others = operations.filter(({ least: other }) => other !== least);
    for (const other of others) {
      answerWith(other.least);
      // The metadata of a restore job say which one; its description does so too, but has none.
      expect(await failureOf(ask(gateway, never)), other.name).toMatchObject({ reason: "notJson" });
    }
  });

  it("with a list, map or structure of another type is an error", async () => {
    const member = /"(\w+)"/.exec(least)?.[1] ?? "";
    for (const value of ["5", '"text"', "true", least.includes("[]") ? "{}" : "[]"]) {
      answerWith(`{"${member}":${value}}`);
      expect(await failureOf(ask(gateway, never)), value).toMatchObject({ reason: "notJson" });
    }
  });

  it("is taken whatever its content type is, and with the nulls that AWS sends", async () => {
    answer = {
      headers: { "content-type": "text/html" },
      body: least.replace(/}$/, ',"NextToken":null,"Whatever":null}'),
    };
    await ask(gateway, never);
  });
});

describe("A list", () => {
  it("that AWS sends as null is empty", async () => {
    answerWith('{"BackupJobs":null,"NextToken":null}');
    expect(await listBackupJobs(gateway)).toEqual({ jobs: [] });
  });

  it("may be empty and go on", async () => {
    answerWith('{"BackupJobs":[],"NextToken":"t"}');
    expect(await listBackupJobs(gateway)).toEqual({ jobs: [], nextToken: "t" });
  });
});

describe("A Describe", () => {
  it.each([
    ["backup", '{"BackupJobId":"other","State":"COMPLETED"}'],
    ["restore", '{"RestoreJobId":"other","Status":"COMPLETED"}'],
    ["copy", '{"CopyJob":{"CopyJobId":"other","State":"COMPLETED"}}'],
    ["copy", '{"CopyJob":null}'],
    ["scan", '{"ScanJobId":"other","State":"COMPLETED"}'],
    ["backup", '{"State":"COMPLETED"}'],
  ] as const)("of a %s job that tells of another job, %s, is an error", async (kind, body) => {
    answerWith(body);
    expect(await failureOf(gateway.describeJob(kind, "id", never))).toMatchObject({
      reason: "notJson",
    });
  });

  it("may write the ID in capitals, as AWS does in places", async () => {
    answerWith('{"BackupJobId":"ID","State":"COMPLETED"}');
    expect((await gateway.describeJob("backup", "id", never)).job.id).toBe("ID");
  });
});

describe("A body", () => {
  it.each([{ "content-length": "100" }, { "transfer-encoding": "chunked" }])(
    "that is cut, with %j, is a cut connection",
    async (headers) => {
      answer = { headers, body: '{"BackupJobs":[],', cut: true };
      expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "connectionCut" });
    },
  );

  it("larger than any of AWS Backup is not taken in", async () => {
    const megabyte = " ".repeat(1024 * 1024);
    answer = { body: `{"BackupJobs":[]${megabyte.repeat(70)}}` };
    expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "notJson" });
    await expect.poll(() => server.connections).toBe(0);
  });
});

describe("DescribeCopyJob", () => {
  it("keeps states under hostile names as mere members", async () => {
    answerWith(
      '{"CopyJob":{"CopyJobId":"id","ChildJobsInState":{"__proto__":7,"constructor":1,"FAILED":2}}}',
    );
    const { job } = await gateway.describeJob("copy", "id", never);
    if (job.kind !== "copy") throw new Error("Not a copy job.");
    expect(Object.entries(job.childJobsInState ?? {}).sort()).toEqual(
      expect.arrayContaining([
        ["FAILED", 2],
        ["constructor", 1],
      ]),
    );
    expect(Object.getPrototypeOf(job.childJobsInState)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("FAILED");
  });
});

describe("GetRestoreJobMetadata", () => {
  it("leaves out what is not text, and takes every name as a mere member", async () => {
    answerWith('{"Metadata":{"a":"b","empty":"","none":null,"constructor":"c","__proto__":"d"}}');
    const metadata = await gateway.getRestoreJobMetadata("id", never);
    expect(metadata).toMatchObject({ a: "b", empty: "", constructor: "c" });
    expect(metadata).not.toHaveProperty("none");
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype);
  });

  it.each(['{"Metadata":{}}', '{"Metadata":null}', '{"RestoreJobId":"ID","Metadata":null}'])(
    "without metadata, %s, is empty",
    async (body) => {
      answerWith(body);
      expect(await gateway.getRestoreJobMetadata("id", never)).toEqual({});
    },
  );

  it("of another restore job is an error", async () => {
    answerWith('{"RestoreJobId":"other","Metadata":{}}');
    expect(await failureOf(gateway.getRestoreJobMetadata("id", never))).toMatchObject({
      reason: "notJson",
    });
  });

  it.each([
    '{"Metadata":{"password":"hunter2"',
    '{"Metadata":{"password":"hunter2"},}',
    '{"Metadata":"hunter2"}',
    '{"Metadata":{"hunter2":{"password":["hunter2"]},"n":5}}',
    '["hunter2"]',
    '"hunter2"',
  ])("of the wrong form, %s, comes into no log and no error", async (body) => {
    answerWith(body);
    const told = await gateway.getRestoreJobMetadata("id", never).then(
      () => "",
      (error: unknown) => (error instanceof Error ? `${error.message} ${error.stack ?? ""}` : ""),
    );
    expect(`${told} ${JSON.stringify([runtime.log, runtime.debugTexts])}`).not.toContain("hunter2");
  });
});
