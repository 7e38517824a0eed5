import { findJobInSessions } from "../../domain/jumps/findJobInSessions";
import { spellingsOf, type WantedJob } from "../../domain/jumps/findJob";
import type { Job } from "../../domain/job/job";
import type { Source } from "../../domain/session/source";
import { type FoundJobId, jobIdsIn } from "../../domain/job/jobIdText";
import type { Session } from "../../domain/session/session";
import { isSameSession } from "../../domain/session/session";
import { quoted } from "../../domain/time/timeProblem";
import { jobKindName } from "../../viewmodel/job/jobKindText";
import { missingJobText, searchingText } from "../../viewmodel/jumps/jobSearchText";
import type { JumpContext } from "./jumpContext";
import { type Choice, type Line, pick, problemNote } from "../picks/quickPick";
import { withProgressPick } from "../picks/withProgressPick";

const exampleId = "0a1b2c3d-1111-2222-3333-4d5e6f708192";

/** Milliseconds until the other sessions are asked, too, where the one that an id was found in does not answer. */
const patience = 1000;

/** A job to go to, and the session of the text that named it, if it has one. */
export interface JobToFind extends WantedJob {
  readonly own?: Session | undefined;
}

/**
 * Opens the job of an id, whatever its kind, in the first open session that has it. Esc ends it at any time.
 * @param given the job that a link names; without it the user is asked
 * @param near the ids at the editor's cursor: they are offered
 * @throws BackupError when AWS could not be asked
 */
export async function goToJob(
  given: JobToFind | undefined,
  near: readonly (FoundJobId & JobToFind)[],
  context: JumpContext,
): Promise<void> {
  const wanted = given ?? (await askForId(near, context));
  if (wanted === undefined) return;
  const { id, own } = wanted;
  const { sources } = context;
  const outcome = await withProgressPick(
    context.quickPicks,
    searchingText(
      id,
      sources.map(({ session }) => session),
    ),
    (signal) => {
      const ownSource = sources.find(({ session }) => own && isSameSession(session, own));
      return findJobInSessions(wanted, { sources, own: ownSource, patience: aWhile }, signal);
    },
  );
  if (outcome === undefined) return;
  const found = outcome.type === "found" ? outcome : loadedJob(wanted, context);
  if (found !== undefined) await openFound(found, context);
  else if (outcome.type === "missing")
    context.notifications.information(missingJobText(id, outcome.sessions, context.unopened));
}

interface FoundJob {
  readonly job: Job;
  readonly source: Source;
}

async function openFound({ job, source }: FoundJob, context: JumpContext): Promise<void> {
  await context.openAndReveal({ kind: job.kind, id: job.id, known: job }, source);
}

/** A request about one job names no account: the jobs of an organization's other accounts are found where they are loaded. */
function loadedJob(
  { id, kind }: WantedJob,
  { sources, loadedJobs }: Pick<JumpContext, "sources" | "loadedJobs">,
): FoundJob | undefined {
  const spellings = spellingsOf(id);
  for (const source of sources) {
    for (const job of loadedJobs(source)) {
      const isOfKind = kind === undefined || kind === job.kind;
      if (isOfKind && spellings.includes(job.id)) return { job, source };
    }
  }
  return undefined;
}

async function aWhile(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, patience));
}

function askForId(
  near: readonly (FoundJobId & JobToFind)[],
  { quickPicks }: JumpContext,
): Promise<JobToFind | undefined> {
  return pick<JobToFind>(quickPicks, {
    placeholder: "Paste a job ID, or a text that contains one",
    choices: () => Promise.resolve(choicesOf(near, "In the editor")),
    typed: typedId,
  });
}

/** The ids in a text; what to type instead where it holds none. */
function typedId(text: string): readonly Line<JobToFind>[] {
  const ids = jobIdsIn(text);
  if (ids.length > 0 || text === "") return choicesOf(ids);
  const problem = /\barn(?::|%3a)/i.test(text)
    ? "An ARN does not name a job. Use Go to Resource ARN."
    : `${quoted(text)} contains no job ID. Type one such as ${exampleId}.`;
  return [problemNote(problem, "Typed")];
}

function choicesOf(
  ids: readonly (FoundJobId & JobToFind)[],
  group?: string,
): readonly Choice<JobToFind>[] {
  return ids.map(({ id, kind, own }) => ({
    label: id,
    ...(kind !== undefined && { description: jobKindName(kind) }),
    ...(group !== undefined && { group }),
    value: { id, kind, own },
  }));
}
