import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { VaultPage } from "../../../../src/domain/query/jobGateway";
import type { PageRequest } from "../../../../src/domain/query/pageRequest";
import { vaultNames } from "../../../../src/domain/query/vaultNames";

const never = new AbortController().signal;

function gateway(page: (request: PageRequest) => VaultPage) {
  const requests: PageRequest[] = [];
  return {
    requests,
    listVaults: (request: PageRequest) => {
      requests.push(request);
      return Promise.resolve(page(request));
    },
  };
}

describe("the names of the vaults", () => {
  it("are those of all pages, once and sorted", async () => {
    const pages = gateway(({ nextToken }) =>
      nextToken === undefined ? { names: ["b", "c"], nextToken: "2" } : { names: ["a", "b"] },
    );
    expect(await vaultNames(pages, never)).toEqual({ names: ["a", "b", "c"], isComplete: true });
    expect(pages.requests).toEqual([{ maxResults: 1000 }, { maxResults: 1000, nextToken: "2" }]);
  });

  it("are not asked for without end", async () => {
    let page = 0;
    const endless = gateway(() => ({ names: [], nextToken: `${++page}` }));
    expect(await vaultNames(endless, never)).toEqual({ names: [], isComplete: false });
    expect(endless.requests).toHaveLength(10);
    const repeating = gateway(() => ({ names: ["a"], nextToken: "same" }));
    expect(await vaultNames(repeating, never)).toEqual({ names: ["a"], isComplete: false });
    expect(repeating.requests).toHaveLength(2);
  });

  it("fail as the gateway does", async () => {
    const error = new BackupError("accessDenied");
    const failing = { listVaults: () => Promise.reject(error) };
    await expect(vaultNames(failing, never)).rejects.toBe(error);
  });
});
