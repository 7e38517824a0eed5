import { afterEach, beforeEach } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import type { JobGateway } from "../../../../src/domain/query/jobGateway";
import type { JobQuery } from "../../../../src/domain/query/jobQuery";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { type Endpoint, startEndpoint } from "../../../support/endpoint/endpoint";
import { anAwsHome, type AwsHome } from "../../../support/identity/awsHome";
import { aRuntime, type TestRuntime } from "../../../support/identity/testRuntime";

export const never = new AbortController().signal;
export const session = { profile: "p", region: "eu-west-1" };
export const idMember = {
  backup: "BackupJobId",
  restore: "RestoreJobId",
  copy: "CopyJobId",
  scan: "ScanJobId",
} as const;

/** Made anew for each test. */
export interface DemoGateway {
  readonly home: AwsHome;
  readonly endpoint: Endpoint;
  readonly runtime: TestRuntime;
  readonly gateway: JobGateway;
  /** Every job of a query, page by page. */
  all(query: JobQuery, maxResults?: number): Promise<readonly Job[]>;
}

/** The gateway of the real SDK to the demo account, by a profile with access keys, for the tests of one file. */
export function useDemoGateway(): DemoGateway {
  let made: Omit<DemoGateway, "all"> | undefined;
  const demo = (): Omit<DemoGateway, "all"> => {
    if (made === undefined) throw new Error("There is a gateway within tests only.");
    return made;
  };
  beforeEach(async () => {
    const home = anAwsHome();
    const endpoint = await startEndpoint({ accounts: [demoAccount({ now: Date.now() })] });
    const [credential] = endpoint.credentials;
    home.config(
      `[profile p]\naws_access_key_id=${credential?.accessKeyId ?? ""}\naws_secret_access_key=${credential?.secretAccessKey ?? ""}\nendpoint_url=${endpoint.url}\n`,
    );
    const runtime = aRuntime();
    made = { home, endpoint, runtime, gateway: runtime.openGateway(session) };
  });
  afterEach(async () => {
    demo().home.remove();
    await demo().endpoint.stop();
    made = undefined;
  });
  return {
    get home() {
      return demo().home;
    },
    get endpoint() {
      return demo().endpoint;
    },
    get runtime() {
      return demo().runtime;
    },
    get gateway() {
      return demo().gateway;
    },
    all: async (query, maxResults = 1000) => {
      const jobs: Job[] = [];
      let nextToken: string | undefined;
      do {
        const page = { maxResults, ...(nextToken !== undefined && { nextToken }) };
        const answer = await demo().gateway.listJobs(query, page, never);
        jobs.push(...answer.jobs);
        nextToken = answer.nextToken;
      } while (nextToken !== undefined);
      return jobs;
    },
  };
}
