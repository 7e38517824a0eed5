import { describe, expect, it } from "vitest";
import type { BackupJob } from "../../../../src/domain/job/job";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { WatchAnswer } from "../../../../src/domain/live/watchAnswer";
import type { WatchFacts } from "../../../../src/viewmodel/live/watchFacts";
import { watchStatus } from "../../../../src/viewmodel/live/watchStatus";
import { createFormats } from "../../../../src/viewmodel/text/formats";
import { aRestoreJob, noon } from "../../../support/jobs/jobBuilders";

const context = { formats: createFormats({ locale: "en", timeZone: "UTC" }), now: noon };
const minute = 60_000;
const running: BackupJob = {
  kind: "backup",
  id: "job-1",
  state: "RUNNING",
  resourceName: "orders-db",
  percentDone: "45.0",
  creationDate: noon - 60 * minute,
  expectedCompletionDate: noon + 20 * minute,
};

function facts(members: Partial<WatchFacts> = {}): WatchFacts {
  return {
    watch: {
      kind: "backup",
      id: "job-1",
      session: { profile: "prod", region: "eu-west-1" },
      name: "kept-name",
    },
    sessionName: "prod · eu-west-1",
    answer: { job: running, children: undefined },
    answeredAt: noon,
    error: undefined,
    loss: undefined,
    ...members,
  };
}

function shown(...all: readonly Partial<WatchFacts>[]) {
  const status = watchStatus(all.map(facts), context, ({ type, watch }) => ({
    command: type,
    argument: watch.id,
  }));
  return { text: status?.text, tooltip: status?.tooltip ?? "", spoken: status?.accessibleLabel };
}

const job = (members: Partial<BackupJob>): { readonly answer: WatchAnswer } => ({
  answer: { job: { ...running, ...members }, children: undefined },
});

describe("what the status bar says of a watched job", () => {
  it("is nothing where none is watched", () => {
    expect(watchStatus([], context, () => ({ command: "", argument: "" }))).toBeUndefined();
  });

  it("is its progress and when it ends", () => {
    expect(shown({}).text).toBe("$(eye) orders-db 45 % · ends about 14:20");
    expect(shown(job({ expectedCompletionDate: noon + 24 * 60 * minute })).text).toBe(
      "$(eye) orders-db 45 % · ends about Sun, Nov 22, 14:00",
    );
    expect(shown(job({ expectedCompletionDate: noon - minute })).text).toBe(
      "$(eye) orders-db 45 % · was to end 13:59",
    );
  });

  it("is its state where AWS tells no progress", () => {
    const { percentDone, expectedCompletionDate, ...pending } = running;
    expect([percentDone, expectedCompletionDate]).not.toContain(undefined);
    const answer = { job: { ...pending, state: "PENDING" }, children: undefined };
    expect(shown({ answer }).text).toBe("$(eye) orders-db Pending");
  });

  it("is the name that was kept until AWS is asked", () => {
    expect(shown({ answer: undefined }).text).toBe("$(eye) kept-name");
  });

  it("is how many of a parent's children have ended, states that nobody knows not among them", () => {
    const states = new Map([
      ["COMPLETED", 1200],
      ["FAILED", 1],
      ["RUNNING", 3],
      ["?TELEPORTED", 1],
    ]);
    const { percentDone, ...parent } = running;
    expect(percentDone).toBe("45.0");
    const answer = { job: parent, children: { states, isComplete: true } };
    const { text, tooltip } = shown({ answer });
    expect(text).toBe("$(eye) orders-db 1,201 of 1,205 child jobs ended · ends about 14:20");
    expect(tooltip).toContain(
      "1 failed, 1 teleported, 3 running, 1,200 completed".replaceAll(",", "\\,"),
    );
    const some = { ...answer, children: { states, isComplete: false } };
    expect(shown({ answer: some }).text).toContain("1,201 of 1,205+ child jobs ended");
  });

  it.each([
    [{}, "not validated yet"],
    [{ validationStatus: "VALIDATING" }, "validating"],
    [{ validationStatus: "SUCCESSFUL" }, "not deleted yet"],
    [{ validationStatus: "FAILED", deletionStatus: "DELETING" }, "deleting"],
  ])("is what of a restore test is not over: %o", (members, words) => {
    const test = aRestoreJob({
      sourceResourceArn: "arn:aws:dynamodb:eu-west-1:1:table/orders",
      restoreTestingPlanArn: "arn:aws:backup:eu-west-1:1:restore-testing-plan:p",
      ...members,
    });
    const answer = { job: test, children: undefined };
    expect(shown({ answer }).text).toBe(`$(eye) orders Completed · ${words}`);
  });

  it("is why AWS does not answer, beside what is known", () => {
    const error = new BackupError("ssoLoginNeeded");
    const { text, tooltip } = shown({ error });
    expect(text).toBe("$(eye) orders-db 45 % · Sign-in needed");
    expect(tooltip).toContain("ends about 14\\:20");
    expect(tooltip).toContain("As of 14\\:00\\:00");
  });

  it("says in full why AWS does not answer, and of several jobs in short", () => {
    const error = new BackupError("ssoLoginNeeded");
    expect(shown({ error }).tooltip).toContain("Could not get an answer");
    const { tooltip } = shown({ error }, { error });
    expect(tooltip).not.toContain("Could not get an answer");
    expect(tooltip.match(/Sign\\-in needed/g)).toHaveLength(2);
  });

  it("is that it is watched no more", () => {
    const { text, tooltip } = shown({ loss: "sessionLeft" });
    expect(text).toBe("$(eye-closed) orders-db no longer watched");
    expect(tooltip).toContain("Its session was left\\.");
    expect(tooltip).not.toContain("Stop");
  });
});

describe("what the status bar says of several watched jobs", () => {
  it("is how many there are; the tooltip has each with its links", () => {
    const { text, tooltip, spoken } = shown({}, job({ resourceName: "web-db" }), {
      loss: "jobUnknown",
    });
    expect(text).toBe("$(eye) 3 jobs");
    expect(tooltip.match(/\[Stop Watching\]\(command:stop\?/g)).toHaveLength(2);
    expect(tooltip.match(/\[Open Details\]\(command:open\?/g)).toHaveLength(2);
    expect(tooltip).toContain("**web\\-db**");
    expect(spoken).toContain("web-db, 45 %, ends about 14:20; ");
  });

  it("has a tooltip of ten at most", () => {
    const { tooltip } = shown(...Array.from({ length: 20 }, () => ({})));
    expect(tooltip.match(/Open Details/g)).toHaveLength(10);
    expect(tooltip).toContain("10 more");
  });
});

it("shows hostile names as text, on one line, and bounded", () => {
  const hostile = "$(flame) [x](command:evil) <b>\n# ![i](http://e) `".repeat(200);
  const all = { sessionName: hostile, ...job({ resourceName: hostile, state: hostile }) };
  const { text = "", tooltip } = shown(all);
  expect(text.length).toBeLessThan(120);
  expect(text.replace("$(eye)", "")).not.toMatch(/(?<!\\)\$\(|\]\(|\n/);
  expect(tooltip).not.toMatch(/(?<!\\)\$\(|(?<!\\)<|(?<!\\)`|\]\((?!command:(?:open|stop)\?)/);
  expect(tooltip.length).toBeLessThan(4000);
});
