import { describe, expect, it } from "vitest";
import { SessionHealth } from "../../../../src/host/session/sessionHealth";
import { RenewableGateway } from "../../../../src/host/session/renewableGateway";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { accountOf } from "../../../support/endpoint/data/accountOf";

describe("A session's gateway", () => {
  it.each(["*", "444455556666"])(
    "tells the session whose jobs were refused: those of %s are no matter of its own permissions",
    async (accountId) => {
      const health = new SessionHealth(() => 0);
      const account = new AccountGateway({ account: accountOf({}) });
      const gateway = new RenewableGateway(
        () => account,
        (request) => health.begin(request),
      );
      const page = { maxResults: 100 };
      const { signal } = new AbortController();
      await expect(
        gateway.listJobs({ kind: "backup", accountId }, page, signal),
      ).rejects.toMatchObject({ reason: "accessDenied", details: { accountId } });
      expect(health.current.kind).toBe("fine");
      account.fail("accessDenied");
      await expect(gateway.listJobs({ kind: "backup" }, page, signal)).rejects.toMatchObject({
        reason: "accessDenied",
      });
      expect(health.current.kind).toBe("denied");
    },
  );

  it("tells the session nothing of failures that are told later, but that its requests work", async () => {
    const health = new SessionHealth(() => 0);
    const account = new AccountGateway({ account: accountOf({}) });
    const gateway = new RenewableGateway(
      () => account,
      (request) => health.begin(request),
    );
    const { signal } = new AbortController();
    const list = () => gateway.listJobs({ kind: "backup" }, { maxResults: 100 }, signal);
    account.fail("throttling", { times: 3 });
    await expect(gateway.quietly(list, { failsUntold: true })).rejects.toThrow();
    expect(health.current.kind).toBe("unknown");
    await expect(
      gateway.quietly(list, { failsUntold: true, isWanted: () => true }),
    ).rejects.toThrow();
    expect(health.current.kind).toBe("throttled");
    await expect(gateway.quietly(list)).rejects.toThrow();
    await gateway.quietly(list, { failsUntold: true });
    expect(health.current.kind).toBe("fine");
  });
});
