import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JobGateway } from "../../../../src/domain/query/jobGateway";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { Answer, ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf } from "../../../support/identity/testRuntime";
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

describe("DescribeCopyJob", () => {
  it.each(["{}", '{"CopyJob":null}'])("without a job, %s, is an error", async (body) => {
    answerWith(body);
    expect(await failureOf(gateway.describeJob("copy", "id", never))).toMatchObject({
      reason: "notJson",
      details: { operation: "DescribeCopyJob" },
    });
  });

  it("keeps states under hostile names as mere members", async () => {
    answerWith('{"CopyJob":{"ChildJobsInState":{"__proto__":7,"constructor":1,"FAILED":2}}}');
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

  it.each(["{}", '{"Metadata":null}'])("without metadata, %s, is empty", async (body) => {
    answerWith(body);
    expect(await gateway.getRestoreJobMetadata("id", never)).toEqual({});
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
