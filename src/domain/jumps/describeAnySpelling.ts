import { BackupError } from "../query/backupError";
import type { Job, JobKind } from "../job/job";
import type { JobGateway } from "../query/jobGateway";
import { spellingsOf } from "./findJob";

/** The job of an id in whichever case AWS has it; asks again only where AWS does not have it as it stands. */
export async function describeAnySpelling(
  { kind, id }: { readonly kind: JobKind; readonly id: string },
  gateway: JobGateway,
  signal: AbortSignal,
): Promise<Job> {
  let missing: unknown;
  for (const spelling of spellingsOf(id)) {
    try {
      return (await gateway.describeJob(kind, spelling, signal)).job;
    } catch (error) {
      if (!(error instanceof BackupError) || error.kind !== "notFound") throw error;
      missing ??= error;
    }
  }
  throw missing;
}
