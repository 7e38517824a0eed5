import { describe, expect, it } from "vitest";
import { ResourcePages } from "../../../../src/domain/protection/resourcePages";
import { BackupError } from "../../../../src/domain/query/backupError";
import { aProtectedResource, ResourcesAccount } from "../../../support/protection/resourcesAccount";

function opened(count: number, pageSize = 2) {
  const account = new ResourcesAccount();
  account.resources = Array.from({ length: count }, (_, i) =>
    aProtectedResource({ resourceArn: `arn:${i}` }),
  );
  account.pageSize = pageSize;
  const abort = new AbortController();
  let changes = 0;
  const pages = new ResourcePages({
    gateway: account.gateway,
    signal: abort.signal,
    changed: () => changes++,
  });
  return { account, abort, pages, changes: () => changes };
}

const never = new AbortController().signal;

describe("the pages of protected resources", () => {
  it("are asked for one by one, and once", async () => {
    const { account, pages } = opened(3);
    await Promise.all([pages.open(), pages.open()]);
    await pages.open();
    expect([pages.resources.length, pages.hasMore, pages.isComplete]).toEqual([2, true, false]);
    expect(account.requests).toEqual(["resources"]);
    await pages.loadMore();
    expect([pages.resources.length, pages.hasMore, pages.isComplete]).toEqual([3, false, true]);
    await pages.loadMore();
    expect(account.requests).toEqual(["resources", "resources 2"]);
  });

  it("are all asked for, until somebody cancels", async () => {
    const { account, pages } = opened(7);
    const abort = new AbortController();
    account.hold();
    const all = pages.loadAll(abort.signal);
    abort.abort();
    account.release();
    await all;
    expect([pages.resources.length, pages.error]).toEqual([0, undefined]);
    await pages.loadAll(never);
    expect([pages.resources.length, pages.isComplete]).toEqual([7, true]);
  });

  it("keep what came before a failure, and go on from there", async () => {
    const { account, pages } = opened(4);
    await pages.open();
    account.failures.set("resources", new BackupError("accessDenied", {}));
    await pages.loadAll(never);
    expect([pages.resources.length, pages.error?.reason]).toEqual([2, "accessDenied"]);
    account.failures.clear();
    await pages.loadAll(never);
    expect([pages.resources.length, pages.error, pages.isComplete]).toEqual([4, undefined, true]);
    expect(account.requests).toEqual(["resources", "resources 2", "resources 2"]);
  });

  it("begin again once where AWS refuses a token, and lose no resource", async () => {
    const { account, pages } = opened(3);
    await pages.open();
    account.failures.set("resources", new BackupError("nextTokenRejected", {}));
    await pages.loadMore();
    expect(pages.error?.reason).toBe("nextTokenRejected");
    expect(account.requests).toEqual(["resources", "resources 2", "resources"]);
    expect(pages.resources).toHaveLength(2);
  });

  it("are no more than those that a refresh brings", async () => {
    const { account, pages } = opened(3);
    await pages.loadAll(never);
    account.resources = account.resources.slice(1);
    await pages.refresh();
    expect(pages.resources.map(({ resourceArn }) => resourceArn)).toEqual(["arn:1", "arn:2"]);
  });

  it("stay where a refresh fails", async () => {
    const { account, pages } = opened(2);
    await pages.open();
    account.failures.set("resources", new BackupError("throttling", {}));
    await pages.refresh();
    expect([pages.resources.length, pages.error?.reason]).toEqual([2, "throttling"]);
  });

  it("take nothing in once the session was left", async () => {
    const { account, abort, pages, changes } = opened(2);
    account.hold();
    const open = pages.open();
    const before = changes();
    abort.abort();
    account.release();
    await open;
    expect([pages.resources.length, pages.error, changes()]).toEqual([0, undefined, before]);
  });
});
