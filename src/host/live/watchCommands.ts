import { membersOf } from "../../base/membersOf";
import { canBeWatched } from "../../domain/live/jobEnd";
import { mostWatches, readWatch, type Watch } from "../../domain/live/watch";
import { jobName } from "../../viewmodel/job/jobText";
import type { CommandHandlers } from "../base/commands";
import type { Notifications } from "../base/notifications";
import type { FindJobAt, JobAt } from "../details/jobAt";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";
import type { WatchList } from "./watchList";
import { WatchPicks, type WatchPicksOptions } from "./watchPicks";

export type WatchCommand = "watchJob" | "stopWatching" | "showWatchedJobs";

export interface WatchCommandsOptions extends WatchPicksOptions {
  readonly watches: Pick<WatchList, "add" | "has">;
  readonly views: Pick<Views, "owns">;
  readonly jobAt: FindJobAt;
  readonly sessions: Pick<Sessions, "preferred">;
  readonly notifications: Pick<Notifications, "information">;
}

export interface WatchCommandHandlers {
  readonly commands: CommandHandlers<WatchCommand>;
  /** Does it with the job of a page. */
  readonly watch: (type: "watch" | "stopWatching", at: JobAt) => void;
}

const noJob = "Select a job in a view first.";
const nothingWatched = "No job is watched. Select a job that has not ended, and watch it.";

/** Commands about jobs that the user follows to their end. */
export function watchCommands(options: WatchCommandsOptions): WatchCommandHandlers {
  const { watches, watching, views, jobAt, sessions, notifications } = options;
  const picks = new WatchPicks(options);

  /** What a link names; without a session, it means the one that the user turned to last. */
  const ofLink = (argument: unknown): Watch | undefined => {
    if (views.owns(argument)) return undefined;
    return readWatch({ ...sessions.preferred.source?.session, ...membersOf(argument) });
  };
  const add = (watch: Watch): void => {
    if (watches.add(watch)) return;
    notifications.information(
      `${mostWatches} jobs are watched, which is the most. Stop watching one of them first.`,
    );
  };
  const addAt = ({ job, source, accountId }: JobAt): void => {
    if (accountId !== undefined) {
      notifications.information(
        "This job is of another account. AWS Backup describes only jobs of the session's own account, so it can't be watched.",
      );
    } else if (!canBeWatched(job, options.context().now)) {
      notifications.information("This job has ended. Only a job that goes on can be watched.");
    } else add(watchOf({ job, source }));
  };
  return {
    watch: (type, at) => {
      if (type === "watch") addAt(at);
      else watching.stop(watchOf(at));
    },
    commands: {
      watchJob: (argument) => {
        const named = ofLink(argument);
        const at = named === undefined ? jobAt(argument) : undefined;
        if (named !== undefined) add(named);
        else if (at !== undefined) addAt(at);
        else notifications.information(noJob);
      },
      stopWatching: async (argument) => {
        const at = jobAt(argument);
        const meant = ofLink(argument) ?? (at && watchOf(at));
        const [only, ...others] = watching.facts;
        const isNamed = argument !== undefined;
        if (meant !== undefined && (isNamed || watches.has(meant))) watching.stop(meant);
        else if (only === undefined) notifications.information(nothingWatched);
        else if (others.length === 0) watching.stop(only.watch);
        else await picks.askStop();
      },
      showWatchedJobs: async () => {
        if (watching.facts.length === 0) {
          notifications.information(nothingWatched);
          return;
        }
        await picks.askOpen();
      },
    },
  };
}

function watchOf({ job, source: { session } }: Pick<JobAt, "job" | "source">): Watch {
  return { kind: job.kind, id: job.id, session, name: jobName(job) };
}
