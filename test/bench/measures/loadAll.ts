import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { provisionAwscli } from "../../support/vscode/provisionAwscli";
import type { Contest } from "../contest";
import type { LoadTimes } from "../contestants/timedLoads";
import { type Figure, figureOf, type Limit } from "../figures";
import { profileOf } from "../pages/profileOf";

const names = ["gateway", "collection", "sdk", "floor"] as const;
type Name = (typeof names)[number];

const titles: Readonly<Record<Name, string>> = {
  gateway: "gateway",
  collection: "gateway and tree",
  sdk: "SDK paginator",
  floor: "HTTP and JSON.parse",
};

/** What is compared with what, and the most that the ratio may be at 100,000 jobs. */
const pairs: readonly (readonly [Name, Name, number?])[] = [
  ["gateway", "floor", 1.3],
  ["gateway", "sdk", 0.85],
  ["collection", "sdk", 1.2],
  ["collection", "gateway"],
  ["sdk", "floor"],
];

/** All jobs of an account by each contestant, in a warm and in a fresh process. */
export async function measureLoadAll(contest: Contest): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const jobs of [1000, 10_000, 100_000]) {
    await contest.encodePages(jobs);
    const times = await contest.inTurn(names, (name) => contest.run<LoadTimes>(name, jobs));
    for (const state of ["warm", "cold"] as const) {
      for (const [ours, baseline, most] of pairs) {
        const isLimited = state === "warm" && jobs === 100_000 && most !== undefined;
        const limit: Limit | undefined = isLimited ? { of: "ratio", most } : undefined;
        const all = (name: Name, of: "ms" | "cpu"): number[] =>
          times(name).map((time) => time[state][of]);
        figures.push(
          figureOf({
            what: `load all of ${jobs.toLocaleString("en")} (${state}): ${titles[ours]}`,
            unit: "ms",
            values: all(ours, "ms"),
            cpu: all(ours, "cpu"),
            baseline: {
              name: titles[baseline],
              values: all(baseline, "ms"),
              cpu: all(baseline, "cpu"),
            },
            ...(limit && { limit }),
          }),
        );
      }
    }
  }
  return figures;
}

/** Whole processes, from their start to the last job: the CLI has no other way. */
export async function measureCli(contest: Contest): Promise<readonly Figure[]> {
  const aws = await provisionAwscli();
  if (aws === undefined) return [];
  const figures: Figure[] = [];
  for (const jobs of [1000, 10_000]) {
    await contest.encodePages(jobs);
    const cli = async (): Promise<number> => {
      const start = performance.now();
      const where = ["--profile", profileOf(jobs), "--endpoint-url", contest.url(jobs)];
      const args = ["backup", "list-backup-jobs", "--output", "json", ...where];
      const env = { ...contest.env, AWS_PAGER: "" };
      await promisify(execFile)(aws, args, { env, maxBuffer: 1e9 });
      return performance.now() - start;
    };
    const ours = async (): Promise<number> =>
      (await contest.run<LoadTimes>("gateway", jobs)).process;
    const times = await contest.inTurn(["ours", "cli"], (name) =>
      name === "cli" ? cli() : ours(),
    );
    figures.push(
      figureOf({
        what: `load all of ${jobs.toLocaleString("en")}, the whole process: gateway`,
        unit: "ms",
        values: times("ours"),
        baseline: { name: "AWS CLI", values: times("cli") },
      }),
    );
  }
  return figures;
}
