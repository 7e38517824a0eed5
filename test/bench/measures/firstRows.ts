import type { Contest } from "../contest";
import { type Figure, figureOf } from "../figures";

/** From the start of a script to the first rows with jobs; each answer takes 50 ms. */
export async function measureFirstRows(contest: Contest): Promise<readonly Figure[]> {
  const names = ["firstRowsOurs", "firstRowsSdk"] as const;
  await contest.encodePages(10_000);
  const times = await contest.inTurn(
    names,
    (name) => contest.run<number>(name, 10_000, 50),
    2 * contest.rounds,
  );
  return [
    figureOf({
      what: "first rows with 50 ms latency, from the start of a script to children that are jobs",
      unit: "ms",
      values: times("firstRowsOurs"),
      baseline: { name: "SDK script's first answer", values: times("firstRowsSdk") },
      limit: { of: "ratio", most: 1.1 },
    }),
  ];
}
