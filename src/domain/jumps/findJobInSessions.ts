import type { Job, JobKind } from "../job/job";
import type { Source } from "../session/source";
import { findJob, type WantedJob } from "./findJob";

/** A session that was asked and did not give the job. */
export type SearchedSession = { readonly source: Source } & (
  | { readonly type: "missing"; readonly denied: readonly JobKind[] }
  | { readonly type: "failed"; readonly error: unknown }
);

export type SessionsOutcome =
  | { readonly type: "found"; readonly job: Job; readonly source: Source }
  /** In the order in which the sessions were given. */
  | { readonly type: "missing"; readonly sessions: readonly SearchedSession[] };

export interface SessionsSearch {
  /** The preferred one first. */
  readonly sources: readonly Source[];
  /** The session that the id was found in: asked before the others. */
  readonly own: Source | undefined;
  /** Resolves when the others need not wait for that one's answer any longer. */
  readonly patience: () => Promise<void>;
}

type Answer = Extract<SessionsOutcome, { readonly type: "found" }> | SearchedSession;

/**
 * The job of an id in the first session that has it; the requests in the others end then. The sessions are asked side by
 * side, so that one that does not answer holds up nobody.
 * @throws BackupError where no session could find anything out: that of the first session
 */
export async function findJobInSessions(
  wanted: WantedJob,
  { sources, own, patience }: SessionsSearch,
  signal: AbortSignal,
): Promise<SessionsOutcome> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const asked = new Map<Source, Promise<Answer>>();
  const ask = (source: Source): Promise<Answer> => {
    const answer = asked.get(source) ?? askIn(source, wanted, either);
    asked.set(source, answer);
    return answer;
  };
  try {
    if (own !== undefined && sources.includes(own)) {
      const first = await Promise.race([ask(own), patience()]);
      if (first?.type === "found") return first;
    }
    return await foundOrAll(sources.map(ask));
  } finally {
    over.abort();
  }
}

async function askIn(source: Source, wanted: WantedJob, signal: AbortSignal): Promise<Answer> {
  try {
    return { source, ...(await findJob(wanted, source.gateway, signal)) };
  } catch (error) {
    return { source, type: "failed", error };
  }
}

/** The first that has the job, without waiting for the others; else what they all say. */
async function foundOrAll(asked: readonly Promise<Answer>[]): Promise<SessionsOutcome> {
  const found = new Promise<SessionsOutcome>((resolve) => {
    for (const each of asked) {
      void each.then((answer) => {
        if (answer.type === "found") resolve(answer);
      });
    }
  });
  const missing = Promise.all(asked).then((answers): SessionsOutcome => {
    const sessions = answers.filter((answer) => answer.type !== "found");
    const [first] = sessions;
    const isNothingKnown = sessions.every(({ type }) => type === "failed");
    if (isNothingKnown && first?.type === "failed") throw first.error;
    return { type: "missing", sessions };
  });
  return Promise.race([found, missing]);
}
