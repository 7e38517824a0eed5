import { commands, Uri, window } from "vscode";
import { pointResource } from "../../domain/job/pointResource";
import type { Source } from "../../domain/session/source";
import type { JobRef } from "../../viewmodel/details/actions";
import { arnConsoleLink } from "../../viewmodel/console/arnConsoleLink";
import type { Formats } from "../../viewmodel/text/formats";
import { sessionProblem, type UnopenedSession } from "../../viewmodel/session/sessionProblem";
import type { LastFocused } from "../tree/lastFocused";
import type { CommandHandler, CommandHandlers } from "../base/commands";
import { commandIds } from "../base/contributions";
import type { DetailsPanels } from "../details/detailsPanels";
import type { JobActions } from "../details/jobActions";
import type { Filters } from "../filter/filters";
import { findTextInJobs } from "./findTextPick";
import { goToJob } from "./goToJob";
import { goToResourceArn, isPlanOf } from "./goToResourceArn";
import { arnArgument, jobArgument } from "./jumpArguments";
import type { JumpContext } from "./jumpContext";
import type { PickJobOfArn } from "../details/lazyDetails";
import type { Notifications } from "../base/notifications";
import type { QuickPickHost } from "../picks/quickPick";
import type { LiveSession } from "../session/liveSession";
import { showFiltered } from "../filter/showFiltered";
import { snapshotResource } from "./snapshotResource";
import { arnUnderCursor, jobIdsUnderCursor } from "./textUnderCursor";
import type { Views } from "../tree/views";

export interface JumpCommandsOptions {
  readonly quickPicks: QuickPickHost;
  readonly views: Pick<Views, "loadedJobs" | "of" | "opened" | "owns" | "row">;
  readonly filters: Pick<Filters, "set">;
  /** What stands on no row and no page is asked for in the session in use. */
  readonly current: LiveSession;
  readonly panels: DetailsPanels;
  readonly lastFocused: LastFocused;
  readonly actions: JobActions;
  readonly notifications: Notifications;
  readonly formats: () => Formats;
  readonly now: () => number;
  readonly pickJobOfArn: PickJobOfArn;
  readonly accounts: JumpContext["accounts"];
  /** The same commands on the job of a row or a page. */
  readonly onJob: CommandHandlers<"showJobsForArn" | "openResourceInConsole">;
}

export type JumpCommand =
  "showJobsForArn" | "goToJob" | "findText" | "goToResourceArn" | "openResourceInConsole";

/** The commands that lead from an id or an ARN, wherever that stands, to its jobs. */
export function jumpCommands(options: JumpCommandsOptions): CommandHandlers<JumpCommand> {
  const { views, panels, lastFocused, actions, notifications, onJob } = options;

  const open = async (
    ref: JobRef,
    source: Source,
    where: "inSight" | "anywhere",
  ): Promise<void> => {
    await panels.open(ref, source.session, { preserveFocus: false });
    if (ref.known !== undefined) await actions.follow(ref.known, source, where);
  };

  /** Finds the session out if need be: who asks for a job wants one. undefined when there is none. */
  const contextOf = async (): Promise<JumpContext | undefined> => {
    const source = await openSource(options);
    return (
      source && {
        source,
        quickPicks: options.quickPicks,
        notifications,
        formats: options.formats(),
        now: options.now(),
        open: (ref) => open(ref, source, "inSight"),
        openAndReveal: (ref, at = source) => open(ref, at, "anywhere"),
        showBackupJobs: (filter) => showFiltered(filter, options.filters, views.of("backup")),
        openConsole: (link, missing) => actions.openConsole(link, missing),
        pickJobOfArn: async (arn, at) => {
          const known = pointResource(arn, views.loadedJobs(source));
          const made =
            known === undefined
              ? await snapshotResource(arn, source, options.quickPicks)
              : { resourceArn: known };
          return made && options.pickJobOfArn(arn, { ...at, ...made });
        },
        accounts: options.accounts,
      }
    );
  };

  const showJobs = async (arn: string): Promise<void> => {
    const context = await contextOf();
    if (context === undefined) return;
    if (isPlanOf(arn, context.source.session.region)) {
      await goToResourceArn(arn, () => views.loadedJobs(context.source), context);
      return;
    }
    const ref = await context.pickJobOfArn(arn, context);
    if (ref !== undefined) await context.open(ref);
  };

  const showJobsForArn: CommandHandler = async (argument) => {
    // A menu of the editor passes the document's Uri, and means what is under the cursor.
    const isInEditor = argument instanceof Uri;
    const row = views.row(argument);
    const isJobSelected = row?.view.tree.job(row.node) !== undefined;
    const isOnRow =
      views.owns(argument) || (!isInEditor && !lastFocused.isInEditor && isJobSelected);
    const arn = arnArgument(argument) ?? (isOnRow ? undefined : arnArgument(arnUnderCursor()));
    if (arn !== undefined) await showJobs(arn);
    else if (
      !isInEditor &&
      (isJobSelected || panels.active !== undefined || !window.activeTextEditor)
    ) {
      await onJob.showJobsForArn(argument);
    } else
      notifications.information("There is no ARN of a resource under the cursor.", [
        {
          title: "Type an ARN",
          run: () => commands.executeCommand(commandIds.goToResourceArn),
        },
      ]);
  };

  return {
    showJobsForArn,
    goToJob: async (argument) => {
      const near = jobIdsUnderCursor();
      const context = await contextOf();
      if (context === undefined) return;
      await goToJob(jobArgument(argument), near, context);
    },
    findText: async () => {
      const context = await contextOf();
      if (context === undefined) return;
      await findTextInJobs(
        views.opened.map(({ tree }) => tree),
        context,
      );
    },
    goToResourceArn: async (argument) => {
      const context = await contextOf();
      if (context === undefined) return;
      await goToResourceArn(arnArgument(argument), () => views.loadedJobs(context.source), context);
    },
    openResourceInConsole: (argument) => {
      const arn = arnArgument(argument);
      if (arn === undefined) return onJob.openResourceInConsole(argument);
      return actions.openConsole(arnConsoleLink(arn), "No AWS console page is known for this ARN.");
    },
  };
}

/** The session in use, or a new attempt to find one; says so when there is none. */
async function openSource({
  current,
  notifications,
}: Pick<JumpCommandsOptions, "current" | "notifications">): Promise<Source | undefined> {
  if (current.isMissing) await current.restart();
  const state = await current.start();
  switch (state.kind) {
    case "ready":
      return state;
    case "failed":
      throw state.error;
    case "idle":
    case "loading":
      return undefined;
    case "noRegion":
    case "noProfile":
    case "filesUnreadable":
    case "profileMissing":
    case "environmentMissing":
    case "regionInvalid":
      sayWhyUnopened(state, notifications);
      return undefined;
  }
}

function sayWhyUnopened(
  state: UnopenedSession,
  notifications: JumpCommandsOptions["notifications"],
): void {
  const { sentence, helps } = sessionProblem(state);
  const title = helps === "selectRegion" ? "Select Region" : "Select Profile";
  notifications.information(sentence, [
    { title, run: () => commands.executeCommand(commandIds[helps]) },
  ]);
}
