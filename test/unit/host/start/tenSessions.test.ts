import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mementoKeys } from "../../../../src/host/base/contributions";
import type { Explorer } from "../../../../src/host/start/composition";
import type { ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import { smallAccount } from "../../../support/endpoint/data/smallAccount";
import { demoCredential, type Endpoint, startEndpoint } from "../../../support/endpoint/endpoint";
import { mostPerSecond } from "../../../support/endpoint/mostPerSecond";
import { anAwsHome, type AwsHome } from "../../../support/identity/awsHome";
import { waitFor } from "../../../support/waitFor";
import { explorerInSight } from "../support/explorerInSight";

vi.mock("vscode", async () => (await import("../support/fakeVsCode")).fakeVsCode());

const region = "eu-west-1";
const all = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const [dead, slow, throttled, denied] = [0, 3, 5, 8];
const healthy = [1, 2, 4, 6, 7, 9];

let home: AwsHome;
let endpoints: Endpoint[];
let explorer: Explorer | undefined;

beforeEach(async () => {
  home = anAwsHome();
  endpoints = await Promise.all(
    all.map((number) => {
      const accountId = String(111122223333 + number);
      return startEndpoint({
        accounts: [smallAccount({ now: Date.now(), accountId, seed: number })],
        credentials: [demoCredential({ accountId }, number)],
      });
    }),
  );
  home.config(
    endpoints
      .map(({ url, credentials: [key] }, number) => {
        const { accessKeyId = "", secretAccessKey = "" } = key ?? {};
        return `[profile p${number}]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\nendpoint_url=${url}\n`;
      })
      .join("\n"),
  );
});
afterEach(async () => {
  explorer?.dispose();
  explorer = undefined;
  home.remove();
  await Promise.all(endpoints.map((endpoint) => endpoint.stop()));
});

const of = (number: number): Endpoint => {
  const endpoint = endpoints[number];
  if (endpoint === undefined) throw new Error(`There is no endpoint ${number}.`);
  return endpoint;
};

function show(numbers: readonly number[]): void {
  explorer = explorerInSight({
    [mementoKeys.sessions]: numbers.map((number) => ({ profile: `p${number}`, region })),
  });
}

/** The labels of a session's rows in the first view. */
function rows(number: number): readonly unknown[] {
  const view = explorer?.rows.backup;
  const label = (node: ViewNode): unknown => view?.getTreeItem(node).label;
  const row = view?.getChildren().find((node) => label(node) === `p${number} · ${region}`);
  return row === undefined ? [] : (view?.getChildren(row).map(label) ?? []);
}

const shown = (numbers: readonly number[]): Promise<void> =>
  waitFor(() => {
    expect(numbers.filter((number) => !rows(number).includes("Completed"))).toEqual([]);
  });

const asked = (number: number): readonly string[] =>
  of(number)
    .requests.map(({ target }) => target)
    .sort();

/** What keeps a process going: timers, and sockets of either end. */
const held = (what: "Timeout" | "TCPSocketWrap"): number =>
  process.getActiveResourcesInfo().filter((name) => name === what).length;

const noSockets = (): Promise<void> =>
  waitFor(() => {
    expect(held("TCPSocketWrap")).toBe(0);
  });

describe("Ten sessions side by side", () => {
  it("load as alone, while one of them is dead, one slow, one throttled and one denied", async () => {
    show(healthy);
    await shown(healthy);
    const alone = healthy.map((number) => ({ asked: asked(number), rows: rows(number) }));
    explorer?.dispose();
    for (const endpoint of endpoints) endpoint.clearRequests();

    of(dead).addFault({ kind: "hang" });
    const hold = of(slow).addFault({ kind: "hold" });
    of(throttled).addFault({ kind: "throttling" });
    of(denied).addFault({ kind: "accessDenied" });
    show(all);
    await shown(healthy);
    expect(healthy.map((number) => ({ asked: asked(number), rows: rows(number) }))).toEqual(alone);
    expect([rows(dead), rows(slow)]).toEqual([["Loading…"], ["Loading…"]]);
    await waitFor(() => {
      expect(rows(denied)).toContain("Access denied");
    });
    hold.remove();
    await shown([slow]);
    expect(rows(dead)).toEqual(["Loading…"]);
    for (const { requests } of endpoints) {
      expect(mostPerSecond(requests.map(({ at }) => at))).toBeLessThanOrEqual(16);
    }
  });

  it("say so when the network dies in the middle, and show their rows when it is back", async () => {
    const holds = endpoints.map((endpoint) => endpoint.addFault({ kind: "hold" }));
    show(all);
    await waitFor(() => {
      expect(all.filter((number) => of(number).requests.length === 0)).toEqual([]);
    });
    await Promise.all(endpoints.map((endpoint) => endpoint.stop()));
    for (const hold of holds) hold.remove();
    await waitFor(() => {
      expect(all.filter((number) => !rows(number).includes("Retry"))).toEqual([]);
    });
    await Promise.all(endpoints.map((endpoint) => endpoint.listen()));
    await explorer?.runInView("backup", "refresh", undefined);
    await shown(all);
  });

  it("leave nothing behind when they go: no request, no socket, no timer", async () => {
    await noSockets();
    of(dead).addFault({ kind: "hang" });
    of(throttled).addFault({ kind: "throttling" });
    show(all);
    await shown(healthy);
    await waitFor(() => {
      expect([dead, throttled].filter((number) => of(number).requests.length === 0)).toEqual([]);
    });
    explorer?.dispose();
    await noSockets();
    expect(of(dead).requests.filter(({ outcome }) => outcome !== "aborted")).toEqual([]);
    const before = asked(throttled);
    // The SDK does not end the timer by which it waits before it tries again: seconds at most.
    const deadline = performance.now() + 20_000;
    do await new Promise((resolve) => setTimeout(resolve, 1000));
    while (held("Timeout") > 0 && performance.now() < deadline);
    expect(asked(throttled)).toEqual(before);
    expect(held("Timeout")).toBe(0);
  });
});
