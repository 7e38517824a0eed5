import {
  BackupClient,
  type BackupClientConfig,
  ListBackupJobsCommand,
  ListCopyJobsCommand,
  ListRestoreJobsCommand,
  ListScanJobsCommand,
} from "@aws-sdk/client-backup";
import { HttpResponse } from "@smithy/core/protocols";
import { JobListProtocol, readJobs } from "../../../src/aws/requests/jobListProtocol";
import { JobMapper } from "../../../src/aws/requests/jobMapper";
import { membersOf } from "../../../src/base/membersOf";
import type { Job, JobKind } from "../../../src/domain/job/job";

/** What becomes of the bytes of an answer with a list of jobs. */
export interface ReadList {
  readonly jobs: readonly Job[];
  readonly token: unknown;
  readonly isList: boolean;
  readonly metadata: unknown;
  /** Past the SDK's deserializer. */
  readonly isFast: boolean;
}

/** AWS's name of the list in the answer of a kind's list operation. */
export const listMemberOf = {
  backup: "BackupJobs",
  restore: "RestoreJobs",
  copy: "CopyJobs",
  scan: "ScanJobs",
} as const satisfies Record<JobKind, string>;

/** The same answer as a page that is too large for a first one: those are read in another way. */
export function enlarged(body: Buffer): Buffer {
  return Buffer.concat([body, Buffer.alloc(400_000, " ")]);
}

/** Reads an answer with the SDK and JobMapper alone: what all other ways are compared with. */
export function readBySdk(kind: JobKind, body: Buffer): Promise<ReadList> {
  return readWith({}, kind, body);
}

/** Reads an answer as the product does. */
export function readByProduct(kind: JobKind, body: Buffer): Promise<ReadList> {
  return readWith({ protocol: JobListProtocol }, kind, body);
}

async function readWith(
  config: Pick<BackupClientConfig, "protocol">,
  kind: JobKind,
  body: Buffer,
): Promise<ReadList> {
  const headers = { "content-type": "application/json", "x-amzn-requestid": "request-1" };
  const client = new BackupClient({
    ...config,
    region: "eu-west-1",
    credentials: { accessKeyId: "FAKE-KEY-ID", secretAccessKey: "fake-secret" },
    maxAttempts: 1,
    requestHandler: {
      handle: () =>
        Promise.resolve({ response: new HttpResponse({ statusCode: 200, headers, body }) }),
    },
  });
  try {
    const answer = membersOf(await send(client, kind));
    const list = answer[listMemberOf[kind]];
    const fast = readJobs(list);
    return {
      jobs: fast ?? new JobMapper().jobs(kind, list),
      token: answer["NextToken"],
      isList: Array.isArray(list),
      metadata: answer["$metadata"],
      isFast: fast !== undefined,
    };
  } finally {
    client.destroy();
  }
}

function send(client: BackupClient, kind: JobKind): Promise<object> {
  switch (kind) {
    case "backup":
      return client.send(new ListBackupJobsCommand({}));
    case "restore":
      return client.send(new ListRestoreJobsCommand({}));
    case "copy":
      return client.send(new ListCopyJobsCommand({}));
    case "scan":
      return client.send(new ListScanJobsCommand({}));
  }
}
