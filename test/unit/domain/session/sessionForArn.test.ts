import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ArnPlace, sessionForArn } from "../../../../src/domain/session/sessionForArn";

interface Place extends ArnPlace {
  readonly id: string;
}

const prod = "111122223333";
const test = "444455556666";
const volume = (region: string, accountId: string): string =>
  `arn:aws:ec2:${region}:${accountId}:volume/v-1`;
const bucket = "arn:aws:s3:::logs";

function place(id: string, region: string, members: Partial<ArnPlace> = {}): Place {
  return {
    id,
    region,
    accountId: undefined,
    loadedAccountIds: [],
    names: () => false,
    ...members,
  };
}

const prodIreland = place("prod Ireland", "eu-west-1", { accountId: prod });
const testIreland = place("test Ireland", "eu-west-1", { accountId: test });
const testVirginia = place("test Virginia", "us-east-1", { accountId: test });
const all = [prodIreland, testIreland, testVirginia];

describe("The session that an ARN is asked about in", () => {
  it.each([
    [volume("eu-west-1", test), "test Ireland", "its Region and account"],
    [volume("us-east-1", test), "test Virginia", "its Region and account"],
    [volume("us-east-1", prod), "test Virginia", "its Region, whatever the account"],
    [volume("eu-west-1", "999999999999"), "prod Ireland", "its Region: the preferred one there"],
    [volume("ap-south-1", test), "test Ireland", "no Region's, but its account's"],
    [volume("ap-south-1", "999999999999"), "prod Ireland", "nobody's: the preferred one"],
    [bucket, "prod Ireland", "nobody's: the preferred one"],
    ["arn:aws:ec2:us-east-1::snapshot/snap-1", "test Virginia", "its Region"],
    [`arn:aws:iam::${test}:role/backup`, "test Ireland", "its account"],
  ])("%s: %s (%s)", (arn, id) => {
    expect(sessionForArn(arn, all)?.id).toBe(id);
  });

  it("is one whose loaded jobs are of the account, where the credentials of none are", () => {
    const member = "999999999999";
    const places = [prodIreland, { ...testIreland, loadedAccountIds: [test, member] }];
    expect(sessionForArn(volume("eu-west-1", member), places)?.id).toBe("test Ireland");
    // The account itself comes before those who see its jobs.
    const seen = [{ ...prodIreland, loadedAccountIds: [prod, test] }, testIreland];
    expect(sessionForArn(volume("eu-west-1", test), seen)?.id).toBe("test Ireland");
  });

  it("is one whose loaded jobs name a bucket or a snapshot", () => {
    const named = { ...testVirginia, names: (arn: string) => arn === bucket };
    expect(sessionForArn(bucket, [prodIreland, testIreland, named])?.id).toBe("test Virginia");
    const snapshot = "arn:aws:ec2:eu-west-1::snapshot/snap-1";
    const here = { ...testIreland, names: (arn: string) => arn === snapshot };
    expect(sessionForArn(snapshot, [prodIreland, here])?.id).toBe("test Ireland");
  });

  it("does not look through the loaded jobs where Region and account tell", () => {
    const names = (): boolean => {
      throw new Error("looked through the loaded jobs");
    };
    const places = all.map((each) => ({ ...each, names }));
    expect(sessionForArn(volume("eu-west-1", test), places)?.id).toBe("test Ireland");
    expect(sessionForArn(bucket, places.slice(0, 1))?.id).toBe("prod Ireland");
  });

  it("is the document's own, but for an ARN of another Region that has a session", () => {
    const find = (arn: string): string | undefined => sessionForArn(arn, all, testIreland)?.id;
    expect(find(volume("eu-west-1", prod))).toBe("test Ireland");
    expect(find(bucket)).toBe("test Ireland");
    expect(find("no ARN")).toBe("test Ireland");
    expect(find(volume("us-east-1", prod))).toBe("test Virginia");
    expect(find(volume("ap-south-1", "999999999999"))).toBe("test Ireland");
  });

  it("is none where none is open", () => {
    expect(sessionForArn<Place>(volume("eu-west-1", prod), [])).toBeUndefined();
  });

  it.each([
    "",
    "arn",
    "arn:::::",
    "arn:aws:ec2:eu-west-1",
    "arn:aws:ec2:US-EAST-1:999999999999:volume/v",
    "arn:aws:ec2:__proto__:constructor:volume/v",
    `arn:aws:ec2:eu-west-1 :${test} :volume/v`,
    "arn:aws:ec2:\n:\u0000:x",
  ])("takes any text for what it is: %j", (arn) => {
    expect(sessionForArn(arn, all)?.id).toBe("prod Ireland");
  });

  it("takes a text of 200 KB for what it is", () => {
    expect(sessionForArn(`${"arn:".repeat(50_000)}x`, all)?.id).toBe("prod Ireland");
  });

  it("is always one of the open ones, and in the ARN's Region wherever one is there", () => {
    const part = fc.constantFrom("", prod, test, "eu-west-1", "us-east-1", "x", "ä:");
    const aPlace = fc.record({
      id: fc.string(),
      region: fc.constantFrom("eu-west-1", "us-east-1", ""),
      accountId: fc.constantFrom(undefined, "", prod, test),
      loadedAccountIds: fc.subarray([prod, test, ""]),
      names: fc.constantFrom(
        () => true,
        () => false,
      ),
    });
    fc.assert(
      fc.property(part, part, fc.array(aPlace, { minLength: 1 }), (region, account, places) => {
        const found = sessionForArn(`arn:aws:ec2:${region}:${account}:volume/v`, places);
        expect(places).toContain(found);
        if (region !== "" && places.some((each) => each.region === region)) {
          expect(found?.region).toBe(region);
        }
      }),
    );
  });
});
