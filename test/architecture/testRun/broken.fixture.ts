import { beforeAll, describe, it } from "vitest";

describe("a hook that fails", () => {
  beforeAll(() => {
    throw new Error("no endpoint");
  });

  it("can't be told", () => undefined);
});
