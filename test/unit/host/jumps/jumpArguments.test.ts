import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arnArgument, jobArgument } from "../../../../src/host/jumps/jumpArguments";

describe("what a jump's command is called with", () => {
  it("is an ARN of one resource; of an object of S3 its bucket", () => {
    expect(arnArgument("arn:aws:s3:::b/key")).toBe("arn:aws:s3:::b");
    for (const bad of [
      undefined,
      null,
      7,
      {},
      [],
      "",
      "arn:aws:s3:::*",
      "arn:aws:s3:::a b",
      ["arn:aws:s3:::b"],
    ]) {
      expect(arnArgument(bad)).toBeUndefined();
    }
  });

  it("is a job's id, with its kind where that is one", () => {
    expect(jobArgument({ kind: "copy", id: "a-1", other: 1 })).toEqual({ kind: "copy", id: "a-1" });
    expect(jobArgument({ kind: "report", id: "a-1" })).toEqual({ kind: undefined, id: "a-1" });
    for (const bad of [
      undefined,
      null,
      7,
      "a-1",
      {},
      { id: 7 },
      { id: "" },
      { id: "../x" },
      { id: "a b" },
      { id: "a".repeat(200) },
    ]) {
      expect(jobArgument(bad)).toBeUndefined();
    }
  });

  it("is taken for neither, and never fails, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (argument) => {
        expect(arnArgument(argument)).toBeUndefined();
        const job = jobArgument(argument);
        if (job !== undefined) expect(job.id).toMatch(/^[\w-]{1,128}$/);
      }),
    );
  });
});
