import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jobIdAt } from "../../../../src/domain/job/jobIdText";
import { mayNameSomething } from "../../../../src/domain/arn/nearText";
import { arnAt } from "../../../../src/domain/arn/textArns";
import { runs } from "../../../support/property";

const arn = "arn:aws-us-gov:ec2:us-gov-west-1:111122223333:volume/vol-1";
const guid = "34176239-E96D-4e22-94b8-7a8c5d6f0e12";
const around = fc.string({ unit: "binary", maxLength: 60 });

describe("A text that may name something", () => {
  it("is every text in which an ARN or a job's id is found, whatever is around it", () => {
    const named = fc.constantFrom(arn, encodeURIComponent(arn), `backupJobId=${guid}`);
    let found = 0;
    fc.assert(
      fc.property(around, named, around, (before, name, after) => {
        const text = `${before}${name}${after}`;
        const at = before.length + name.length - 2;
        if (arnAt(text, at) === undefined && jobIdAt(text, at) === undefined) return;
        found++;
        expect(mayNameSomething(text)).toBe(true);
      }),
      { numRuns: runs(500) },
    );
    expect(found).toBeGreaterThan(runs(200));
  });

  it("is not what code and prose are made of", () => {
    const text = 'const learn = barn.aws; // 2026-11-21, 0a1b2c3d, "#336699", arn: see below';
    expect(mayNameSomething(text)).toBe(false);
  });
});
