import type { JobSpan } from "../../domain/protection/recentJobs";
import type { ResourcesEntry } from "../../viewmodel/protection/resourcesEntry";
import type { SessionResources } from "../../viewmodel/protection/sessionResources";
import { withCancellableProgress } from "../base/cancellableProgress";
import type { CommandHandlers } from "../base/commands";
import type { Sessions } from "../session/sessions";
import { nodeAt } from "./nodeAt";
import type { ResourcesView } from "./resourcesView";

export type ReadingCommand = "readResourceJobs" | "refreshResources";

export interface ReadingCommandsOptions {
  readonly view: ResourcesView;
  readonly sessions: Pick<Sessions, "byId" | "isMissing" | "restartMissing" | "start">;
}

/** What asks AWS. */
export function readingCommands({
  view,
  sessions,
}: ReadingCommandsOptions): CommandHandlers<ReadingCommand | "retry" | "loadMore"> {
  /** The session of a row, else all that are open; where none is, they are found out. */
  const sessionsAt = async (argument: unknown): Promise<readonly SessionResources[]> => {
    const own = view.owns(argument) ? view.tree.sessionOf(argument) : undefined;
    return own === undefined ? openSessions({ view, sessions }) : [own];
  };
  return {
    readResourceJobs: async (argument) => {
      const isOlder =
        view.owns(argument) && argument.type === "readJobs" && argument.span === "all";
      await read(await sessionsAt(argument), isOlder ? "all" : "recent");
    },
    refreshResources: () => refreshResources({ view, sessions }),
    retry: async (argument) => {
      const node = nodeAt(view, argument);
      const entry = node && view.tree.entryOf(node);
      const session = entry && sessions.byId(entry.shown.id);
      const resources = entry?.resources;
      if (session?.isMissing === true) return session.restart();
      session?.renewCredentialsAfter(resources?.problem ?? resources?.account.error);
      if (resources === undefined) return;
      if (resources.problem !== undefined || resources.account.error === undefined) {
        await resources.loadMore();
      } else await read([resources], "recent");
    },
    loadMore: async (argument) => {
      const node = nodeAt(view, argument);
      await (node && view.tree.sessionOf(node)?.loadMore());
    },
  };
}

/** Brings what changed, with the AWS config files as they are now. Where a profile may lead elsewhere, its session starts over. */
export async function refreshResources(options: ReadingCommandsOptions): Promise<void> {
  const { view, sessions } = options;
  await openSessions(options);
  const refresh = async ({ shown, resources }: ResourcesEntry): Promise<void> => {
    const session = sessions.byId(shown.id);
    if (session?.outdated === true) return session.restart();
    session?.renewCredentialsAfter(resources?.problem);
    await resources?.refresh();
  };
  await Promise.all(view.tree.entries.map(refresh));
}

/** Brings the view into sight. @returns its sessions; where none is open, they are found out */
export async function openSessions({
  view,
  sessions,
}: ReadingCommandsOptions): Promise<readonly SessionResources[]> {
  if (!view.visible) await view.open();
  if (sessions.isMissing) await sessions.restartMissing();
  await sessions.start();
  return view.tree.sessions;
}

/** Reads in all of them side by side, with progress and cancel; one that fails ends no other. */
async function read(all: readonly SessionResources[], span: JobSpan): Promise<void> {
  await withCancellableProgress("Reading backup jobs", ({ signal, progress }) =>
    Promise.all(
      all.map((session) =>
        session.readJobs(span, {
          signal,
          progress: () => {
            progress({
              jobs: sumOf(all, ({ account }) => account.jobs.jobs.size),
              pages: sumOf(all, ({ account }) => account.jobs.pagesRead ?? 0),
            });
          },
        }),
      ),
    ),
  );
}

function sumOf<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((sum, each) => sum + of(each), 0);
}
