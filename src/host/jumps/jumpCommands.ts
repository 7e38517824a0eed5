import { commands, Uri, window } from "vscode";
import { lazyAsync } from "../../base/lazyAsync";
import { pointResource } from "../../domain/job/pointResource";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import type { JobRef } from "../../viewmodel/details/actions";
import { arnConsoleLink } from "../../viewmodel/console/arnConsoleLink";
import type { Formats } from "../../viewmodel/text/formats";
import type { SearchedResources } from "../../viewmodel/protection/resourceSearch";
import { sessionProblem } from "../../viewmodel/session/sessionProblem";
import type { ArnSources } from "../tree/arnSources";
import type { LastFocused } from "../tree/lastFocused";
import type { CommandHandler, CommandHandlers } from "../base/commands";
import { commandIds } from "../base/contributions";
import type { DetailsPanels } from "../details/detailsPanels";
import type { JobActions } from "../details/jobActions";
import type { JobDocuments } from "../details/jobDocuments";
import type { Filters } from "../filter/filters";
import { isPlanOf } from "./isPlanOf";
import { arnArgument, jobArgument, sessionArgument } from "./jumpArguments";
import type { JumpContext } from "./jumpContext";
import type { PickJobOfArn } from "../details/lazyDetails";
import type { Notifications } from "../base/notifications";
import type { QuickPickHost } from "../picks/quickPick";
import type { SessionState } from "../session/liveSession";
import type { Sessions } from "../session/sessions";
import { showFiltered } from "../filter/showFiltered";
import { snapshotResource } from "./snapshotResource";
import { arnUnderCursor, jobIdsUnderCursor } from "./textUnderCursor";
import type { Views } from "../tree/views";

export interface JumpCommandsOptions {
  readonly quickPicks: QuickPickHost;
  readonly views: Pick<Views, "expandedAtFirst" | "loadedJobs" | "of" | "opened" | "owns" | "row">;
  /** The view of protected resources; undefined until it has come into sight. */
  readonly resources: () => SearchedResources | undefined;
  readonly filters: Pick<Filters, "set">;
  readonly sessions: Pick<
    Sessions,
    "all" | "isMissing" | "nameOf" | "of" | "preferred" | "restartMissing" | "start"
  >;
  /** Which session is asked about what a text names. */
  readonly sources: ArnSources;
  readonly documents: Pick<JobDocuments, "sessionOf">;
  readonly panels: DetailsPanels;
  readonly lastFocused: LastFocused;
  readonly actions: JobActions;
  readonly notifications: Notifications;
  readonly formats: () => Formats;
  readonly now: () => number;
  readonly pickJobOfArn: PickJobOfArn;
  readonly accounts: JumpContext["accounts"];
  /** The same commands on the job of a row or a page. */
  readonly onJob: CommandHandlers<
    "showJobsForArn" | "openResource" | "copyArn" | "openResourceInConsole"
  >;
}

export type JumpCommand =
  | "showJobsForArn"
  | "openResource"
  | "goToJob"
  | "findText"
  | "goToResourceArn"
  | "copyArn"
  | "openResourceInConsole";

/** The commands that lead from an id or an ARN, wherever that stands, to its jobs. */
export function jumpCommands(options: JumpCommandsOptions): CommandHandlers<JumpCommand> {
  const { views, sessions, panels, lastFocused, actions, notifications, onJob } = options;
  // Nobody needs dist/jumps.js for rows.
  const load = lazyAsync(() => import("./jumpBundle"));

  const open = async (
    ref: JobRef,
    source: Source,
    where: "inSight" | "anywhere",
  ): Promise<void> => {
    // A session of the same names may lead to another account by now.
    if (sessions.of(source) === undefined) return;
    await panels.open(ref, source.session, { preserveFocus: false });
    if (ref.known !== undefined) await actions.follow(ref.known, source, where);
  };

  /** Finds the sessions out if need be: who asks for a job wants one. undefined when none is open. */
  const contextOf = async (): Promise<JumpContext | undefined> => {
    if (sessions.isMissing) await sessions.restartMissing();
    await sessions.start();
    const [preferred, ...others] = options.sources.all;
    if (preferred === undefined) {
      sayWhyUnopened(sessions.preferred.state, notifications);
      return undefined;
    }
    return {
      sources: [preferred, ...others],
      unopened: sessions.all.length - others.length - 1,
      nameOf: (session) => sessions.nameOf(session),
      sourceOf: (arn, own) => options.sources.ofArn(arn, own) ?? preferred,
      loadedJobs: (source) => views.loadedJobs(source),
      quickPicks: options.quickPicks,
      notifications,
      formats: options.formats(),
      now: options.now(),
      open: (ref, source) => open(ref, source, "inSight"),
      openAndReveal: (ref, source) => open(ref, source, "anywhere"),
      openResource: async (id, source) => {
        if (sessions.of(source) === undefined) return;
        await panels.open({ kind: "resource", id }, source.session, { preserveFocus: false });
      },
      showBackupJobs: (filter) => showFiltered(filter, options.filters, views.of("backup")),
      openConsole: (link, missing) => actions.openConsole(link, missing),
      pickJobOfArn: async (arn, at) => {
        const known = pointResource(arn, views.loadedJobs(at.source));
        const made =
          known === undefined
            ? await snapshotResource(arn, at.source, options.quickPicks)
            : { resourceArn: known };
        return made && options.pickJobOfArn(arn, { ...at, ...made });
      },
      accounts: options.accounts,
    };
  };

  const showJobs = async (arn: string, own: Session | undefined): Promise<void> => {
    const context = await contextOf();
    if (context === undefined) return;
    const source = context.sourceOf(arn, own);
    if (isPlanOf(arn, source.session.region)) {
      await (await load()).goToResourceArn({ arn, own }, context);
      return;
    }
    const ref = await context.pickJobOfArn(arn, { source });
    if (ref !== undefined) await context.open(ref, source);
  };

  /** The session of the job whose document is the editor in front. */
  const sessionInEditor = (): Session | undefined => {
    const uri = window.activeTextEditor?.document.uri;
    return uri && options.documents.sessionOf(uri);
  };

  const showJobsForArn: CommandHandler = async (argument) => {
    // A menu of the editor passes the document's Uri, and means what is under the cursor.
    const isInEditor = argument instanceof Uri;
    const row = views.row(argument);
    const isJobSelected = row?.view.tree.job(row.node) !== undefined;
    const isOnRow =
      views.owns(argument) || (!isInEditor && !lastFocused.isInEditor && isJobSelected);
    const given = arnArgument(argument);
    const arn = given ?? (isOnRow ? undefined : arnArgument(arnUnderCursor()));
    if (arn !== undefined) {
      await showJobs(arn, given === undefined ? sessionInEditor() : sessionArgument(argument));
    } else if (
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
    openResource: async (argument) => {
      const id = arnArgument(argument);
      const context = id === undefined ? undefined : await contextOf();
      if (id === undefined) await onJob.openResource(argument);
      if (id === undefined || context === undefined) return;
      const { session } = context.sourceOf(id, sessionArgument(argument));
      // From a row: whoever walks through rows stays in the view.
      await panels.open({ kind: "resource", id }, session, { preserveFocus: true });
    },
    goToJob: async (argument) => {
      const own = sessionInEditor();
      const near = jobIdsUnderCursor().map((found) => ({ ...found, own }));
      const given = jobArgument(argument);
      const context = await contextOf();
      if (context === undefined) return;
      await (
        await load()
      ).goToJob(given && { ...given, own: sessionArgument(argument) }, near, context);
    },
    findText: async () => {
      const context = await contextOf();
      if (context === undefined) return;
      const resources = options.resources();
      const { opened, expandedAtFirst } = views;
      const searched = opened.length > 0 || resources !== undefined ? opened : expandedAtFirst;
      await (
        await load()
      ).findTextInViews({ views: searched.map(({ tree }) => tree), resources }, context);
    },
    goToResourceArn: async (argument) => {
      const context = await contextOf();
      if (context === undefined) return;
      const arn = arnArgument(argument);
      const given = arn === undefined ? undefined : { arn, own: sessionArgument(argument) };
      await (await load()).goToResourceArn(given, context);
    },
    copyArn: (argument) => {
      const arn = arnArgument(argument);
      return arn === undefined ? onJob.copyArn(argument) : actions.copy(arn, "the resource's ARN");
    },
    openResourceInConsole: (argument) => {
      const arn = arnArgument(argument);
      if (arn === undefined) return onJob.openResourceInConsole(argument);
      return actions.openConsole(arnConsoleLink(arn), "No AWS console page is known for this ARN.");
    },
  };
}

/** @throws what kept the session from being found out */
function sayWhyUnopened(
  state: SessionState,
  notifications: JumpCommandsOptions["notifications"],
): void {
  switch (state.kind) {
    case "failed":
      throw state.error;
    case "ready":
    case "idle":
    case "loading":
      return;
    case "noRegion":
    case "noProfile":
    case "filesUnreadable":
    case "profileMissing":
    case "environmentMissing":
    case "regionInvalid": {
      const { sentence, helps } = sessionProblem(state);
      const title = helps === "selectRegion" ? "Select Region" : "Select Profile";
      notifications.information(sentence, [
        { title, run: () => commands.executeCommand(commandIds[helps]) },
      ]);
    }
  }
}
