import { Emitter } from "../../base/emitter";
import { lazyAsync } from "../../base/lazyAsync";
import { ReadHistories } from "../../domain/protection/readHistories";
import type { CommandHandler, CommandHandlers } from "../base/commands";
import type { HostContext } from "../base/hostContext";
import type { LoadResources } from "../details/loadResources";
import type { JobsTreeDataProvider } from "../tree/jobsTreeDataProvider";
import type { KnownWords } from "../../viewmodel/job/resourceWords";
import type { SearchedResources } from "../../viewmodel/protection/resourceSearch";
import type { ResourcesNode } from "../../viewmodel/protection/resourcesNode";
import type { Resources, ResourcesOptions } from "./protectionBundle";
import type { ResourceCommand, SharedCommand } from "./resourceCommands";

export interface ProtectionModule {
  readonly rows: () => Promise<JobsTreeDataProvider<ResourcesNode>>;
  readonly commands: CommandHandlers<ResourceCommand | SharedCommand>;
  readonly words: KnownWords;
  /** The id of the session that a row of the view stands for; undefined for anything else. */
  readonly sessionIdOf: (argument: unknown) => string | undefined;
  /** Refreshes the view; undefined while it is out of sight. */
  readonly refreshInSight: () => Promise<void> | undefined;
  /** The view for *Find Text*; undefined until it has come into sight. */
  readonly searched: () => SearchedResources | undefined;
  /** What makes the pages of resources. */
  readonly loadResources: LoadResources;
}

/**
 * The view of protected resources. dist/protection.js is loaded when the view first comes into sight, or when a command
 * needs it.
 * @param others what the shared commands do on the rows of other views
 */
export function protectionModule(
  context: HostContext,
  options: ResourcesOptions,
  others: () => CommandHandlers<SharedCommand>,
): ProtectionModule {
  let opened: Resources | undefined;
  const histories = new ReadHistories();
  const wordsChanged = context.own(new Emitter<void>());
  const open = lazyAsync(async () => {
    const { openResources } = await import("./protectionBundle");
    opened = openResources(context, options, histories);
    context.own(
      opened.view.tree.changed(() => {
        wordsChanged.fire();
      }),
    );
    return opened;
  });
  const own =
    (name: ResourceCommand): CommandHandler =>
    async (argument) =>
      (await open()).commands[name](argument);
  const shared =
    (name: SharedCommand): CommandHandler =>
    (argument) =>
      (opened?.view.owns(argument) === true ? opened.commands : others())[name](argument);
  return {
    rows: async () => (await open()).view.rows,
    words: {
      of: (...about) => opened?.view.tree.words(...about),
      changed: wordsChanged.event,
    },
    sessionIdOf: (argument) => opened?.view.sessionIdOf(argument),
    refreshInSight: () => (opened?.view.visible === true ? opened.refresh() : undefined),
    searched: () => (opened?.view.isOpened === true ? opened.searched : undefined),
    loadResources: async () => {
      const { newResourceDetails } = await import("./protectionBundle");
      return (its) => newResourceDetails(its, { ...context, histories, opened: () => opened });
    },
    commands: {
      readResourceJobs: own("readResourceJobs"),
      refreshResources: own("refreshResources"),
      groupResources: own("groupResources"),
      mute: own("mute"),
      unmute: own("unmute"),
      checkProtection: own("checkProtection"),
      removeCheck: own("removeCheck"),
      retry: shared("retry"),
      loadMore: shared("loadMore"),
      copyAsCli: shared("copyAsCli"),
    },
  };
}
