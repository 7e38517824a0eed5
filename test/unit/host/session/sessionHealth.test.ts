import { describe, expect, it, vi } from "vitest";
import type { BackupErrorReason } from "../../../../src/domain/query/backupError";
import { BackupError } from "../../../../src/domain/query/backupError";
import { SessionHealth } from "../../../../src/host/session/sessionHealth";

function setUp() {
  const clock = { now: 1000 };
  const health = new SessionHealth(() => clock.now);
  let recoveries = 0;
  health.recovered(() => recoveries++);
  const fails = (reason: BackupErrorReason, request = "listJobs backup"): void => {
    health.begin(request)(new BackupError(reason));
  };
  const works = (request = "listJobs backup"): void => {
    health.begin(request)();
  };
  return { clock, health, fails, works, recoveries: () => recoveries };
}

describe("The health of a session", () => {
  it("is not known before a request has ended", () => {
    const { health, works } = setUp();
    expect(health.current).toEqual({ kind: "unknown", since: 1000 });
    works();
    expect(health.current.kind).toBe("fine");
  });

  it.each([
    ["ssoLoginNeeded", "signInNeeded"],
    ["expiredToken", "signInNeeded"],
    ["mfaNeeded", "mfaNeeded"],
    ["mfaCancelled", "mfaNeeded"],
    ["assumeRoleDenied", "roleDenied"],
    ["ssoAccessDenied", "roleDenied"],
    ["accessDenied", "denied"],
    ["unrecognizedClient", "keyRefused"],
    ["credentialProcessFailed", "noCredentials"],
    ["profileIncomplete", "notConfigured"],
    ["hostNotFound", "offline"],
    ["timedOut", "offline"],
    ["notJson", "offline"],
    ["throttling", "throttled"],
    ["serverFault", "unavailable"],
    ["resourceNotFound", "fine"],
    ["invalidParameterValue", "fine"],
    ["nextTokenRejected", "fine"],
  ] as const)("after %s is %s", (reason, kind) => {
    const { health, fails } = setUp();
    fails(reason);
    expect(health.current.kind).toBe(kind);
  });

  it.each(["cancelled", "unexpected"] as const)(
    "is not told by a request that ended with %s",
    (reason) => {
      const { health, fails } = setUp();
      fails("ssoLoginNeeded");
      fails(reason);
      expect(health.current.kind).toBe("signInNeeded");
    },
  );

  it("has stood since it became so, whatever fails in the same way meanwhile", () => {
    const { clock, health, fails } = setUp();
    fails("ssoLoginNeeded");
    clock.now = 5000;
    fails("expiredToken");
    expect(health.current).toMatchObject({
      kind: "signInNeeded",
      since: 1000,
      error: { reason: "expiredToken" },
    });
  });

  it("stays denied until the same request works", () => {
    const { health, fails, works } = setUp();
    fails("accessDenied", "listJobs scan");
    works("listJobs backup");
    expect(health.current.kind).toBe("denied");
    works("listJobs scan");
    expect(health.current.kind).toBe("fine");
  });

  it("is no matter of another account's jobs that may not be listed", () => {
    const { health } = setUp();
    health.begin("listJobs backup")(new BackupError("accessDenied", { accountId: "111122223333" }));
    expect(health.current.kind).toBe("fine");
  });
});

describe("Changed files may mend a session", () => {
  it.each([
    "ssoLoginNeeded",
    "expiredToken",
    "profileIncomplete",
    "assumeRoleDenied",
    "mfaNeeded",
  ] as const)("after %s", (reason) => {
    const { health, fails } = setUp();
    const mended = vi.fn();
    health.mayBeMended(mended);
    fails(reason);
    expect(mended).not.toHaveBeenCalled();
    health.filesChanged();
    expect(mended).toHaveBeenCalledOnce();
  });

  it.each(["hostNotFound", "throttling", "accessDenied"] as const)("not after %s", (reason) => {
    const { health, fails } = setUp();
    const mended = vi.fn();
    health.mayBeMended(mended);
    fails(reason);
    health.filesChanged();
    expect(mended).not.toHaveBeenCalled();
  });

  it("that changed while a request was under way, which did not see them", () => {
    const { health, fails } = setUp();
    const mended = vi.fn();
    health.mayBeMended(mended);
    const early = health.begin("listJobs backup");
    health.filesChanged();
    expect(mended).not.toHaveBeenCalled();
    early(new BackupError("ssoLoginNeeded"));
    expect(mended).toHaveBeenCalledOnce();
    // It was begun after they changed.
    fails("ssoLoginNeeded");
    expect(mended).toHaveBeenCalledOnce();
  });
});

describe("A session recovers", () => {
  it.each([
    "ssoLoginNeeded",
    "mfaCancelled",
    "assumeRoleDenied",
    "hostNotFound",
    "throttling",
  ] as const)("once a request works after %s", (reason) => {
    const { fails, works, recoveries } = setUp();
    works();
    fails(reason);
    expect(recoveries()).toBe(0);
    works();
    works();
    expect(recoveries()).toBe(1);
  });

  it("not by a request that was sent before the failure", () => {
    const { health, fails, works, recoveries } = setUp();
    const early = health.begin("listJobs backup");
    fails("ssoLoginNeeded");
    early();
    expect(health.current.kind).toBe("signInNeeded");
    works();
    expect(recoveries()).toBe(1);
  });

  it("by the request that waits for a code, whatever quiet one fails meanwhile", () => {
    const { health, fails, recoveries } = setUp();
    fails("mfaNeeded");
    const asking = health.begin("listJobs backup");
    fails("mfaNeeded", "describeJob backup");
    asking();
    expect(health.current.kind).toBe("fine");
    expect(recoveries()).toBe(1);
  });

  it("by any answer of AWS, for that needs credentials", () => {
    const { fails, recoveries } = setUp();
    fails("ssoLoginNeeded");
    fails("accessDenied", "listJobs scan");
    expect(recoveries()).toBe(1);
  });

  it("not for ever where some requests are throttled and others are not", () => {
    const { clock, fails, works, recoveries } = setUp();
    for (let round = 0; round < 10; round++) {
      fails("throttling");
      works();
    }
    expect(recoveries()).toBe(1);
    clock.now += 30_000;
    fails("throttling");
    works();
    expect(recoveries()).toBe(2);
  });

  it("not when it is another session by then", () => {
    const { health, fails, works, recoveries } = setUp();
    fails("ssoLoginNeeded");
    const early = health.begin("listJobs backup");
    health.reset();
    early();
    works();
    expect(recoveries()).toBe(0);
    expect(health.current.kind).toBe("fine");
  });
});
