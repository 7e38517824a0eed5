import { findJob, type FindOutcome, type WantedJob } from "../../domain/jumps/findJob";
import { allJobKinds } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { type FoundJobId, jobIdsIn } from "../../domain/job/jobIdText";
import type { Session } from "../../domain/session/session";
import { quoted } from "../../domain/time/timeProblem";
import { jobKindName } from "../../viewmodel/job/jobKindText";
import { oneLine } from "../../viewmodel/text/plainText";
import { listed } from "../../viewmodel/text/listed";
import { sessionText } from "../../viewmodel/session/sessionText";
import type { JumpContext } from "./jumpContext";
import { type Choice, type Line, pick, problemNote } from "../picks/quickPick";
import { withProgressPick } from "../picks/withProgressPick";

const exampleId = "0a1b2c3d-1111-2222-3333-4d5e6f708192";

/**
 * Opens the job of an id, whatever its kind. Esc ends it at any time.
 * @param given the job that a link names; without it the user is asked
 * @param near the ids at the editor's cursor: they are offered
 * @throws BackupError when AWS could not be asked
 */
export async function goToJob(
  given: WantedJob | undefined,
  near: readonly FoundJobId[],
  context: JumpContext,
): Promise<void> {
  const wanted = given ?? (await askForId(near, context));
  if (wanted === undefined) return;
  const { session, gateway } = context.source;
  const id = oneLine(wanted.id, 60);
  const outcome = await withProgressPick(
    context.quickPicks,
    `Looking for job ${id} in ${sessionText(session)} (Esc to cancel)`,
    (signal) => findJob(wanted, gateway, signal),
  );
  if (outcome === undefined) return;
  if (outcome.type === "missing") {
    context.notifications.information(missingText(id, outcome, session));
    return;
  }
  const { job } = outcome;
  await context.openAndReveal({ kind: job.kind, id: job.id, known: job });
}

function askForId(
  near: readonly FoundJobId[],
  { quickPicks }: JumpContext,
): Promise<WantedJob | undefined> {
  return pick<WantedJob>(quickPicks, {
    placeholder: "Paste a job ID, or a text that contains one",
    choices: () => Promise.resolve(choicesOf(near, "In the editor")),
    typed: typedId,
  });
}

/** The ids in a text; what to type instead where it holds none. */
function typedId(text: string): readonly Line<WantedJob>[] {
  const ids = jobIdsIn(text);
  if (ids.length > 0 || text === "") return choicesOf(ids);
  const problem = /\barn(?::|%3a)/i.test(text)
    ? "An ARN does not name a job. Use Go to Resource ARN."
    : `${quoted(text)} contains no job ID. Type one such as ${exampleId}.`;
  return [problemNote(problem, "Typed")];
}

function choicesOf(ids: readonly FoundJobId[], group?: string): readonly Choice<WantedJob>[] {
  return ids.map(({ id, kind }) => ({
    label: id,
    ...(kind !== undefined && { description: jobKindName(kind) }),
    ...(group !== undefined && { group }),
    value: { id, kind },
  }));
}

function missingText(
  id: string,
  { denied }: Extract<FindOutcome, { type: "missing" }>,
  session: Session,
): string {
  const asked = allJobKinds.filter((kind) => !denied.includes(kind));
  const kept = "AWS Backup lists backup jobs for 30 days.";
  const missing = `No ${listed(asked, "or")} job in ${sessionText(session)} has the ID ${id}. ${kept}`;
  if (denied.length === 0) return missing;
  const permissions = denied.map((kind) => `backup:${jobKinds[kind].describe}`);
  return `${missing} A ${listed(denied, "or")} job may have it, but access to ${listed(permissions, "and")} is denied.`;
}
