import type { Contest } from "../contest";
import type { ProtectionTimes } from "../contestants/protection";
import { type Figure, figureOf } from "../figures";

const jobs = 100_000;

/** How 20,000 resources are backed up, beside loading their jobs. */
export async function measureProtection(contest: Contest): Promise<readonly Figure[]> {
  await contest.encodePages(jobs);
  const run = await contest.inTurn(["protection"], (name) =>
    contest.run<ProtectionTimes>(name, jobs),
  );
  const rounds = run("protection");
  const what = "20,000 resources of 100,000 jobs";
  return [
    figureOf({
      what: `${what}: loaded and grouped`,
      unit: "ms",
      values: rounds.map(({ load, cold }) => load + cold.ms),
      baseline: { name: "loaded", values: rounds.map(({ load }) => load) },
      limit: { of: "ratio", most: 1.5 },
    }),
    ...(["cold", "warm"] as const).flatMap((state) => [
      figureOf({
        what: `${what} (${state}): grouped`,
        unit: "ms",
        values: rounds.map((round) => round[state].ms),
      }),
      figureOf({
        what: `${what} (${state}): grouped, longest task`,
        unit: "ms",
        values: rounds.map((round) => round[state].longest),
        limit: { of: "value", most: 50 },
      }),
    ]),
  ];
}
