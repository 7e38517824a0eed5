import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentProfile } from "../../../../src/domain/session/session";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { assumedRole } from "../../../support/identity/fakeSts";
import { emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

// A Region that doesn't exist: what goes to "AWS's own endpoint" fails with ENOTFOUND on this machine.
const region = "xx-test-1";
const keysOf = (name: string): string =>
  `aws_access_key_id=FAKE-KEY-${name}\naws_secret_access_key=fake-secret\n`;

let home: AwsHome;
let first: ScriptedServer;
let second: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  first = await startScriptedServer((r) =>
    r.method === "POST" ? assumedRole(r, "FAKE-ROLE") : emptyPage,
  );
  second = await startScriptedServer((r) =>
    r.method === "POST" ? assumedRole(r, "FAKE-ROLE") : emptyPage,
  );
});
afterEach(async () => {
  home.remove();
  await Promise.all([first.close(), second.close()]);
});

const list = (profile: string): Promise<unknown> =>
  listBackupJobs(aRuntime({ timeLimit: 10_000 }).openGateway({ profile, region }));

describe("a profile's requests go to its own endpoint and no other", () => {
  it.each([["first"], ["second"], [undefined]])(
    "whatever AWS_PROFILE says (%s)",
    async (active) => {
      home.setEnv("AWS_PROFILE", active);
      home.config(
        `[profile first]\n${keysOf("first")}endpoint_url=${first.url}\n` +
          `[profile second]\n${keysOf("second")}services=local\n[services local]\nbackup =\n  endpoint_url=${second.url}\n` +
          `[default]\nendpoint_url=${first.url}\n`,
      );
      await list("second");
      await list("first");
      expect(first.requests.map(({ accessKeyId }) => accessKeyId)).toEqual(["FAKE-KEY-first"]);
      expect(second.requests.map(({ accessKeyId }) => accessKeyId)).toEqual(["FAKE-KEY-second"]);
    },
  );

  it.each([
    ["AWS_PROFILE", "first"],
    ["default", undefined],
  ])("a profile without one doesn't inherit that of %s", async (_, active) => {
    home.setEnv("AWS_PROFILE", active);
    home.config(
      `[${active === undefined ? "default" : "profile first"}]\n${keysOf("first")}endpoint_url=${first.url}\n` +
        `[profile plain]\n${keysOf("plain")}\n`,
    );
    expect(await failureOf(list("plain"))).toMatchObject({ reason: "hostNotFound" });
    expect(first.requests).toEqual([]);
  });

  it.each([
    ["default's", undefined],
    ["that of AWS_PROFILE", "second"],
  ])("the environment's session has %s, as in the CLI, and no other", async (_, active) => {
    home.config(
      `[default]\n${keysOf("first")}endpoint_url=${first.url}\n` +
        `[profile second]\n${keysOf("second")}endpoint_url=${second.url}\n`,
    );
    home.setEnv("AWS_PROFILE", active);
    home.setEnv("AWS_ACCESS_KEY_ID", "FAKE-KEY-env");
    home.setEnv("AWS_SECRET_ACCESS_KEY", "fake");
    await list(environmentProfile);
    const [asked, other] = active === undefined ? [first, second] : [second, first];
    expect(asked.requests.map(({ accessKeyId }) => accessKeyId)).toEqual(["FAKE-KEY-env"]);
    expect(other.requests).toEqual([]);
  });

  it("a profile's session has its own and not that of the environment's session", async () => {
    home.config(
      `[default]\nendpoint_url=${first.url}\n[profile second]\n${keysOf("second")}endpoint_url=${second.url}\n`,
    );
    home.setEnv("AWS_ACCESS_KEY_ID", "FAKE-KEY-env");
    home.setEnv("AWS_SECRET_ACCESS_KEY", "fake");
    await list("second");
    expect(first.requests).toEqual([]);
    expect(second.requests.map(({ accessKeyId }) => accessKeyId)).toEqual(["FAKE-KEY-second"]);
  });

  it("settings of AWS_PROFILE such as FIPS don't count for another profile", async () => {
    home.setEnv("AWS_PROFILE", "active");
    home.config(
      `[profile active]\n${keysOf("a")}use_fips_endpoint=true\n[profile plain]\n${keysOf("p")}\n[profile fips]\n${keysOf("f")}use_fips_endpoint=true\n`,
    );
    expect((await failureOf(list("plain"))).details.detail).toContain(
      "backup.xx-test-1.amazonaws.com",
    );
    expect((await failureOf(list("fips"))).details.detail).toContain("backup-fips.xx-test-1");
  });
});

describe("any mix of environment and profiles", () => {
  const names = ["default", "a", "b", "with space"] as const;
  const mix = fc.record({
    profiles: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
    active: fc.option(fc.constantFrom(...names), { nil: undefined }),
    older: fc.option(fc.constantFrom(...names), { nil: undefined }),
    chosen: fc.option(fc.constantFrom(...names, environmentProfile), { nil: undefined }),
    hasKeys: fc.boolean(),
  });

  it("sends each key to the endpoint of its own section only, the environment's to that of AWS_PROFILE, else default's", async () => {
    await fc.assert(
      fc.asyncProperty(mix, async ({ profiles, active, older, chosen, hasKeys }) => {
        home.config(
          profiles
            .map(
              (name) =>
                `[${name === "default" ? name : `profile "${name}"`}]\nregion=${region}\n${keysOf(name.replace(" ", "-"))}endpoint_url=${first.url}/${encodeURIComponent(name)}\n`,
            )
            .join(""),
        );
        home.setEnv("AWS_PROFILE", active);
        home.setEnv("AWS_DEFAULT_PROFILE", older);
        home.setEnv("AWS_ACCESS_KEY_ID", hasKeys ? "FAKE-KEY-env" : undefined);
        home.setEnv("AWS_SECRET_ACCESS_KEY", hasKeys ? "fake" : undefined);
        const runtime = aRuntime({ timeLimit: 10_000 });
        const found = await runtime.resolveSession(chosen === undefined ? {} : { profile: chosen });
        if (found.kind !== "ready") return;
        const { profile } = found.session;
        const owner = profile === environmentProfile ? (active ?? older ?? "default") : profile;
        // Without a section the environment's session goes to AWS's own endpoint.
        if (!profiles.some((name) => name === owner)) return;
        const before = first.requests.length;
        await listBackupJobs(runtime.openGateway(found.session));
        const key = profile === environmentProfile ? "env" : profile.replace(" ", "-");
        expect(
          first.requests
            .slice(before)
            .map(({ target, accessKeyId }) => [target.split("/")[1], accessKeyId]),
        ).toEqual([[encodeURIComponent(owner), `FAKE-KEY-${key}`]]);
      }),
    );
  });
});

describe("so do the requests for its credentials", () => {
  const role = (source: string): string =>
    `role_arn=arn:aws:iam::1:role/x\nsource_profile=${source}\n`;

  it("STS, in both directions", async () => {
    home.setEnv("AWS_PROFILE", "first");
    home.config(
      `[profile base]\n${keysOf("base")}` +
        `[profile first]\n${role("base")}endpoint_url=${first.url}\n` +
        `[profile second]\n${role("base")}endpoint_url=${second.url}\n`,
    );
    await list("second");
    expect(first.requests).toEqual([]);
    expect(second.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
    home.setEnv("AWS_PROFILE", "second");
    await list("first");
    expect(second.requests).toHaveLength(2);
    expect(first.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  it("STS with MFA", async () => {
    home.setEnv("AWS_PROFILE", "first");
    home.config(
      `[profile base]\n${keysOf("base")}[profile first]\n${keysOf("first")}endpoint_url=${first.url}\n` +
        `[profile second]\n${role("base")}mfa_serial=me\nendpoint_url=${second.url}\n`,
    );
    const runtime = aRuntime({ askMfaCode: () => Promise.resolve("123456") });
    await listBackupJobs(runtime.openGateway({ profile: "second", region }));
    expect(first.requests).toEqual([]);
    expect(second.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  it("STS for web identity", async () => {
    home.setEnv("AWS_PROFILE", "first");
    const token = home.file("token", "fake");
    home.config(
      `[profile first]\n${keysOf("first")}endpoint_url=${first.url}\n` +
        `[profile second]\nrole_arn=arn:aws:iam::1:role/x\nweb_identity_token_file=${token}\nendpoint_url=${second.url}\n`,
    );
    await list("second");
    expect(first.requests).toEqual([]);
    expect(second.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  it.each([["first"], ["plain"]])("the SSO portal (AWS_PROFILE %s)", async (active) => {
    home.setEnv("AWS_PROFILE", active);
    const sso =
      "sso_start_url=https://x\nsso_region=eu-central-1\nsso_account_id=1\nsso_role_name=r\n";
    home.config(
      `[profile first]\n${sso}endpoint_url=${first.url}\n` +
        `[profile second]\n${sso}services=local\n[services local]\nsso =\n  endpoint_url=${second.url}/portal/\n` +
        `[profile plain]\n${keysOf("plain")}\n`,
    );
    home.ssoToken("https://x", { accessToken: "fake", expiresAt: new Date(Date.now() + 1e7) });
    const roleCredentials = {
      accessKeyId: "FAKE-SSO",
      secretAccessKey: "fake",
      sessionToken: "fake",
      expiration: Date.now() + 1e7,
    };
    second.script(() => ({ body: JSON.stringify({ roleCredentials }) }));
    expect(await failureOf(list("second"))).toMatchObject({ reason: "hostNotFound" });
    expect(first.requests).toEqual([]);
    expect(second.requests).toHaveLength(1);
    expect(second.requests[0]?.target).toMatch(/^\/portal\/federation\/credentials/);
    expect(second.requests[0]?.headers["host"]).toBe(new URL(second.url).host);
  });
});
