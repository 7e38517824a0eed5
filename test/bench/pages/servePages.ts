import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { type AwsFiles, writeAwsFiles } from "../../support/endpoint/awsFiles";
import { profileOf } from "./profileOf";

const sizes = [1000, 10_000, 100_000, 120_000] as const;
const latencies = [0, 50] as const;

export interface ServedPages {
  /** For the processes that ask: config files with a profile for each size and latency, see {@link profileOf}. */
  readonly files: AwsFiles;
  /** Where an account of so many jobs answers, after so many milliseconds. */
  url(jobs: number, latency?: number): string;
  stop(): Promise<void>;
}

/** Starts the server of pages in a process of its own. */
export async function servePages(): Promise<ServedPages> {
  const child = fork(path.join(import.meta.dirname, "pagesServer.ts"), {
    execArgv: ["--import", "tsx"],
  });
  const [port] = (await once(child, "message")) as [number];
  const url = (jobs: number, latency = 0): string => `http://127.0.0.1:${port}/${jobs}/${latency}`;
  const files = writeAwsFiles(
    sizes.flatMap((jobs) =>
      latencies.map((latency) => ({
        name: profileOf(jobs, latency),
        region: "eu-west-1",
        endpointUrl: url(jobs, latency),
        credential: { accessKeyId: "AKIABENCHBENCHBENCH1", secretAccessKey: "bench-secret" },
      })),
    ),
  );
  return {
    files,
    url,
    stop: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
      files.remove();
    },
  };
}
