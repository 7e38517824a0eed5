import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../support/endpoint/answer";
import { answer } from "../../../support/endpoint/answer";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { generatedAccount } from "../../../support/endpoint/data/generatedAccount";
import { randomAccount } from "../../../support/endpoint/data/randomAccount";
import type { Mood } from "../../../support/endpoint/mood";
import { listedJobs } from "../../../support/endpoint/truth";
import type { WireObject } from "../../../support/endpoint/wire";
import { readText } from "../../../support/endpoint/wire";
import { now } from "./testEndpoint";
import { runs } from "../../../support/property";

interface Asking {
  readonly account: ReturnType<typeof accountOf>;
  readonly mood?: Mood;
  readonly params?: Readonly<Record<string, string>>;
  readonly time?: number;
}

function ask({ account, mood = {}, params = {}, time = now }: Asking, served = 0): Answer {
  return answer({ account, mood, params, operation: "ListBackupJobs", now: time, served });
}

function tokenOf({ body }: Answer): string | undefined {
  return typeof body["NextToken"] === "string" ? body["NextToken"] : undefined;
}

function jobsOf({ body }: Answer): readonly WireObject[] {
  return body["BackupJobs"] as readonly WireObject[];
}

/** The pages of a list, until it ends or there are too many. */
function pagesOf(asking: Asking, most = 2000): (readonly WireObject[])[] {
  const pages: (readonly WireObject[])[] = [];
  let token: string | undefined;
  do {
    const params = { ...asking.params, ...(token === undefined ? {} : { nextToken: token }) };
    const page = ask({ ...asking, params }, pages.length);
    expect(page.status).toBe(200);
    pages.push(jobsOf(page));
    token = tokenOf(page);
  } while (token !== undefined && pages.length < most);
  return pages;
}

const ids = (jobs: readonly WireObject[]): string[] =>
  jobs.map((job) => readText(job["BackupJobId"]));

const hundred = generatedAccount({ now, backupJobs: 100, children: 0 });

/** Moods that change how a list is cut, never what is in it. */
const pagingMoods: fc.Arbitrary<Mood> = fc.record(
  {
    seed: fc.integer(),
    pageCap: fc.constantFrom(1, 2, 7, 100),
    shortPages: fc.boolean(),
    emptyPages: fc.constantFrom(0, 1, 3),
    filterAfterPaging: fc.boolean(),
    lateEnd: fc.boolean(),
    order: fc.constantFrom("newestFirst" as const, "scattered" as const),
    bindMaxResults: fc.boolean(),
    children: fc.constantFrom("listed" as const, "leftOut" as const),
    unknownStates: fc.constantFrom(0, 0.3),
  },
  { requiredKeys: [] },
);

describe("Pages", () => {
  it("hold every job once and in one order, in any mood", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        pagingMoods,
        fc.constantFrom("1", "3", "1000"),
        fc.constantFrom(undefined, "COMPLETED", "FAILED"),
        (seed, mood, maxResults, state) => {
          const account = randomAccount({ seed, now, largest: 30 });
          const params = { maxResults, ...(state === undefined ? {} : { state }) };
          const listed = ids(pagesOf({ account, mood, params }).flat());
          const truth = listedJobs({ account, mood, now }, "backup").filter(
            (job) => state === undefined || job["State"] === state,
          );
          expect(listed).toEqual(ids(truth));
          expect(new Set(listed).size).toBe(listed.length);
        },
      ),
      { numRuns: runs(250) },
    );
  });

  it("are newest first, jobs of one second in a fixed order, undated ones last", () => {
    const backup = [3, 1, 2, 2, undefined, 9].map((second, i) => ({
      BackupJobId: String(i),
      State: "COMPLETED",
      ...(second === undefined ? {} : { CreationDate: now / 1000 - second }),
    }));
    const listed = ids(
      pagesOf({ account: accountOf({ backup }), params: { maxResults: "1" } }).flat(),
    );
    expect(listed).toEqual(["1", "2", "3", "0", "5", "4"]);
  });

  it("have the size that was asked for, but no more than the cap", () => {
    const sizes = (mood: Mood, maxResults: string): number[] =>
      pagesOf({ account: hundred, mood, params: { maxResults } }).map((page) => page.length);
    expect(sizes({}, "40")).toEqual([40, 40, 20]);
    expect(sizes({ pageCap: 7 }, "1000")).toEqual([...Array<number>(14).fill(7), 2]);
    expect(sizes({ pageCap: 100 }, "1000")).toEqual([100]);
    expect(sizes({ pageCap: 100, lateEnd: true }, "1000")).toEqual([100, 0]);
    expect(sizes({ emptyPages: 2 }, "60")).toEqual([0, 0, 60, 0, 0, 40]);
    expect(sizes({ shortPages: true, seed: 4 }, "40").some((size) => size < 40)).toBe(true);
  });

  it("come short and empty with a token when they are filtered after they were cut", () => {
    const mood = { filterAfterPaging: true };
    const pages = pagesOf({
      account: hundred,
      mood,
      params: { maxResults: "10", state: "FAILED" },
    });
    expect(pages).toHaveLength(10);
    expect(pages.some((page) => page.length === 0)).toBe(true);
  });

  it("show a job twice in the mood for duplicates, and still end", () => {
    const mood = { duplicates: true };
    const pages = pagesOf({ account: hundred, mood, params: { maxResults: "10" } });
    expect(new Set(ids(pages.flat())).size).toBe(100);
    expect(pages.flat().length).toBeGreaterThan(100);
    expect(pages.every((page) => page.length <= 10)).toBe(true);
    expect(pages[1]?.[0]).toEqual(pages[0]?.at(-1));
    expect(pagesOf({ account: hundred, mood, params: { maxResults: "1" } })).toHaveLength(100);
  });

  it("repeat their token for ever in that mood", () => {
    const mood = { repeatTokenFrom: 3 };
    const params = { maxResults: "10" };
    const second = tokenOf(ask({ account: hundred, mood, params })) ?? "";
    const third =
      tokenOf(ask({ account: hundred, mood, params: { ...params, nextToken: second } })) ?? "";
    const again = tokenOf(ask({ account: hundred, mood, params: { ...params, nextToken: third } }));
    expect(third).not.toBe(second);
    expect(again).toBe(third);
    expect(pagesOf({ account: hundred, mood, params }, 50)).toHaveLength(50);
  });

  it("lose no other job and show none twice when jobs leave the filter in between", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.constantFrom("1", "2", "5"),
        fc.integer({ min: 1, max: 3 }),
        (seed, maxResults, churnEvery) => {
          const states = { RUNNING: 10, COMPLETED: 3 };
          const account = generatedAccount({ now, seed, backupJobs: 25, states });
          const mood = { churnEvery, seed };
          const params = { maxResults, state: "RUNNING" };
          const before = ids(jobsOf(ask({ account, mood, params: { state: "RUNNING" } })));
          const pages = pagesOf({ account, mood, params });
          const listed = ids(pages.flat());
          const still = ask({ account, mood, params: { state: "RUNNING" } }, pages.length);
          expect(new Set(listed).size).toBe(listed.length);
          expect(before).toEqual(expect.arrayContaining(listed));
          expect(listed).toEqual(expect.arrayContaining(ids(jobsOf(still))));
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

describe("A NextToken", () => {
  const first = ask({ account: hundred, params: { maxResults: "10", state: "COMPLETED" } });
  const nextToken = tokenOf(first) ?? "";
  const use = (params: Record<string, string>, account = hundred, mood: Mood = {}): Answer =>
    ask({ account, mood, params: { state: "COMPLETED", nextToken, ...params } });

  it("is good for its request, whatever MaxResults says", () => {
    expect(use({ maxResults: "10" }).status).toBe(200);
    expect(use({ maxResults: "500" }).status).toBe(200);
    expect(use({}).status).toBe(200);
  });

  it("may be bound to MaxResults as well", () => {
    const mood = { bindMaxResults: true };
    const params = { maxResults: "10" };
    const token = tokenOf(ask({ account: hundred, mood, params })) ?? "";
    const again = (maxResults: string): number =>
      ask({ account: hundred, mood, params: { maxResults, nextToken: token } }).status;
    expect(again("10")).toBe(200);
    expect(again("11")).toBe(400);
  });

  it.each([
    ["another value", { state: "FAILED" }],
    ["one more parameter", { backupVaultName: "vault-01" }],
    ["a filter that restricts nothing", { messageCategory: "*" }],
  ])("is refused with %s", (_, params) => {
    expect(use(params)).toMatchObject({
      status: 400,
      errorType: "InvalidParameterValueException",
      body: { Message: "Invalid next token." },
    });
  });

  it("is refused for another operation, account or Region", () => {
    const params = { state: "COMPLETED", nextToken };
    const copies = answer({ account: hundred, operation: "ListCopyJobs", params, now });
    expect(copies.status).toBe(400);
    const other = generatedAccount({ now, backupJobs: 100, accountId: "444455556666" });
    expect(use({}, other).status).toBe(400);
    const elsewhere = generatedAccount({ now, backupJobs: 100, region: "us-east-1" });
    expect(use({}, elsewhere).status).toBe(400);
  });

  it("is refused when one character of it is different, missing or added", () => {
    for (let i = 0; i < nextToken.length; i++) {
      const flipped = nextToken.charAt(i) === "A" ? "B" : "A";
      const mangled = nextToken.slice(0, i) + flipped + nextToken.slice(i + 1);
      expect(use({ nextToken: mangled }).status, mangled).toBe(400);
    }
    expect(use({ nextToken: nextToken.slice(1) }).status).toBe(400);
    expect(use({ nextToken: `${nextToken}=` }).status).toBe(400);
    expect(use({ nextToken: "1" }).status).toBe(400);
  });

  it("says nothing about the position that it stands for", () => {
    const bytes = Buffer.from(nextToken, "base64").toString("latin1");
    expect(bytes).not.toMatch(/\d{6}|COMPLETED|ListBackupJobs/);
  });

  it("grows too old where tokens have a lifetime", () => {
    const mood = { tokenLifetime: 60_000 };
    const later = (time: number): number =>
      ask({ account: hundred, mood, params: { state: "COMPLETED", nextToken }, time: now + time })
        .status;
    expect(later(60_000)).toBe(200);
    expect(later(60_001)).toBe(400);
  });

  it("is the same each time that the same page is asked for", () => {
    const again = ask({ account: hundred, params: { maxResults: "10", state: "COMPLETED" } });
    expect(tokenOf(again)).toBe(nextToken);
  });
});
