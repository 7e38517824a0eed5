import type { JobFilter } from "../../domain/filter/jobFilter";
import { hasThreats } from "../../domain/job/jobFacts";
import { jobKey } from "../../domain/job/jobOrder";
import { failedStatesOf } from "../../domain/job/jobState";
import { isViewKind, type ViewKind } from "../../domain/job/viewKinds";
import { isMuted } from "../../domain/live/muted";
import { toldByParents } from "../../domain/live/toldByParents";
import { Mutes } from "../../domain/protection/mutes";
import type { Mute } from "../../domain/protection/protection";
import type { SummaryContext } from "../../viewmodel/job/jobSummary";
import { endMessage } from "../../viewmodel/live/endMessage";
import { failureMessage, mostFrequentKind } from "../../viewmodel/live/failureMessage";
import type { NotificationAction, Notifications } from "../base/notifications";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";
import type { Badges } from "./badges";
import type { FoundFailure } from "./failurePolls";
import { type Told, toldKey } from "./told";
import type { WatchedKeys } from "./watchedKeys";

export interface TellFailuresOptions {
  readonly sessions: Pick<Sessions, "nameOf">;
  readonly views: Pick<Views, "all">;
  readonly watches: Pick<WatchedKeys, "has">;
  readonly mutes: () => readonly Mute[];
  /** The window has the focus. */
  readonly isFocused: () => boolean;
  readonly told: Pick<Told, "claim">;
  readonly badges: Pick<Badges, "add">;
  readonly notifications: Pick<Notifications, "failure">;
  readonly context: () => SummaryContext;
  readonly open: (failure: FoundFailure) => Promise<void>;
  /** Brings a view into sight with a filter: the user asks for it. */
  readonly show: (kind: ViewKind, filter: JobFilter) => Promise<void>;
}

/**
 * Tells of failed jobs in one message: not of what is muted, what is in sight, what has a message of its own because it
 * is watched, and what another window has told of.
 */
export async function tellFailures(
  failures: readonly FoundFailure[],
  options: TellFailuresOptions,
): Promise<void> {
  const { watches, mutes, told, badges, context, notifications, sessions } = options;
  const { now, formats } = context();
  const muted = new Mutes(mutes(), now);
  const isDrawn = drawnIn(options);
  const news = withoutChildren(failures.filter(({ job }) => !isMuted(job, muted))).filter(
    (failure) => {
      const { job, source } = failure;
      const isWatched = watches.has({ kind: job.kind, id: job.id, session: source.session });
      return !isWatched && !isDrawn(failure);
    },
  );
  const claimed = new Set(await told.claim(news.map(({ job }) => toldKey(job))));
  const named = news
    .filter(({ job }) => claimed.delete(toldKey(job)))
    .map((failure) => ({
      ...failure,
      sessionName: sessions.nameOf(failure.source.session),
    }));
  const [first, ...others] = named;
  if (first === undefined) return;
  badges.add(
    named.map(({ job: { kind, id }, source: { session } }) => ({
      kind,
      id,
      session,
      why: "failed",
    })),
  );
  const isOne = others.length === 0;
  const text = isOne
    ? endMessage({ job: first.job, children: undefined }, first.sessionName, context()).text
    : failureMessage(named, formats);
  const open = { title: "Open", run: () => options.open(first) };
  notifications.failure(text, isOne ? [open] : showing(named, options));
}

/** A parent's message, its row and its watch tell of its children, too. */
function withoutChildren(failures: readonly FoundFailure[]): readonly FoundFailure[] {
  const sources = new Set(failures.map(({ source }) => source));
  const told = [...sources].map((source) =>
    toldByParents(failures.flatMap((each) => (each.source === source ? each.job : []))),
  );
  return failures.filter(({ job }) => !told.some((jobs) => jobs.has(job)));
}

/** Whether a job's row is drawn in a view that the user can see. */
function drawnIn({
  views,
  isFocused,
}: Pick<TellFailuresOptions, "views" | "isFocused">): (failure: FoundFailure) => boolean {
  if (!isFocused()) return () => false;
  const visible = views.all.filter((view) => view.visible);
  return ({ job, source }) =>
    visible.some(({ tree }) => tree.treeOf(source)?.drawn().has(jobKey(job)) === true);
}

function showing(
  named: readonly { readonly job: FoundFailure["job"]; readonly sessionName: string }[],
  { show }: Pick<TellFailuresOptions, "show">,
): readonly NotificationAction[] {
  const kind = mostFrequentKind(named);
  if (kind === undefined || !isViewKind(kind)) return [];
  const areThreats = named.every(({ job }) => job.kind !== kind || hasThreats(job));
  const filter = areThreats ? { scanResults: ["THREATS_FOUND"] } : { states: failedStatesOf(kind) };
  return [{ title: "Show", run: () => show(kind, filter) }];
}
