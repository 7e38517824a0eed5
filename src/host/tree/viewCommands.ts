import type { Grouping } from "../../domain/job/jobKinds";
import type { ViewKind } from "../../domain/job/viewKinds";
import { oneLine } from "../../viewmodel/text/plainText";
import type { ViewTree } from "../../viewmodel/tree/viewTree";
import { commandTarget, retryTarget } from "./commandTarget";
import type { CommandHandler, CommandHandlers, TitleCommandHandlers } from "../base/commands";
import type { DoRemedy } from "../base/errorCommands";
import type { TitleCommand } from "../base/contributions";
import type { Groupings } from "./groupings";
import type { JobsView } from "./jobsView";
import { loadAllWithProgress } from "./loadAllWithProgress";
import { remedyCommands } from "./remedyCommands";
import type { Notifications } from "../base/notifications";
import type { RegionsNode, SessionNode, ViewNode } from "../../viewmodel/tree/treeNode";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import type { LiveSession } from "../session/liveSession";
import type { Sessions } from "../session/sessions";
import type { Target, Views } from "./views";

type ViewCommand =
  | "refresh"
  | "reload"
  | "retry"
  | "loadMore"
  | "loadAll"
  | "groupBy"
  | "copyFilterAsCli"
  | "signIn"
  | "copySignInCommand"
  | "openConfigFile"
  | "copyIamPolicy";

export interface ViewCommandHandlers {
  readonly commands: CommandHandlers<ViewCommand>;
  readonly inTitle: TitleCommandHandlers<Exclude<TitleCommand, "filter" | "changeFilter">>;
}

export interface ViewCommandsOptions {
  readonly views: Views;
  readonly sessions: Sessions;
  readonly groupings: Groupings;
  /** Copies the AWS CLI commands that list what is shown of sessions. */
  readonly copyFilter: (trees: readonly JobTree[]) => Promise<void>;
  readonly remedy: DoRemedy;
  readonly notifications: Pick<Notifications, "information">;
  readonly pickGrouping: (kind: ViewKind, current: Grouping) => Promise<Grouping | undefined>;
  /** Refreshes the details page in front; undefined when there is none. */
  readonly refreshPage: () => Promise<void> | undefined;
  /** Refreshes the view of protected resources; undefined while it is out of sight. */
  readonly refreshResources: () => Promise<void> | undefined;
}

/** The commands of a view: load, group, copy what it asks. */
export function viewCommands(options: ViewCommandsOptions): ViewCommandHandlers {
  const { views, sessions, groupings, notifications } = options;

  const sessionAt = ({ view, node }: Target): LiveSession | undefined => {
    const shown = node && view.tree.sessionOf(node);
    return shown && sessions.byId(shown.id);
  };
  /** The sessions that a command acts on: those of a row that stands for sessions, else all. */
  const sessionsAt = ({ view, node }: Target): readonly LiveSession[] => {
    if (!standsForSessions(node)) return sessions.all;
    const entry = node.type === "regions" ? view.tree.entryOf(node) : undefined;
    const shown = entry?.type === "regions" ? entry.regions : [view.tree.sessionOf(node)];
    return shown.flatMap((each) => (each && sessions.byId(each.id)) ?? []);
  };
  const renew = (session: LiveSession, { view }: Target): void => {
    const tree = session.source && view.tree.treeOf(session.source);
    session.renewCredentialsAfter(tree?.status.problem);
  };
  /** With the AWS config files as they are now. Where a profile may lead elsewhere, its session starts over. */
  const renewed =
    (work: (tree: ViewTree, at: ViewNode | undefined) => Promise<void>) =>
    async (target: Target): Promise<void> => {
      const all = sessionsAt(target);
      const mustRestart = all.filter(({ isMissing, outdated }) => isMissing || outdated);
      for (const session of all) if (!mustRestart.includes(session)) renew(session, target);
      await Promise.all(mustRestart.map((session) => session.restart()));
      const { view, node } = target;
      if (mustRestart.length < all.length) {
        await work(view.tree, standsForSessions(node) || isReloadRow(node) ? node : undefined);
      }
    };
  const refresh = renewed((tree, at) => tree.refresh(at));
  const reload = renewed((tree, at) => tree.reload(at));
  const retry = async (target: Target): Promise<void> => {
    const { view } = target;
    const session = sessionAt(target);
    if (session?.isMissing === true) return session.restart();
    const failed = retryTarget(view.tree, target.node);
    if (failed === undefined) {
      notifications.information("Nothing to retry.");
      return;
    }
    for (const each of session === undefined ? sessions.all : [session]) renew(each, target);
    await (view.tree.retriesLoadAll(failed.node)
      ? loadAllWithProgress(view, failed.node)
      : view.tree.retry(failed.node));
  };
  const allLoaded = ({ view, node }: Target): void => {
    let target = node;
    while (target !== undefined && target.type !== "group") target = view.tree.parent(target);
    const what = target === undefined ? view.title : view.tree.row(target).label;
    notifications.information(`All jobs of “${oneLine(what, 60)}” are loaded.`);
  };
  const loadMore = async ({ view, node }: Target): Promise<void> => {
    const target = commandTarget(view.tree, node, "canLoadMore");
    if (target === undefined) {
      allLoaded({ view, node });
      return;
    }
    const isOnSelected = view.selected?.id === node?.id;
    const { firstNew } = await view.tree.loadMore(target.node);
    // Not when the user went elsewhere meanwhile. The row itself goes when all is loaded.
    const isStillThere = view.selected === undefined || view.selected.id === node?.id;
    if (firstNew !== undefined && isOnSelected && isStillThere) await view.reveal(firstNew);
  };
  const loadAll = async ({ view, node }: Target): Promise<void> => {
    const target = commandTarget(view.tree, node, "canLoadAll");
    if (target === undefined) allLoaded({ view, node });
    else await loadAllWithProgress(view, target.node);
  };
  const copyFilter = async (target: Target): Promise<void> => {
    const { view, node } = target;
    const source = node && view.tree.sourceOf(node);
    const tree = source && view.tree.treeOf(source);
    const ofRow = node?.type === "regions" ? treesOf(sessionsAt(target), view) : tree && [tree];
    await options.copyFilter(ofRow ?? view.tree.trees);
  };
  const groupBy = async (view: JobsView, grouping: Grouping | undefined): Promise<void> => {
    if (grouping === undefined) return;
    view.setGrouping(grouping);
    await groupings.choose(view.kind, grouping);
  };
  const askGrouping = async ({ view }: Target): Promise<void> =>
    groupBy(view, await options.pickGrouping(view.kind, view.tree.grouping));

  /** On the row that a menu passed, the selected one, or the view that is asked for. */
  const onRow =
    (action: (target: Target) => Promise<void>): CommandHandler =>
    async (argument) => {
      if (await triedAgain(sessions)) return;
      const target = await views.target(argument);
      if (target !== undefined && (await isReady(sessions, target.view))) await action(target);
    };
  /** On every view in sight, or on what is asked for: a session's row, or a view. */
  const inSight =
    (action: (target: Target) => Promise<void>): CommandHandler =>
    async (argument) => {
      const node = views.owns(argument) ? views.row(argument)?.node : undefined;
      const isOfSessions = standsForSessions(node) || isReloadRow(node);
      const visible = views.all.filter((view) => view.visible);
      if (isOfSessions || visible.length === 0) await onRow(action)(argument);
      else if (!(await triedAgain(sessions))) {
        await Promise.all(visible.map((view) => action({ view, node: undefined })));
      }
    };
  /** On a view as a whole, whatever row is selected. */
  const inView =
    (action: (target: Target) => Promise<void>) =>
    async (kind: ViewKind): Promise<void> => {
      const view = views.of(kind);
      if (await triedAgain(sessions)) return;
      if (await isReady(sessions, view)) await action({ view, node: undefined });
    };

  return {
    commands: {
      refresh: async (argument) => {
        const isInSight = views.all.some((view) => view.visible);
        const page = options.refreshPage();
        const ofJobs = isInSight ? inSight(refresh)(argument) : undefined;
        // Where it needs the jobs of a view, it joins the refresh of that view.
        const resources = options.refreshResources();
        const isAny = [page, ofJobs, resources].some((each) => each !== undefined);
        await Promise.all([page, ofJobs, resources, isAny || inSight(refresh)(argument)]);
      },
      reload: inSight(reload),
      retry: onRow(retry),
      loadMore: onRow(loadMore),
      loadAll: onRow(loadAll),
      groupBy: async (argument) => {
        const target = await views.target(argument);
        if (target !== undefined) await askGrouping(target);
      },
      copyFilterAsCli: onRow(copyFilter),
      ...remedyCommands({
        views,
        sessions,
        remedy: options.remedy,
        notifications,
      }),
    },
    inTitle: {
      refresh: inView(refresh),
      reload: inView(reload),
      loadAll: inView(loadAll),
      copyFilterAsCli: inView(copyFilter),
      groupBy: (kind) => askGrouping({ view: views.of(kind), node: undefined }),
      groupByState: (kind) => groupBy(views.of(kind), "stateVault"),
      groupByVault: (kind) => groupBy(views.of(kind), "vaultState"),
    },
  };
}

function standsForSessions(node: ViewNode | undefined): node is SessionNode | RegionsNode {
  return node?.type === "session" || node?.type === "regions";
}

/** It is about the session in whose rows it stands. */
function isReloadRow(node: ViewNode | undefined): boolean {
  return node?.type === "message" && node.about === "reload";
}

/** What a view shows of some sessions. */
function treesOf(sessions: readonly LiveSession[], { tree }: JobsView): readonly JobTree[] {
  return sessions.flatMap(({ source }) => (source && tree.treeOf(source)) ?? []);
}

/**
 * Without a session there is no view to choose and no row to act on: finding the sessions out anew is
 * what helps (the welcome texts' *try again*), and the views then load by themselves.
 */
async function triedAgain(sessions: Sessions): Promise<boolean> {
  if (!sessions.isMissing) return false;
  await sessions.restartMissing();
  return true;
}

/** Opens the view if it isn't, waits for the sessions, and says whether one is open. */
async function isReady(sessions: Sessions, view: JobsView): Promise<boolean> {
  if (!view.visible) await view.open();
  await sessions.start();
  return sessions.sources.length > 0;
}
