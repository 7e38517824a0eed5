import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AskMfaCode, MfaPrompt } from "../../../../src/domain/session/session";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { assumedRole, stsError, stsParameters } from "../../../support/identity/fakeSts";
import { emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";
import { waitFor } from "../../../support/waitFor";

const region = "eu-west-1";
const base = "[profile base]\naws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake-secret\n";
const withMfa =
  "[profile p]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=base\nmfa_serial=arn:aws:iam::1:mfa/me\n";

let home: AwsHome;
let backup: ScriptedServer;
let sts: ScriptedServer;
const unhandled = vi.fn();
beforeEach(async () => {
  home = anAwsHome();
  backup = await startScriptedServer(() => emptyPage);
  sts = await startScriptedServer((request) => assumedRole(request, "FAKE-ROLE-KEY"));
  home.setEnv("AWS_ENDPOINT_URL_BACKUP", backup.url);
  home.setEnv("AWS_ENDPOINT_URL_STS", sts.url);
  home.config(base + withMfa);
  unhandled.mockReset();
  process.on("unhandledRejection", unhandled);
});
afterEach(async () => {
  // Node tells of unhandled rejections after the microtasks of a turn.
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
  home.remove();
  await Promise.all([backup.close(), sts.close()]);
});

function open(askMfaCode: AskMfaCode, timeLimit = 60_000) {
  return aRuntime({ askMfaCode, timeLimit }).openGateway({ profile: "p", region });
}

describe("MFA", () => {
  it("asks once for many requests side by side and one after the other", async () => {
    const asked: MfaPrompt[] = [];
    const gateway = open((prompt) => {
      asked.push(prompt);
      return Promise.resolve(" 123456 ");
    });
    await Promise.all([1, 2, 3].map(() => listBackupJobs(gateway)));
    await listBackupJobs(gateway);
    expect(asked).toEqual([{ profile: "p", serial: "arn:aws:iam::1:mfa/me" }]);
    expect(sts.requests.map(stsParameters)).toMatchObject([
      { SerialNumber: "arn:aws:iam::1:mfa/me", TokenCode: "123456" },
    ]);
    expect(backup.requests).toHaveLength(4);
  });

  it.each([undefined, "", "  "])(
    "that isn't answered (%j) fails all that wait, and asks again later",
    async (answer) => {
      const answers = [answer, "123456"];
      const gateway = open(() => Promise.resolve(answers.shift()));
      const failures = await Promise.all([1, 2].map(() => failureOf(listBackupJobs(gateway))));
      expect(failures.map(({ reason }) => reason)).toEqual(["mfaCancelled", "mfaCancelled"]);
      expect(sts.requests).toEqual([]);
      await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
    },
  );

  it("that throws while asking fails cleanly", async () => {
    const gateway = open(() => Promise.reject(new Error("no window")));
    expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "unexpected" });
  });

  it.each([
    ["AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code."],
    ["ValidationError", "Value '1' at 'tokenCode' failed to satisfy constraint: length 6"],
  ])("refused by STS (%s)", async (code, message) => {
    sts.script(() => stsError(code, message));
    expect(await failureOf(listBackupJobs(open(() => Promise.resolve("1"))))).toMatchObject({
      reason: "mfaRefused",
      details: { detail: message },
    });
  });

  it("doesn't ask while the source of the role has no credentials", async () => {
    home.config(`[profile base]\nregion=x\n${withMfa}`);
    const ask = vi.fn(() => Promise.resolve("123456"));
    expect(await failureOf(listBackupJobs(open(ask)))).toMatchObject({
      reason: "profileIncomplete",
    });
    expect(ask).not.toHaveBeenCalled();
  });

  it("asks for one code after the other along a chain", async () => {
    home.config(
      base +
        withMfa.replace("profile p", "profile middle").replace("mfa/me", "mfa/first") +
        "[profile p]\nrole_arn=arn:aws:iam::2:role/y\nsource_profile=middle\nmfa_serial=arn:aws:iam::2:mfa/second\n",
    );
    const asked: string[] = [];
    const gateway = open(async ({ serial }) => {
      asked.push(`ask ${serial}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      asked.push(`answer ${serial}`);
      return "123456";
    });
    await listBackupJobs(gateway);
    expect(asked).toEqual([
      "ask arn:aws:iam::1:mfa/first",
      "answer arn:aws:iam::1:mfa/first",
      "ask arn:aws:iam::2:mfa/second",
      "answer arn:aws:iam::2:mfa/second",
    ]);
  });

  it("ends a chain that goes in a circle", async () => {
    home.config(
      `${withMfa}[profile base]\nrole_arn=arn:aws:iam::1:role/b\nsource_profile=p\nmfa_serial=x\n`,
    );
    expect(await failureOf(listBackupJobs(open(() => Promise.resolve("1"))))).toMatchObject({
      reason: "profileCycle",
    });
  });

  it("doesn't count the time that the user takes", async () => {
    const gateway = open(async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return "123456";
    }, 400);
    await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
  });

  it("closes the question when nobody waits for the answer any more, not before", async () => {
    const closed = vi.fn();
    const asked = vi.fn();
    const gateway = open(
      (_, signal) =>
        new Promise(() => {
          asked();
          signal.addEventListener("abort", closed);
        }),
    );
    const [first, second] = [new AbortController(), new AbortController()];
    const failures = [first, second].map(({ signal }) =>
      failureOf(listBackupJobs(gateway, signal)),
    );
    await waitFor(() => {
      expect(asked).toHaveBeenCalledOnce();
    });
    first.abort();
    expect(await failures[0]).toMatchObject({ reason: "cancelled" });
    expect(closed).not.toHaveBeenCalled();
    second.abort();
    expect(await failures[1]).toMatchObject({ reason: "cancelled" });
    expect(closed).toHaveBeenCalledOnce();
  });
});

describe("What is done quietly", () => {
  /** The test answers the questions. */
  function asking() {
    const answers: ((code: string | undefined) => void)[] = [];
    const signals: AbortSignal[] = [];
    const gateway = open((_, signal) => {
      signals.push(signal);
      return new Promise((resolve) => answers.push(resolve));
    });
    const isAsked = (times: number): Promise<void> =>
      waitFor(() => {
        expect(answers).toHaveLength(times);
      });
    return {
      gateway,
      answers,
      signals,
      isAsked,
      quiet: () => gateway.quietly(() => listBackupJobs(gateway)),
    };
  }

  it("asks for no code, and says that one is needed", async () => {
    const { quiet, answers } = asking();
    expect(await failureOf(quiet())).toMatchObject({
      reason: "mfaNeeded",
      kind: "signInNeeded",
      details: { operation: "ListBackupJobs" },
    });
    expect(answers).toEqual([]);
    expect(sts.requests).toEqual([]);
    expect(backup.requests).toEqual([]);
  });

  it.each(["before", "after"])(
    "decides nothing for a request that comes just %s it",
    async (order) => {
      const { gateway, quiet, answers, isAsked } = asking();
      const list = () => listBackupJobs(gateway);
      const [first, second] = order === "before" ? [list(), quiet()] : [quiet(), list()];
      const [loud, failure] =
        order === "before" ? [first, failureOf(second)] : [second, failureOf(first)];
      expect(await failure).toMatchObject({ reason: "mfaNeeded" });
      await isAsked(1);
      answers[0]?.("123456");
      await expect(loud).resolves.toEqual({ jobs: [] });
      await expect(quiet()).resolves.toEqual({ jobs: [] });
      expect(answers).toHaveLength(1);
    },
  );

  it("fails at once while the user is being asked, and leaves the question open", async () => {
    const { gateway, quiet, answers, signals, isAsked } = asking();
    const loud = [listBackupJobs(gateway)];
    await isAsked(1);
    expect(await failureOf(quiet())).toMatchObject({ reason: "mfaNeeded" });
    expect(signals[0]?.aborted).toBe(false);
    // It goes on with the same question.
    loud.push(listBackupJobs(gateway));
    answers[0]?.("123456");
    await expect(Promise.all(loud)).resolves.toHaveLength(2);
    expect(answers).toHaveLength(1);
  });

  it("uses the credentials that are there until they expire, and again once the user gave a code", async () => {
    const { gateway, quiet, answers, isAsked } = asking();
    const answer = async (times: number, loud: Promise<unknown>): Promise<void> => {
      await isAsked(times);
      answers[times - 1]?.("123456");
      await expect(loud).resolves.toEqual({ jobs: [] });
    };
    await answer(1, listBackupJobs(gateway));
    const began = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: began + 58 * 60_000 });
    try {
      // The SDK would ask for others from five minutes before their end.
      await expect(quiet()).resolves.toEqual({ jobs: [] });
      vi.setSystemTime(began + 3_600_000);
      expect(await failureOf(quiet())).toMatchObject({ reason: "mfaNeeded" });
      expect(await failureOf(quiet())).toMatchObject({ reason: "mfaNeeded" });
      expect(answers).toHaveLength(1);
      await answer(
        2,
        Promise.all([1, 2].map(() => listBackupJobs(gateway))).then(([page]) => page),
      );
      await expect(quiet()).resolves.toEqual({ jobs: [] });
    } finally {
      vi.useRealTimers();
    }
    expect(answers).toHaveLength(2);
  });

  it("asks once the user wants it", async () => {
    const { gateway, answers, isAsked } = asking();
    let isWanted = false;
    const list = gateway.quietly(
      async () => {
        expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "mfaNeeded" });
        isWanted = true;
        return listBackupJobs(gateway);
      },
      { isWanted: () => isWanted },
    );
    await isAsked(1);
    answers[0]?.("123456");
    await expect(list).resolves.toEqual({ jobs: [] });
  });

  it("gets the credentials of a profile that asks nobody, and so do others beside it", async () => {
    home.config(base + withMfa.replace(/mfa_serial=.*\n/, ""));
    const { gateway, quiet } = asking();
    await expect(Promise.all([quiet(), listBackupJobs(gateway)])).resolves.toHaveLength(2);
    expect(sts.requests).toHaveLength(1);
  });
});
