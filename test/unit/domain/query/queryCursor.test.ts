import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { JobListPage } from "../../../../src/domain/query/jobGateway";
import { QueryCursor } from "../../../../src/domain/query/queryCursor";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { noGateway } from "../../../support/jobs/noGateway";

type Answer = JobListPage | Error;

/** A cursor over prepared answers; a thrown string stands for whatever a gateway must not throw. */
function cursorOver(...answers: readonly (Answer | (() => Answer))[]) {
  const asked: (string | undefined)[] = [];
  const taken: string[] = [];
  const generation = new AbortController();
  const left = [...answers];
  let tick = 0;
  const cursor = new QueryCursor({
    gateway: {
      ...noGateway,
      listJobs: async (_query, { nextToken }) => {
        asked.push(nextToken);
        await Promise.resolve();
        const next = left.shift();
        const answer = typeof next === "function" ? next() : next;
        if (answer === undefined) throw new Error("No answer left");
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    query: { kind: "backup" },
    maxResults: 10,
    tick: () => ++tick,
    accept: ({ jobs }) => taken.push(...jobs.map(({ id }) => id)),
    signal: generation.signal,
  });
  return { cursor, asked, taken, generation };
}

const page = (id: string, nextToken?: string): JobListPage => ({
  jobs: [aBackupJob({ id })],
  ...(nextToken !== undefined && { nextToken }),
});

describe("A query's cursor", () => {
  it("goes from token to token until there is none, and then asks no more", async () => {
    const { cursor, asked, taken } = cursorOver(page("a", "1"), page("b", "2"), page("c"));
    for (let i = 0; i < 5; i++) await cursor.loadPage();
    expect(asked).toEqual([undefined, "1", "2"]);
    expect(taken).toEqual(["a", "b", "c"]);
    expect(cursor).toMatchObject({ exhausted: true, pages: 3, jobs: 3 });
  });

  it("has one request in flight", async () => {
    const { cursor, asked } = cursorOver(page("a", "1"));
    const [first, second] = await Promise.all([cursor.loadPage(), cursor.loadPage()]);
    expect(asked).toHaveLength(1);
    expect(second).toBe(first);
  });

  it("keeps its token over a failure", async () => {
    const failure = new BackupError("throttling");
    const { cursor, asked } = cursorOver(page("a", "1"), failure, page("b"));
    await cursor.loadPage();
    expect(await cursor.loadPage()).toEqual({ type: "failed", error: failure });
    await cursor.loadPage();
    expect(asked).toEqual([undefined, "1", "1"]);
  });

  it("says what no gateway may throw as something unexpected", async () => {
    const { cursor } = cursorOver(new TypeError("x is not a function"));
    expect(await cursor.loadPage()).toMatchObject({ error: { reason: "unexpected" } });
  });

  it("begins again where AWS refuses the token, once", async () => {
    const refused = new BackupError("nextTokenRejected");
    const { cursor, asked } = cursorOver(page("a", "1"), refused, page("a", "2"), refused);
    await cursor.loadPage();
    expect(await cursor.loadPage()).toMatchObject({ type: "page" });
    expect(await cursor.loadPage()).toEqual({ type: "failed", error: refused });
    expect(asked).toEqual([undefined, "1", undefined, "2"]);
    expect(cursor).toMatchObject({ restarts: 1, answered: true, exhausted: false });
  });

  it("begins again as often as needed where it gets further each time", async () => {
    const refused = new BackupError("nextTokenRejected");
    const { cursor } = cursorOver(
      page("a", "1"),
      refused,
      page("a", "2"),
      page("b", "3"),
      refused,
      page("a", "4"),
      page("b"),
    );
    for (let i = 0; i < 5; i++) await cursor.loadPage();
    expect(cursor).toMatchObject({ restarts: 2, exhausted: true });
  });

  it("fails where AWS refuses the first page", async () => {
    const { cursor, asked } = cursorOver(new BackupError("nextTokenRejected"));
    expect(await cursor.loadPage()).toMatchObject({ type: "failed" });
    expect(asked).toHaveLength(1);
  });

  it("takes nothing in after its generation has ended", async () => {
    const { cursor, taken, generation } = cursorOver(() => {
      generation.abort();
      return page("late");
    });
    expect(await cursor.loadPage()).toEqual({ type: "cancelled" });
    expect(taken).toEqual([]);
  });

  it("asks again for one who joined a request that its asker cancelled", async () => {
    const abort = new AbortController();
    const { cursor, asked } = cursorOver(() => {
      abort.abort();
      return new BackupError("cancelled");
    }, page("a"));
    const [first, second] = await Promise.all([cursor.loadPage(abort.signal), cursor.loadPage()]);
    expect(first).toEqual({ type: "cancelled" });
    expect(second).toMatchObject({ type: "page" });
    expect(asked).toHaveLength(2);
  });

  it("treats an empty token as the end", async () => {
    const { cursor } = cursorOver(page("a", ""));
    await cursor.loadPage();
    expect(cursor.exhausted).toBe(true);
  });
});
