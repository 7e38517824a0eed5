import { describe, expect, it } from "vitest";
import { Quotas } from "../../../../src/aws/requests/quotas";

const region = "eu-west-1";
const account = "111122223333";
const caller = (profile: string, accountId?: string) => ({
  profile,
  accessKeyId: `key of ${profile}`,
  accountId,
});

function aService(endpoint?: string) {
  return new Quotas(() => 0).ofService(region, endpoint);
}

describe("The quotas", () => {
  it("are those of the account, whatever the profile", () => {
    const service = aService();
    expect(service.queueOf(caller("a", account))).toBe(service.queueOf(caller("b", account)));
    expect(service.queueOf(caller("a", account))).not.toBe(
      service.queueOf(caller("a", "999988887777")),
    );
  });

  it("are those of the profile where nothing tells the account", () => {
    const service = aService();
    expect(service.queueOf(caller("a"))).toBe(service.queueOf(caller("a")));
    expect(service.queueOf(caller("a"))).not.toBe(service.queueOf(caller("b")));
    // A profile may be called as an account.
    expect(service.queueOf(caller(account))).not.toBe(service.queueOf(caller("b", account)));
  });

  it("are the account's as soon as an answer tells it, for all that have the access key", () => {
    const service = aService();
    const ofAccount = service.queueOf(caller("b", account));
    service.queueOf(caller("a"));
    service.learn(caller("a"), account);
    expect(service.queueOf(caller("a"))).toBe(ofAccount);
    expect(service.queueOf({ ...caller("c"), accessKeyId: "key of a" })).toBe(ofAccount);
  });

  it("stay those of the account that the credentials tell", () => {
    const service = aService();
    service.learn(caller("a", account), "999988887777");
    expect(service.queueOf(caller("a", account))).toBe(service.queueOf(caller("b", account)));
  });

  it("are of a Region, and of an endpoint of the user's own", () => {
    const quotas = new Quotas(() => 0);
    const at = (where: string, endpoint?: string) =>
      quotas.ofService(where, endpoint).queueOf(caller("a", account));
    expect(at(region)).toBe(at(region));
    expect(at(region)).not.toBe(at("eu-central-1"));
    expect(at(region, "http://127.0.0.1:4566")).not.toBe(at(region));
    expect(at(region, "http://127.0.0.1:4566")).not.toBe(at(region, "http://127.0.0.1:4567"));
    expect(at(region, "http://127.0.0.1:4566/a")).toBe(at(region, "http://127.0.0.1:4566/b"));
    for (const url of [
      "https://backup-fips.eu-west-1.amazonaws.com",
      "https://vpce-1.backup.eu-west-1.vpce.amazonaws.com",
      "https://backup.eu-west-1.api.aws",
    ]) {
      expect(at(region, url)).toBe(at(region));
    }
    expect(at(region, "https://amazonaws.com.example.org")).not.toBe(at(region));
  });
});
