import { describe, expect, it, vi } from "vitest";
import type { AwsRuntimeOptions } from "../../../../src/aws/index";
import { lazyAwsRuntime } from "../../../../src/host/session/awsRuntime";
import { standIn } from "../../../support/standIn";

const order = vi.hoisted((): string[] => []);

vi.mock("../../../../src/aws/index", () => ({
  createAwsRuntime: () => {
    order.push("made");
    return {};
  },
}));

const lazy = () => lazyAwsRuntime(standIn<AwsRuntimeOptions>({}));

describe("the aws layer", () => {
  it("is made at the first call, once, and not in the task of the call", async () => {
    const warm = lazy();
    expect(order).toEqual([]);
    await Promise.all([warm(), warm()]);
    expect(order).toEqual(["made"]);
    // Its file is loaded by now: without another task, all is done before this one.
    setImmediate(() => order.push("what others wait for"));
    await lazy()();
    expect(order).toEqual(["made", "what others wait for", "made"]);
  });
});
