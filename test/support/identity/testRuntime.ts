import { createAwsRuntime } from "../../../src/aws/index";
import type { AwsRuntimeOptions } from "../../../src/aws/index";
import { BackupError } from "../../../src/domain/query/backupError";
import type { JobGateway, JobListPage } from "../../../src/domain/query/jobGateway";
import type { AwsRuntime, RequestLogEntry } from "../../../src/domain/session/session";

export interface TestRuntime extends AwsRuntime {
  readonly log: readonly RequestLogEntry[];
  readonly debugTexts: readonly string[];
}

/** The real runtime, with its log kept; nobody answers questions for MFA codes unless told. */
export function aRuntime(options: Partial<AwsRuntimeOptions> = {}): TestRuntime {
  const log: RequestLogEntry[] = [];
  const debugTexts: string[] = [];
  const runtime = createAwsRuntime({
    env: process.env,
    log: (entry) => log.push(entry),
    debug: (text) => debugTexts.push(text),
    askMfaCode: () => Promise.resolve(undefined),
    now: Date.now,
    ...options,
  });
  return { ...runtime, log, debugTexts };
}

/** One page of backup jobs, cancellable only where a signal is given. */
export function listBackupJobs(
  gateway: JobGateway,
  signal = new AbortController().signal,
): Promise<JobListPage> {
  return gateway.listJobs({ kind: "backup" }, { maxResults: 100 }, signal);
}

/** The BackupError that a call rejects with; anything else fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<BackupError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof BackupError) return error;
    throw error;
  }
  throw new Error("The call was to fail.");
}
