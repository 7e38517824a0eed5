import { arnName } from "../../domain/arn/arn";
import type { Job } from "../../domain/job/job";
import { compareJobs } from "../../domain/job/jobOrder";
import { displayState } from "../../domain/job/jobState";
import { newestJobs } from "../../domain/jumps/newestJobs";
import { type NewestQuery, newestQuery, queriesHere } from "../../domain/query/newestQuery";
import { noArn } from "../../domain/arn/noArn";
import { pointResource } from "../../domain/job/pointResource";
import { snapshotJob } from "../../domain/job/snapshotJob";
import { goToJob } from "./goToJob";
import { isPlanOf } from "./isPlanOf";
import { protectedResource } from "../../domain/arn/protectedResource";
import { seenResources } from "../../domain/job/seenResources";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import { arnProblem, arnsIn } from "../../domain/arn/textArns";
import { arnConsoleLink } from "../../viewmodel/console/arnConsoleLink";
import { pointText } from "../../viewmodel/jumps/arnJobsText";
import { jobMoment, jobName, shortType } from "../../viewmodel/job/jobText";
import { capitalised, oneLine } from "../../viewmodel/text/plainText";
import { sessionText } from "../../viewmodel/session/sessionText";
import { stateText } from "../../viewmodel/job/stateText";
import type { JumpContext } from "./jumpContext";
import { type Choice, isListed, type Line, pick, problemNote } from "../picks/quickPick";
import { withProgressPick } from "../picks/withProgressPick";

/** A resource to go to, with the newest of the loaded jobs that name it. */
interface Wanted {
  readonly arn: string;
  readonly newest?: Job;
  /** The session of that job, or of the text that the ARN stands in. */
  readonly own?: Session | undefined;
}

/**
 * Lets the user choose a resource, by the ARN that loaded jobs name or by any other, and then where to go
 * from it. Esc steps back, and ends it where there is nothing to step back to.
 * @param given the ARN that a link names; without it the user is asked
 */
export async function goToResourceArn(
  given: Wanted | undefined,
  context: JumpContext,
): Promise<void> {
  if (given !== undefined) {
    await goFrom(given, context);
    return;
  }
  for (;;) {
    const choices = seenInSessions(context).map((seen) => seenChoice(seen, context));
    const wanted = await pick<Wanted>(context.quickPicks, {
      placeholder: "Select a resource, or type an ARN",
      choices: () => Promise.resolve(choices),
      typed: (text) => typedArn(text, choices),
    });
    if (wanted === undefined || (await goFrom(wanted, context))) return;
  }
}

/** What the loaded jobs of all sessions name, the one with the newest job first, with that job's session. */
function seenInSessions({ sources, loadedJobs }: JumpContext): readonly Required<Wanted>[] {
  const newest = new Map<string, Required<Wanted>>();
  for (const source of sources) {
    for (const seen of seenResources(loadedJobs(source))) {
      const known = newest.get(seen.arn);
      if (known === undefined || compareJobs(seen.newest, known.newest) < 0) {
        newest.set(seen.arn, { ...seen, own: source.session });
      }
    }
  }
  return [...newest.values()].sort((a, b) => compareJobs(a.newest, b.newest));
}

function seenChoice(
  { arn, newest, own }: Required<Wanted>,
  { formats, now }: JumpContext,
): Choice<Wanted> {
  const moment = jobMoment(newest);
  const when = moment === undefined ? "" : ` ${formats.relative(moment.time, now)}`;
  const parts = [
    newest.resourceType === undefined ? "" : shortType(newest.resourceType),
    `${newest.kind} ${stateText(displayState(newest)).label.toLowerCase()}${when}`,
    oneLine(arn, 300),
  ];
  return {
    label: jobName(newest),
    description: parts.filter((part) => part !== "").join(" · "),
    value: { arn, newest, own },
  };
}

/** What ends an ARN that stands in something else: JSON, a sentence. Few names have it. */
const foreign = /["'`<>,;]|[.)\]}]$/;

/**
 * An ARN, or those in a text. A text without one says why: whoever types one sees what is missing. Nothing for what
 * the list has: that searches.
 */
function typedArn(
  text: string,
  listed: readonly Choice<Wanted>[],
): Line<Wanted> | readonly Line<Wanted>[] | undefined {
  const problem = arnProblem(text);
  const found = problem === undefined && !foreign.test(text) ? [] : arnsIn(text);
  const arns = problem === undefined && found.length === 0 ? [text] : found;
  if (arns.length > 0) {
    return arns.map((arn) => ({
      label: oneLine(arn, 300),
      group: arns.length === 1 ? "This ARN" : "These ARNs",
      value: { arn: protectedResource(arn) },
    }));
  }
  if (/^arn\b/i.test(text)) return problemNote(`This is not an ARN yet. ${problem}`, "This ARN");
  return text === "" || isListed(text, listed) ? undefined : problemNote(noArn(text), "Typed");
}

type Way = "jobs" | "maker" | "lastJob" | "planJobs" | "console";

/** @returns true when the user got somewhere; false to step back */
async function goFrom(wanted: Wanted, context: JumpContext): Promise<boolean> {
  const { arn } = wanted;
  const link = arnConsoleLink(arn, wanted.newest?.resourceType);
  const source = context.sourceOf(arn, wanted.own);
  const { session } = source;
  const last = lastJobQuery(wanted, source, context);
  const isPlan = isPlanOf(arn, session.region);
  const maker = snapshotJob(arn);
  const where = context.sources.length > 1 ? ` in ${sessionText(session)}` : "";
  for (;;) {
    const way = await pick<Way>(context.quickPicks, {
      placeholder: `Select what to open for ${oneLine(arnName(arn), 60)}${where}`,
      choices: () => Promise.resolve(ways({ last, maker, isPlan, link })),
    });
    switch (way) {
      case undefined:
        return false;
      case "console":
        await context.openConsole(link, "No AWS console page is known for this.");
        return true;
      case "planJobs":
        await context.showBackupJobs({ backupPlans: [arn] });
        return true;
      case "maker":
        await goToJob(maker && { ...maker, own: session }, [], context);
        return true;
      case "lastJob":
        if (last.type === "ask") await openLastJob({ arn, source, query: last }, context);
        return true;
      case "jobs": {
        const ref = await context.pickJobOfArn(arn, { source });
        if (ref === undefined) continue;
        await context.open(ref, source);
        return true;
      }
    }
  }
}

/**
 * One query, and of the kind of the job that the resource was listed with, where it was; of a recovery point whose
 * resource is known, that for the backup job that made it.
 */
function lastJobQuery(
  { arn, newest }: Wanted,
  source: Source,
  { accounts, loadedJobs }: JumpContext,
): NewestQuery {
  const { region } = source.session;
  const resourceArn = pointResource(arn, loadedJobs(source));
  const namedAccountIds = accounts.named(source).ofArn(arn);
  const query = newestQuery(arn, region, namedAccountIds);
  const kind = resourceArn === undefined ? newest?.kind : "backup";
  const queries = queriesHere(arn, { region, resourceArn, namedAccountIds });
  const ofKind = queries.find((each) => each.query.kind === kind);
  return ofKind === undefined ? query : { type: "ask", subject: query.subject, ...ofKind };
}

/** Leaves out what would lead nowhere. */
function ways(known: {
  readonly last: NewestQuery;
  readonly maker: ReturnType<typeof snapshotJob>;
  readonly isPlan: boolean;
  readonly link: string | undefined;
}): readonly Line<Way>[] {
  const { last, maker, isPlan, link } = known;
  const found: readonly (Line<Way> | false)[] = [
    maker !== undefined && {
      label: `Its ${capitalised(maker.kind)} Job`,
      description: "made this snapshot",
      value: "maker",
    },
    last.type !== "none" && {
      label: "Its Jobs",
      description: "backup, restore and copy jobs",
      value: "jobs",
    },
    last.type === "ask" && {
      label: `Its Last ${capitalised(last.query.kind)} Job`,
      description: "details",
      value: "lastJob",
    },
    isPlan && {
      label: "Its Backup Jobs",
      description: "the view, filtered by this plan",
      value: "planJobs",
    },
    link !== undefined && {
      label: "AWS Console",
      description: "in the browser",
      value: "console",
    },
  ];
  const open = found.filter((way) => way !== false);
  return open.length > 0 ? open : [nowhere];
}

const nowhere: Line<Way> = {
  label: "AWS Backup can't list the jobs of this ARN",
  detail: "No AWS console page is known for it either.",
};

interface LastJob {
  readonly arn: string;
  readonly source: Source;
  readonly query: Extract<NewestQuery, { readonly type: "ask" }>;
}

async function openLastJob({ arn, source, query }: LastJob, context: JumpContext): Promise<void> {
  const { notifications } = context;
  const { session, gateway } = source;
  const { kind, accountId } = query.query;
  const where = sessionText(session, accountId === undefined ? [] : [accountId]);
  const page = await withProgressPick(
    context.quickPicks,
    `Looking for jobs of ${oneLine(arnName(arn), 60)} in ${where} (Esc to cancel)`,
    (signal) => newestJobs(query, gateway, signal),
  );
  if (page === undefined) return;
  const { newest } = page;
  if (newest !== undefined) {
    const { id } = newest;
    await context.open({ kind, id, known: newest, accountId }, source);
  } else {
    const point = query.query.sourceRecoveryPointArn === undefined ? undefined : pointText(arn);
    const limit = point === undefined ? "" : ` ${point.what}. ${point.instead}.`;
    notifications.information(
      page.isComplete
        ? `AWS Backup lists no ${kind} job of this ARN in ${where}.${limit}`
        : `None of the first ${context.formats.count(page.lookedAt)} jobs is a job of this ARN. Select Its Jobs to load more.`,
    );
  }
}
