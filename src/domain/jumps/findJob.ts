import { BackupError } from "../query/backupError";
import type { Job, JobKind } from "../job/job";
import type { JobGateway } from "../query/jobGateway";
import { allJobKinds } from "../job/job";

export interface WantedJob {
  readonly id: string;
  /** What the text around the id says; asked about first. */
  readonly kind?: JobKind | undefined;
}

/** denied: kinds of which nobody may say whether they have the job. */
export type FindOutcome =
  | { readonly type: "found"; readonly job: Job }
  | { readonly type: "missing"; readonly denied: readonly JobKind[] };

/** AWS compares ids exactly and has them in lower and in upper case; a text may have changed that. */
export function spellingsOf(id: string): readonly string[] {
  return [...new Set([id, id.toLowerCase(), id.toUpperCase()])];
}

/**
 * The job of an id, whatever its kind. Ids are tried as they stand, then in lower, then in upper case.
 * @throws BackupError where nothing could be found out: no kind may be asked about, or AWS can't be reached
 */
export async function findJob(
  { id, kind }: WantedJob,
  gateway: JobGateway,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const rounds =
    kind === undefined ? [allJobKinds] : [[kind], allJobKinds.filter((k) => k !== kind)];
  const denied = new Map<JobKind, BackupError>();
  for (const kinds of rounds) {
    for (const spelling of spellingsOf(id)) {
      const asked = kinds.filter((each) => !denied.has(each));
      const answers = await describeAll(asked, spelling, gateway, signal);
      for (const answer of answers) if (answer.type === "found") return answer;
      for (const answer of answers) {
        if (answer.type !== "failed") continue;
        if (answer.error.reason !== "accessDenied") throw answer.error;
        denied.set(answer.kind, answer.error);
      }
    }
  }
  const [first] = denied.values();
  if (first !== undefined && denied.size === allJobKinds.length) throw first;
  return { type: "missing", denied: [...denied.keys()] };
}

type Answer =
  | { readonly type: "found"; readonly job: Job }
  | { readonly type: "missing" }
  | { readonly type: "failed"; readonly kind: JobKind; readonly error: BackupError };

/** Side by side; the first that knows the job ends the others. */
async function describeAll(
  kinds: readonly JobKind[],
  id: string,
  gateway: JobGateway,
  signal: AbortSignal,
): Promise<readonly Answer[]> {
  const found = new AbortController();
  const either = AbortSignal.any([signal, found.signal]);
  return Promise.all(
    kinds.map(async (kind): Promise<Answer> => {
      try {
        const { job } = await gateway.describeJob(kind, id, either);
        found.abort();
        return { type: "found", job };
      } catch (error) {
        if (signal.aborted) throw error;
        if (found.signal.aborted) return { type: "missing" };
        if (!(error instanceof BackupError)) throw error;
        // An id that is none of AWS's is refused and not looked for.
        const isMissing = error.kind === "notFound" || error.reason === "invalidParameterValue";
        return isMissing ? { type: "missing" } : { type: "failed", kind, error };
      }
    }),
  );
}
