import { describe, expect, it } from "vitest";
import { environmentProfile } from "../../../../src/domain/session/session";
import { Log, requestLine } from "../../../../src/host/base/log";

const session = { profile: "demo", region: "eu-west-1" };

describe("requestLine", () => {
  it("says operation, session, duration, outcome and request id", () => {
    expect(
      requestLine({
        operation: "ListBackupJobs",
        session,
        duration: 123.4,
        outcome: "throttling",
        httpStatusCode: 400,
        requestId: "5f0c",
        attempts: 3,
      }),
    ).toBe("ListBackupJobs demo/eu-west-1 123 ms throttling HTTP 400 request 5f0c (3 attempts)");
  });

  it("says how long a request waited to keep within the quotas", () => {
    const entry = { operation: "ListBackupJobs", session, duration: 1100, outcome: "ok" };
    expect(requestLine({ ...entry, waited: 950.4 })).toBe(
      "ListBackupJobs demo/eu-west-1 1100 ms (waited 950 ms for quota) ok",
    );
  });

  it("says of a failure where it went, what names that place, whose part failed, and what was said", () => {
    expect(
      requestLine({
        operation: "ListBackupJobs",
        session,
        duration: 5,
        outcome: "assumeRoleDenied",
        httpStatusCode: 403,
        host: "127.0.0.1:4566",
        endpointSource: "AWS_ENDPOINT_URL_STS",
        chain: ["demo", "base", environmentProfile],
        role: "arn:aws:iam::111122223333:role/x",
        text: "not\nauthorized",
      }),
    ).toBe(
      "ListBackupJobs demo/eu-west-1 5 ms assumeRoleDenied HTTP 403 host 127.0.0.1:4566 (AWS_ENDPOINT_URL_STS) profiles demo → base → environment role arn:aws:iam::111122223333:role/x: not authorized",
    );
  });

  it("stays one line whatever a profile is called", () => {
    const hostile = { profile: "a\nERROR fake\u0007", region: "eu-west-1" };
    const entry = { operation: "ListBackupJobs", session: hostile, duration: 1, outcome: "ok" };
    expect(requestLine(entry)).toBe("ListBackupJobs a ERROR fake /eu-west-1 1 ms ok");
  });
});

describe("Log", () => {
  it("warns of requests that failed and redacts what it writes", () => {
    const lines: string[] = [];
    const write = (level: string) => (text: string) => void lines.push(`${level} ${text}`);
    const log = new Log(
      {
        debug: write("debug"),
        info: write("info"),
        warn: write("warn"),
        error: write("error"),
        show: () => undefined,
      },
      () => 0,
    );
    log.request({ operation: "ListBackupJobs", session, duration: 1, outcome: "ok" });
    log.request({ operation: "ListBackupJobs", session, duration: 1, outcome: "accessDenied" });
    log.failure("Command retry", new Error("key AKIAIOSFODNN7EXAMPLE"));
    expect(lines[0]).toBe("info ListBackupJobs demo/eu-west-1 1 ms ok");
    expect(lines[1]).toBe("warn ListBackupJobs demo/eu-west-1 1 ms accessDenied");
    expect(lines[2]).toMatch(/^error Command retry: Error: key \[removed\]/);
    for (let i = 0; i < 3; i++) log.sent("ListBackupJobs");
    log.show();
    expect(lines[3]).toBe("info Requests in the last hour: 3 (ListBackupJobs 3)");
  });
});
