import type { Contest } from "../contest";
import type { Changes } from "../contestants/changes";
import type { FewAndMany } from "../contestants/loadMore";
import type { LiveTimes } from "../contestants/live";
import type { LiveHeap } from "../contestants/liveHeap";
import type { Took } from "../contestants/look";
import { type Figure, figureOf } from "../figures";

const large = 100_000;

/** Bytes that a loaded job takes, with all that stands on it. */
export async function measureMemory(contest: Contest): Promise<readonly Figure[]> {
  await contest.encodePages(large);
  const bytes = await contest.inTurn(["memoryOurs", "memorySdk"], (name) =>
    contest.run<number>(name, large),
  );
  return [
    figureOf({
      what: "memory of a loaded job, with the view's tree",
      unit: "bytes",
      values: bytes("memoryOurs"),
      baseline: { name: "as the SDK returns it", values: bytes("memorySdk") },
      limit: { of: "value", most: 750 },
    }),
  ];
}

/** *Load more* in the model: the hundredth page beside the second. */
export async function measureLoadMore(contest: Contest): Promise<readonly Figure[]> {
  const jobs = 120_000;
  await contest.encodePages(jobs);
  const times = await contest.inTurn(["loadMore"], (name) => contest.run<FewAndMany>(name, jobs));
  return (["model", "read"] as const).map((part) =>
    figureOf({
      what:
        part === "model"
          ? "Load more, page 100 of 1,000 jobs: taken in by the model"
          : "Load more, page 100: rows that VS Code reads again, days collapsed",
      unit: "ms",
      values: times("loadMore").map(({ late }) => late[part]),
      baseline: { name: "page 2", values: times("loadMore").map(({ early }) => early[part]) },
      ...(part === "model" && { limit: { of: "ratio", most: 1.1 } }),
    }),
  );
}

const largeGroup = "open a group of 50,000";
const smallGroup = "open a group of 100";

/** What users do to 100,000 loaded jobs: how long it takes, and its longest task. */
export async function measureChanges(contest: Contest): Promise<readonly Figure[]> {
  await contest.encodePages(large);
  const run = await contest.inTurn(["changes"], (name) => contest.run<Changes>(name, large));
  const rounds = run("changes");
  const values = (what: string, part: keyof Took): number[] =>
    rounds.map((round) => round[what]?.[part] ?? Number.NaN);
  return Object.keys(rounds[0] ?? {}).flatMap((what) => [
    figureOf({
      what: `${what}, of 100,000`,
      unit: "ms",
      values: values(what, "ms"),
      ...(what === largeGroup && {
        limit: { of: "value", most: 100 },
        baseline: { name: smallGroup, values: values(smallGroup, "ms") },
      }),
    }),
    figureOf({
      what: `${what}, of 100,000: longest task`,
      unit: "ms",
      values: values(what, "longest"),
      limit: { of: "value", most: 50 },
    }),
  ]);
}

/** What is left of 500 refreshes that brought nothing new. */
export async function measureRefreshes(contest: Contest): Promise<readonly Figure[]> {
  await contest.encodePages(large);
  const run = await contest.inTurn(
    ["refreshes"],
    async (name) => (await contest.run<number>(name, large)) / 1000,
    Math.min(contest.rounds, 3),
  );
  return [
    figureOf({
      what: "heap that 500 refreshes without a change leave at 100,000",
      unit: "kB",
      values: run("refreshes"),
      limit: { of: "value", most: 100 },
    }),
  ];
}

/** What refreshes by a timer cost that bring nothing new. */
export async function measureLive(contest: Contest): Promise<readonly Figure[]> {
  await contest.encodePages(large);
  const times = await contest.inTurn(["live"], (name) => contest.run<LiveTimes>(name, large));
  // A round has 2,000 refreshes, which takes minutes, and differs little from the next.
  const left = await contest.inTurn(["liveHeap"], (name) => contest.run<LiveHeap>(name, large), 1);
  const figure = (what: string, unit: Figure["unit"], values: number[], most?: number): Figure =>
    figureOf({
      what: `refreshes by a timer without a change at 100,000: ${what}`,
      unit,
      values,
      ...(most !== undefined && { limit: { of: "value", most } }),
    });
  return [
    figure(
      "heap that 2,000 leave",
      "kB",
      left("liveHeap").map(({ heap }) => heap / 1000),
      100,
    ),
    figure(
      "rows that 2,000 fire",
      "rows",
      left("liveHeap").map(({ fired }) => fired),
      0,
    ),
    figure(
      "longest task",
      "ms",
      times("live").map(({ longest }) => longest),
      50,
    ),
    figure(
      "each",
      "ms",
      times("live").map(({ each }) => each),
    ),
  ];
}
