import { Agent, get } from "node:http";
import { signatureOf } from "../../support/endpoint/signature";
import type { Task } from "../contest";
import { credentials, region } from "./known";
import { type LoadTimes, timedLoads } from "./timedLoads";

interface Page {
  readonly BackupJobs: readonly unknown[];
  readonly NextToken: string | null;
}

const agent = new Agent({ keepAlive: true });

/** Plain HTTP with a signature and JSON.parse, pages of 1,000, all jobs in an array. */
export async function run(task: Task): Promise<LoadTimes> {
  const load = async (): Promise<unknown[]> => {
    const jobs: unknown[] = [];
    let token: string | null = null;
    do {
      const next: string = token === null ? "" : `&nextToken=${token}`;
      const text = await signedGet(new URL(`${task.url}/backup-jobs/?maxResults=1000${next}`));
      const page = JSON.parse(text) as Page;
      for (const job of page.BackupJobs) jobs.push(job);
      token = page.NextToken;
    } while (token !== null);
    return jobs;
  };
  return timedLoads(task, () => Promise.resolve(load));
}

function signedGet(url: URL): Promise<string> {
  const timestamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const date = timestamp.slice(0, 8);
  const signedHeaders = ["host", "x-amz-date"];
  const { accessKeyId, secretAccessKey } = credentials;
  const parts = {
    method: "GET",
    target: `${url.pathname}${url.search}`,
    headers: { host: [url.host], "x-amz-date": [timestamp] },
    body: Buffer.alloc(0),
  };
  const scope = { date, region, service: "backup" };
  const signature = signatureOf(parts, { ...scope, secretAccessKey, timestamp, signedHeaders });
  const credential = `${accessKeyId}/${date}/${region}/backup/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(";")}, Signature=${signature}`;
  return new Promise((resolve, reject) => {
    const headers = { "x-amz-date": timestamp, authorization };
    get(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        resolve(Buffer.concat(chunks).toString("utf8"));
      });
    }).once("error", reject);
  });
}
