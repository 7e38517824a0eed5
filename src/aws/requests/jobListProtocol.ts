import { AwsRestJsonProtocol } from "@aws-sdk/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import type {
  HandlerExecutionContext,
  HttpResponse,
  MetadataBearer,
  $OperationSchema,
  $SchemaRef,
  SerdeFunctions,
} from "@smithy/types";
import type { Job, JobKind } from "../../domain/job/job";
import { JobListReader } from "./jobListReader";

/** Jobs that were read past the SDK's deserializer, by the list that stands for them in the answer. */
const readLists = new WeakMap<object, readonly Job[]>();

/** The jobs of a list in an answer of {@link JobListProtocol}; undefined for a list that the SDK itself has read. */
export function readJobs(list: unknown): readonly Job[] | undefined {
  return typeof list === "object" && list !== null ? readLists.get(list) : undefined;
}

/** Where an operation's answer has its jobs. */
const jobLists = new Map<string, { readonly kind: JobKind; readonly member: string }>([
  ["ListBackupJobs", { kind: "backup", member: "BackupJobs" }],
  ["ListRestoreJobs", { kind: "restore", member: "RestoreJobs" }],
  ["ListRestoreJobsByProtectedResource", { kind: "restore", member: "RestoreJobs" }],
  ["ListCopyJobs", { kind: "copy", member: "CopyJobs" }],
  ["ListScanJobs", { kind: "scan", member: "ScanJobs" }],
]);

/** AWS's names of the members that the jobs of a list have; Describe's jobs have others besides. */
function membersIn(output: $SchemaRef, list: string): ReadonlySet<string> {
  const job = NormalizedSchema.of(output).getMemberSchema(list).getValueSchema();
  return new Set(Array.from(job.structIterator(), ([name]) => name));
}

/**
 * The SDK's own protocol (restJson1), but that lists of jobs pass its deserializer by, which takes two thirds of a page's time
 * (measured): their bytes become lean jobs at once. Requests, errors, all other answers, and lists that are not as AWS writes
 * them stay with the SDK.
 */
export class JobListProtocol extends AwsRestJsonProtocol {
  readonly #readers = new Map<string, JobListReader>();

  override async deserializeResponse<Output extends MetadataBearer>(
    operation: $OperationSchema,
    context: HandlerExecutionContext & SerdeFunctions,
    response: HttpResponse,
  ): Promise<Output> {
    const members = await this.#read(operation, response);
    if (members === undefined) return super.deserializeResponse(operation, context, response);
    // The SDK makes the answer, with its metadata; the list is put into it.
    const none = { ...response, body: Buffer.from("{}") };
    const answer = await super.deserializeResponse<Output>(operation, context, none);
    return Object.assign(answer, members);
  }

  async #read(
    { name, output }: $OperationSchema,
    response: HttpResponse,
  ): Promise<object | undefined> {
    const list = jobLists.get(name);
    const body: unknown = response.body;
    if (list === undefined || response.statusCode >= 300 || !Buffer.isBuffer(body))
      return undefined;
    const reader =
      this.#readers.get(list.kind) ??
      new JobListReader({ ...list, listed: membersIn(output, list.member) });
    this.#readers.set(list.kind, reader);
    const answer = await reader.read(body);
    if (answer === undefined) return undefined;
    const { jobs, nextToken } = answer;
    readLists.set(jobs, jobs);
    return { [list.member]: jobs, ...(nextToken !== undefined && { NextToken: nextToken }) };
  }
}
