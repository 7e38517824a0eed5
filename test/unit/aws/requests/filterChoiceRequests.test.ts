import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JobGateway } from "../../../../src/domain/query/jobGateway";
import { vaultNames } from "../../../../src/domain/query/vaultNames";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { type Endpoint, startEndpoint } from "../../../support/endpoint/endpoint";
import { type AwsHome, anAwsHome } from "../../../support/identity/awsHome";
import { aRuntime, failureOf } from "../../../support/identity/testRuntime";

const never = new AbortController().signal;

let home: AwsHome;
let endpoint: Endpoint;
let gateway: JobGateway;

beforeEach(async () => {
  home = anAwsHome();
  endpoint = await startEndpoint({ accounts: [accountOf({ vaults: ["prod", "Default", "dev"] })] });
  const [credential] = endpoint.credentials;
  home.config(
    `[profile p]\naws_access_key_id=${credential?.accessKeyId ?? ""}\naws_secret_access_key=${credential?.secretAccessKey ?? ""}\nendpoint_url=${endpoint.url}\n`,
  );
  gateway = aRuntime().openGateway({ profile: "p", region: "eu-west-1" });
});

afterEach(async () => {
  home.remove();
  await endpoint.stop();
});

describe("what filters ask for over real HTTP", () => {
  it("is the account's vaults, page by page", async () => {
    const first = await gateway.listVaults({ maxResults: 2 }, never);
    expect(first.names).toHaveLength(2);
    const nextToken = first.nextToken ?? "";
    const rest = await gateway.listVaults({ maxResults: 2, nextToken }, never);
    expect([...first.names, ...rest.names].sort()).toEqual(["Default", "dev", "prod"]);
    expect(rest).not.toHaveProperty("nextToken");
    expect(await vaultNames(gateway, never)).toEqual({
      names: ["Default", "dev", "prod"],
      isComplete: true,
    });
    expect(endpoint.requests.map(({ operation, params }) => [operation, params])).toEqual([
      ["ListBackupVaults", { maxResults: "2" }],
      ["ListBackupVaults", { maxResults: "2", nextToken }],
      ["ListBackupVaults", { maxResults: "1000" }],
    ]);
  });

  it("is the resource types that AWS Backup supports", async () => {
    const types = await gateway.listResourceTypes(never);
    expect(types).toContain("RDS");
    expect(endpoint.requests.map(({ operation, params }) => [operation, params])).toEqual([
      ["GetSupportedResourceTypes", {}],
    ]);
  });

  it("fails as everything else does, and stops when nobody waits", async () => {
    endpoint.addFault({ kind: "accessDenied", times: 2 });
    for (const asked of [
      () => gateway.listVaults({ maxResults: 1 }, never),
      () => gateway.listResourceTypes(never),
    ]) {
      expect((await failureOf(asked())).kind).toBe("accessDenied");
    }
    const given = await failureOf(gateway.listResourceTypes(AbortSignal.abort()));
    expect(given.kind).toBe("cancelled");
  });
});
