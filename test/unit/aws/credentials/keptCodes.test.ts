import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { assumedRole, stsError, stsParameters } from "../../../support/identity/fakeSts";
import { awsError, emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { Answer, ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";
import { waitFor } from "../../../support/waitFor";

const base = "[profile base]\naws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake-secret\n";
const withMfa =
  "[profile p]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=base\nmfa_serial=arn:aws:iam::1:mfa/me\n";

let home: AwsHome;
let backup: ScriptedServer;
let sts: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  backup = await startScriptedServer(() => emptyPage);
  sts = await startScriptedServer((request) => assumedRole(request, "FAKE-ROLE-KEY"));
  home.setEnv("AWS_ENDPOINT_URL_BACKUP", backup.url);
  home.setEnv("AWS_ENDPOINT_URL_STS", sts.url);
  home.config(base + withMfa);
});
afterEach(async () => {
  vi.useRealTimers();
  home.remove();
  await Promise.all([backup.close(), sts.close()]);
});

/** A window of VS Code, whose user answers when the test says so. */
function aWindow() {
  const answers: ((code: string | undefined) => void)[] = [];
  const runtime = aRuntime({
    askMfaCode: (_, signal) =>
      new Promise((resolve) => {
        answers.push(resolve);
        signal.addEventListener("abort", () => {
          resolve(undefined);
        });
      }),
  });
  let code = 111_111;
  return {
    open: (region = "eu-west-1") => runtime.openGateway({ profile: "p", region }),
    answers,
    isAsked: (times: number): Promise<void> =>
      waitFor(() => {
        expect(answers).toHaveLength(times);
      }),
    /** Answers the newest question with a code that was given to none before. */
    answer: () => answers.at(-1)?.(String(code++)),
  };
}

/** A gateway whose user has given a code. */
async function opened() {
  const user = aWindow();
  const gateway = user.open();
  const page = listBackupJobs(gateway);
  await user.isAsked(1);
  user.answer();
  await page;
  return { ...user, gateway };
}

const codes = (): unknown[] => sts.requests.map((request) => stsParameters(request)["TokenCode"]);

describe("A code that the user gave", () => {
  it("serves all Regions, and the profile when it is selected again", async () => {
    const { gateway, open, answers } = await opened();
    gateway.close();
    await listBackupJobs(open("us-east-1"));
    await listBackupJobs(open());
    expect(answers).toHaveLength(1);
    expect(codes()).toEqual(["111111"]);
  });

  it("is asked for once where two clients want it side by side", async () => {
    const { open, isAsked, answer, answers } = aWindow();
    const pages = [listBackupJobs(open()), listBackupJobs(open("us-east-1"))];
    await isAsked(1);
    answer();
    await expect(Promise.all(pages)).resolves.toHaveLength(2);
    expect(answers).toHaveLength(1);
    expect(codes()).toEqual(["111111"]);
  });

  it("is asked for by who has stayed, where the client that asked was left", async () => {
    const { open, isAsked, answer } = aWindow();
    const first = open();
    const abort = new AbortController();
    const left = failureOf(listBackupJobs(first, abort.signal));
    await isAsked(1);
    const page = listBackupJobs(open("us-east-1"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    first.close();
    abort.abort();
    expect(await left).toMatchObject({ reason: "cancelled" });
    await isAsked(2);
    answer();
    await expect(page).resolves.toEqual({ jobs: [] });
  });

  it("is not lost where its session is left while AWS looks at it", async () => {
    const { open, isAsked, answer, answers } = aWindow();
    let reply: (answer: Answer) => void = () => undefined;
    sts.script(() => new Promise((resolve) => (reply = resolve)));
    const first = open();
    const abort = new AbortController();
    const left = failureOf(listBackupJobs(first, abort.signal));
    await isAsked(1);
    answer();
    await waitFor(() => {
      expect(sts.requests).toHaveLength(1);
    });
    first.close();
    abort.abort();
    await left;
    const [request] = sts.requests;
    if (request === undefined) throw new Error("STS was not asked.");
    reply(assumedRole(request, "FAKE-ROLE-KEY"));
    await waitFor(() => {
      expect(sts.connections).toBe(0);
    });
    await expect(listBackupJobs(open())).resolves.toEqual({ jobs: [] });
    expect(answers).toHaveLength(1);
    expect(codes()).toEqual(["111111"]);
  });

  it("given in one place serves the other, where nobody answered before", async () => {
    const { open, isAsked, answer, answers } = aWindow();
    const [first, second] = [open(), open("us-east-1")];
    const given = listBackupJobs(first);
    await isAsked(1);
    answers[0]?.(undefined);
    expect(await failureOf(given)).toMatchObject({ reason: "mfaCancelled" });
    const page = listBackupJobs(second);
    await isAsked(2);
    answer();
    await page;
    await first.quietly(() => listBackupJobs(first));
    expect(answers).toHaveLength(2);
  });

  it("leaves no connection open, however often its profile and Region are left", async () => {
    const { gateway, open, answers } = await opened();
    gateway.close();
    for (let round = 0; round < 20; round++) {
      const next = open(round % 2 === 0 ? "us-east-1" : "eu-west-1");
      await listBackupJobs(next);
      next.close();
    }
    await waitFor(() => {
      expect([backup.connections, sts.connections]).toEqual([0, 0]);
    });
    expect(answers).toHaveLength(1);
  });

  it("serves until a minute before its credentials expire", async () => {
    const { gateway, answers } = await opened();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 58 * 60_000 });
    await listBackupJobs(gateway);
    expect(answers).toHaveLength(1);
  });

  it.each([
    ["the role", base + withMfa.replace("role/x", "role/y")],
    ["the keys of the source", base.replace("fake-secret", "other-secret") + withMfa],
  ])("does not serve another profile of that name: %s changed", async (_, config) => {
    const { open, isAsked, answer } = await opened();
    home.config(config);
    const page = listBackupJobs(open());
    await isAsked(2);
    answer();
    await page;
    expect(codes()).toEqual(["111111", "111112"]);
  });

  it("does not serve once AWS has refused what came of it: the next one is asked for, by no quiet request", async () => {
    const { gateway, open, isAsked, answer, answers } = await opened();
    backup.script(() => awsError("ExpiredTokenException", "The security token is expired", 403));
    const quiet = failureOf(gateway.quietly(() => listBackupJobs(gateway)));
    expect(await quiet).toMatchObject({ reason: "mfaNeeded" });
    expect(answers).toHaveLength(1);
    backup.script(() => emptyPage);
    const page = listBackupJobs(open());
    await isAsked(2);
    answer();
    await expect(page).resolves.toEqual({ jobs: [] });
  });

  it("serves on where an answer to an older request says late that the credentials before it are refused", async () => {
    const { gateway, isAsked, answer, answers } = await opened();
    const refusal = awsError("ExpiredTokenException", "The security token is expired", 403);
    let reply: (answer: Answer) => void = () => undefined;
    backup.script(() => new Promise((resolve) => (reply = resolve)));
    const slow = listBackupJobs(gateway);
    await waitFor(() => {
      expect(backup.requests).toHaveLength(2);
    });
    const replies = [refusal];
    backup.script(() => replies.shift() ?? emptyPage);
    const quick = listBackupJobs(gateway);
    await isAsked(2);
    sts.script((request) => assumedRole(request, "FAKE-NEXT-KEY"));
    answer();
    await quick;
    reply(refusal);
    await expect(slow).resolves.toEqual({ jobs: [] });
    expect(answers).toHaveLength(2);
  });

  it("is not asked for twice by one request, where AWS refuses what came of the first", async () => {
    const { open, isAsked, answer, answers } = aWindow();
    backup.script(() => awsError("UnrecognizedClientException", "The token is invalid", 403));
    const failure = failureOf(listBackupJobs(open()));
    await isAsked(1);
    answer();
    expect(await failure).toMatchObject({ reason: "unrecognizedClient" });
    expect(answers).toHaveLength(1);
  });

  it.each([
    ["a fault of STS", stsError("InternalFailure", "", 500)],
    ["a cut connection", "cut"],
  ] as const)("is not sent twice after %s", async (_, reply) => {
    sts.script(() => reply);
    const { open, isAsked, answer } = aWindow();
    const failure = failureOf(listBackupJobs(open()));
    await isAsked(1);
    answer();
    await failure;
    expect(codes()).toEqual(["111111"]);
  });
});
