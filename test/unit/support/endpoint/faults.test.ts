import {
  DescribeBackupJobCommand,
  ListBackupJobsCommand,
  ListRestoreJobsCommand,
} from "@aws-sdk/client-backup";
import { describe, expect, it } from "vitest";
import { smallAccount } from "../../../support/endpoint/data/smallAccount";
import type { Fault } from "../../../support/endpoint/faults";
import { readText } from "../../../support/endpoint/wire";
import { aClient, anEndpoint, failureOf, now } from "./testEndpoint";

const accounts = [smallAccount({ now })];
const list = (): ListBackupJobsCommand => new ListBackupJobsCommand({ MaxResults: 5 });

describe("Faults", () => {
  it.each([
    [{ kind: "throttling" }, "ThrottlingException", 400, "Rate exceeded"],
    [{ kind: "serviceUnavailable" }, "ServiceUnavailableException", 500, "temporarily"],
    [{ kind: "dependencyFailure" }, "DependencyFailureException", 500, "dependent"],
    [{ kind: "expiredToken" }, "ExpiredTokenException", 403, "expired"],
    [{ kind: "accessDenied" }, "AccessDeniedException", 403, "backup:ListBackupJobs"],
    [{ kind: "accessDenied", message: "" }, "AccessDeniedException", 403, "UnknownError"],
    [{ kind: "html" }, "SyntaxError", 200, "Unexpected token"],
    [{ kind: "html", status: 503 }, "SyntaxError", 503, "Unexpected token"],
    [{ kind: "cut" }, "TimeoutError", undefined, "socket hang up"],
    [{ kind: "cutMidBody" }, "Error", 200, "aborted"],
  ] as readonly (readonly [Fault, string, number | undefined, string])[])(
    "%j reach the SDK as %s",
    async (fault, name, status, message) => {
      const endpoint = await anEndpoint({ accounts });
      const handle = endpoint.addFault(fault);
      const failure = await failureOf(aClient(endpoint).send(list()));
      expect(failure).toMatchObject({ name, status });
      expect(failure.message).toContain(message);
      handle.remove();
      await aClient(endpoint).send(list());
    },
  );

  it("hit so many requests and let so many pass first", async () => {
    const endpoint = await anEndpoint({ accounts });
    const client = aClient(endpoint);
    endpoint.addFault({ kind: "throttling", after: 1, times: 2 });
    const outcomes: string[] = [];
    for (let i = 0; i < 4; i++) {
      outcomes.push(
        await client.send(list()).then(
          () => "ok",
          (error: unknown) => (error as Error).name,
        ),
      );
    }
    expect(outcomes).toEqual(["ok", "ThrottlingException", "ThrottlingException", "ok"]);
    expect(endpoint.requests.map((request) => request.status)).toEqual([200, 400, 400, 200]);
  });

  it("hit only the operations, parameters and callers that they name", async () => {
    const endpoint = await anEndpoint({ accounts });
    const client = aClient(endpoint);
    endpoint.addFault({ kind: "accessDenied", operations: ["DescribeBackupJob"] });
    endpoint.addFault({ kind: "serviceUnavailable", params: { state: "FAILED" } });
    endpoint.addFault({ kind: "throttling", accessKeyId: "SOMEBODY-ELSE" });
    await client.send(list());
    await client.send(new ListRestoreJobsCommand({}));
    const failed = client.send(new ListBackupJobsCommand({ ByState: "FAILED" }));
    expect((await failureOf(failed)).name).toBe("ServiceUnavailableException");
    const described = client.send(new DescribeBackupJobCommand({ BackupJobId: "1" }));
    expect((await failureOf(described)).name).toBe("AccessDeniedException");
    endpoint.clearFaults();
    await client.send(new ListBackupJobsCommand({ ByState: "FAILED" }));
  });

  it("refuse a next token as if it had expired, but not the first page", async () => {
    const endpoint = await anEndpoint({ accounts });
    const client = aClient(endpoint);
    endpoint.addFault({ kind: "pageExpired", times: 1 });
    const { NextToken } = await client.send(list());
    const next = (): Promise<unknown> =>
      client.send(new ListBackupJobsCommand({ MaxResults: 5, NextToken }));
    expect((await failureOf(next())).name).toBe("InvalidParameterValueException");
    await next();
  });

  it("delay answers, and combine with other faults", async () => {
    const endpoint = await anEndpoint({ accounts });
    endpoint.addFault({ kind: "latency", delay: 60 });
    endpoint.addFault({ kind: "throttling" });
    const start = Date.now();
    expect((await failureOf(aClient(endpoint).send(list()))).name).toBe("ThrottlingException");
    expect(Date.now() - start).toBeGreaterThanOrEqual(55);
  });

  it("hold requests until they are removed", async () => {
    const endpoint = await anEndpoint({ accounts });
    const hold = endpoint.addFault({ kind: "hold" });
    const client = aClient(endpoint);
    let answered = 0;
    const requests = [1, 2].map(async () => {
      await client.send(list());
      answered++;
    });
    await expect.poll(() => endpoint.requests.length).toBe(2);
    expect(answered).toBe(0);
    expect(endpoint.requests.every((request) => request.outcome === "pending")).toBe(true);
    hold.remove();
    await Promise.all(requests);
    expect(answered).toBe(2);
  });

  it("hang until the client goes away, which the log shows", async () => {
    const endpoint = await anEndpoint({ accounts });
    endpoint.addFault({ kind: "hang" });
    const abort = new AbortController();
    const request = aClient(endpoint).send(list(), { abortSignal: abort.signal });
    const failure = failureOf(request);
    await expect.poll(() => endpoint.requests.length).toBe(1);
    abort.abort();
    expect((await failure).name).toBe("AbortError");
    await expect.poll(() => endpoint.requests[0]?.outcome).toBe("aborted");
  });

  it("are survived by the SDK's own retries", async () => {
    const endpoint = await anEndpoint({ accounts });
    endpoint.addFault({ kind: "cut", times: 1 });
    await aClient(endpoint, { attempts: 3 }).send(list());
    expect(endpoint.requests.map(({ outcome }) => outcome)).toEqual(["cut", "answered"]);
  });
});

describe("An endpoint that dies", () => {
  it("refuses connections, and goes on with the same tokens after it is back", async () => {
    const endpoint = await anEndpoint({ accounts });
    const client = aClient(endpoint);
    const first = await client.send(list());
    await endpoint.stop();
    const failure = await failureOf(client.send(list()));
    expect(failure.message).toMatch(/ECONNREFUSED|ECONNRESET|socket hang up/);
    const again = await failureOf(client.send(list()));
    expect(again.message).toContain("ECONNREFUSED");
    await endpoint.listen();
    const { NextToken } = first;
    const second = await client.send(new ListBackupJobsCommand({ MaxResults: 5, NextToken }));
    const ids = [...(first.BackupJobs ?? []), ...(second.BackupJobs ?? [])].map(
      (job) => job.BackupJobId,
    );
    const truth = endpoint.listed("backup").map((job) => readText(job["BackupJobId"]));
    expect(ids).toEqual(truth.slice(0, 10));
  });

  it("cuts requests that are under way", async () => {
    const endpoint = await anEndpoint({ accounts });
    endpoint.addFault({ kind: "hang" });
    const failure = failureOf(aClient(endpoint).send(list()));
    await expect.poll(() => endpoint.requests.length).toBe(1);
    await endpoint.stop();
    expect((await failure).message).toMatch(/socket hang up|ECONNRESET/);
  });
});

describe("The request log", () => {
  it("tells what was asked, by whom, in order, and no secret", async () => {
    const endpoint = await anEndpoint({ accounts });
    const client = aClient(endpoint);
    await client.send(new ListBackupJobsCommand({ ByState: "FAILED", MaxResults: 7 }));
    const { $metadata } = await client.send(new ListRestoreJobsCommand({ ByStatus: "COMPLETED" }));
    expect(endpoint.requests).toMatchObject([
      { operation: "ListBackupJobs", params: { state: "FAILED", maxResults: "7" }, status: 200 },
      { operation: "ListRestoreJobs", params: { status: "COMPLETED" }, outcome: "answered" },
    ]);
    expect(endpoint.requests[1]).toMatchObject({
      requestId: $metadata.requestId,
      accessKeyId: "DEMO-KEY-NOT-A-SECRET",
      region: "eu-west-1",
    });
    expect(JSON.stringify(endpoint.requests)).not.toMatch(/secret-not|Signature=/);
    endpoint.clearRequests();
    expect(endpoint.requests).toEqual([]);
  });
});
