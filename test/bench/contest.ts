import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { build, type BuildOptions } from "esbuild";
import { outDir, repositoryRoot } from "../support/run/paths";
import { turnsOf } from "./figures";
import { profileOf } from "./pages/profileOf";
import { type ServedPages, servePages } from "./pages/servePages";

const source = path.join(import.meta.dirname, "contestants");
const bundles = path.join(outDir, "contestants");

/** What a contestant is told. */
export interface Task {
  readonly profile: string;
  /** Where its pages are. */
  readonly url: string;
  readonly jobs: number;
}

/** Bundles the contestants as the product is bundled: minified, with the bundle of AWS for itself. */
async function bundleContestants(): Promise<void> {
  await fs.rm(bundles, { recursive: true, force: true });
  const product = createRequire(import.meta.url)(path.join(repositoryRoot, "esbuild.js")) as {
    bundles(production: boolean): readonly BuildOptions[];
  };
  const aws = product.bundles(true).find(({ outfile }) => outfile === "dist/aws.js");
  if (aws === undefined) throw new Error("esbuild.js has no bundle dist/aws.js.");
  const files = (await fs.readdir(source)).filter((name) => name.endsWith(".ts"));
  const common = { ...aws, absWorkingDir: repositoryRoot };
  delete common.outfile;
  await build({ ...common, outfile: path.join(bundles, "aws.js") });
  await build({
    ...common,
    entryPoints: files.map((file) => path.join(source, file)),
    outdir: bundles,
    plugins: [
      {
        name: "aws-bundle",
        setup(setup) {
          setup.onResolve({ filter: /\/aws\/index$/ }, () => ({
            path: "./aws.js",
            external: true,
          }));
        },
      },
    ],
  });
  await fs.copyFile(path.join(source, "launch.cjs"), path.join(bundles, "launch.cjs"));
}

/** The endpoint and whoever asks it, each in a fresh process and in turn. */
export class Contest {
  readonly #pages: ServedPages;
  readonly rounds: number;

  private constructor(pages: ServedPages, rounds: number) {
    this.#pages = pages;
    this.rounds = rounds;
  }

  static async start(rounds: number): Promise<Contest> {
    const [pages] = await Promise.all([servePages(), bundleContestants()]);
    return new Contest(pages, rounds);
  }

  stop(): Promise<void> {
    return this.#pages.stop();
  }

  /**
   * Runs a contestant's process to its end.
   * @returns what it printed
   */
  async run<Result>(name: string, jobs: number, latency = 0): Promise<Result> {
    const task: Task = {
      profile: profileOf(jobs, latency),
      url: this.url(jobs, latency),
      jobs,
    };
    const script = path.join(bundles, `${name}.js`);
    const args = ["--expose-gc", path.join(bundles, "launch.cjs"), script, JSON.stringify(task)];
    const env = { ...this.env, AWS_PROFILE: task.profile };
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    return JSON.parse(stdout) as Result;
  }

  /** Has the endpoint encode the pages of an account of so many jobs, that nobody waits for that. */
  async encodePages(jobs: number): Promise<void> {
    const states = ["CREATED", "PENDING", "RUNNING", "ABORTING", "ABORTED", "COMPLETED"];
    const queries = ["", "FAILED", "EXPIRED", "PARTIAL", ...states].map((state) =>
      state === "" ? "maxResults=1000" : `maxResults=100&state=${state}`,
    );
    for (const query of queries) {
      let token: string | null = "0";
      while (token !== null) {
        const response = await fetch(`${this.url(jobs)}/backup-jobs?${query}&nextToken=${token}`);
        const page = (await response.json()) as { readonly NextToken: string | null };
        token = query.includes("state") ? null : page.NextToken;
      }
    }
  }

  /** Where an account of so many jobs answers. */
  url(jobs: number, latency = 0): string {
    return this.#pages.url(jobs, latency);
  }

  /** The environment of a contestant: config files of its own. */
  get env(): NodeJS.ProcessEnv {
    return { ...process.env, ...this.#pages.files.env };
  }

  /**
   * Every contestant once a round, in an order that changes.
   * @returns the results of each, one a round
   */
  async inTurn<Name extends string, Result>(
    names: readonly Name[],
    run: (name: Name) => Promise<Result>,
    rounds = this.rounds,
  ): Promise<(name: Name) => readonly Result[]> {
    const results = new Map<Name, Result[]>();
    for (let round = 0; round < rounds; round++) {
      for (const name of turnsOf(names, round)) {
        const result = await run(name);
        results.set(name, [...(results.get(name) ?? []), result]);
      }
    }
    return (name) => results.get(name) ?? [];
  }
}
