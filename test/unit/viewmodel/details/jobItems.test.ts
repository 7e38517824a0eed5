import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import { jobItems, type JobsInput } from "../../../../src/viewmodel/details/jobItems";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { aContext } from "./partFixture";

function list(input: Partial<JobsInput>, context = aContext()) {
  const whole = { jobs: [], asked: true, loading: false, hasMore: false, ...input };
  const options = { list: "copies", prefix: "copy", emptyText: "There are no copies." } as const;
  return jobItems(whole, options, context);
}

const denied = new BackupError("accessDenied", { operation: "ListCopyJobs" });

describe("A list of the page", () => {
  it("has its jobs in the given order and nothing more to say", () => {
    const jobs = ["b", "a"].map((id) => aBackupJob({ id }));
    const { items, ...rest } = list({ jobs });
    expect(items.map(({ key }) => key)).toEqual(["copy:b", "copy:a"]);
    expect(rest).toEqual({ loading: false, notices: [] });
  });

  it("offers more where AWS has more, also while that is loaded", () => {
    const context = aContext();
    expect(list({ hasMore: true }, context).more).toEqual({
      id: "more:copies",
      label: "Load more…",
      accessibleLabel: "Load more copies of the recovery point",
    });
    expect(list({ hasMore: true, loading: true }).more).toBeDefined();
    expect(context.actions.intent("more:copies")).toEqual({ type: "loadMore", list: "copies" });
  });

  it("says that it is empty only when AWS said so", () => {
    const texts = (input: Partial<JobsInput>) => list(input).notices.map(({ text }) => text);
    expect(texts({})).toEqual(["There are no copies."]);
    expect(texts({ loading: true })).toEqual([]);
    expect(texts({ asked: false })).toEqual([]);
    expect(texts({ hasMore: true })).toEqual([]);
    expect(texts({ error: new BackupError("cancelled") })).toEqual([]);
  });

  it("keeps its rows when a page fails, and offers Retry in the place of Load more", () => {
    const context = aContext();
    const { items, more, notices } = list(
      { jobs: [aBackupJob()], hasMore: true, error: denied },
      context,
    );
    expect(items).toHaveLength(1);
    expect(more).toBeUndefined();
    expect(notices).toMatchObject([
      {
        kind: "error",
        actions: [{ label: "Copy IAM Policy" }, { id: "retry:copies", label: "Retry" }],
      },
    ]);
    expect(notices[0]?.text).toContain("eu-west-1: access denied");
    expect(context.actions.intent("retry:copies")).toEqual({ type: "retry", part: "copies" });
  });

  it("says nothing of a request that was given up, and goes on with it", () => {
    const { more, notices } = list({ asked: false, error: new BackupError("cancelled") });
    expect(notices).toEqual([]);
    expect(more?.id).toBe("more:copies");
  });

  it("says that it began again", () => {
    expect(list({ jobs: [aBackupJob()], restarted: true }).notices).toMatchObject([
      {
        kind: "information",
        text: "Restarted from the first page: AWS refused the page token.",
      },
    ]);
  });
});
