import { window } from "vscode";
import type { KnownWords } from "../../viewmodel/job/resourceWords";
import type { CommandHandlers } from "../base/commands";
import type { HostContext } from "../base/hostContext";
import type { DetailsModule } from "../details/detailsModule";
import type { FilterModule } from "../filter/filterModule";
import type { SessionModule } from "../session/sessionModule";
import type { TreeModule } from "../tree/treeModule";
import { JobHovers } from "./jobHovers";
import { type JumpCommand, jumpCommands, type JumpCommandsOptions } from "./jumpCommands";

export interface JumpsModuleOptions {
  readonly session: SessionModule;
  readonly tree: TreeModule;
  readonly filter: FilterModule;
  readonly details: DetailsModule;
  readonly words: KnownWords;
  /** The view of protected resources; undefined until it has come into sight. */
  readonly searched: JumpCommandsOptions["resources"];
}

export interface JumpsModule {
  readonly hovers: JobHovers;
  readonly commands: CommandHandlers<JumpCommand>;
}

/** Hovers on ARNs and job ids, and the commands that lead from one to its jobs. */
export function jumpsModule(context: HostContext, options: JumpsModuleOptions): JumpsModule {
  const { own, notifications, formats, now } = context;
  const { session, tree, filter, details, words, searched } = options;
  const { sessions } = session;
  const { views, accounts, lastFocused } = tree;
  const { panels, actions, documents, pickJobOfArn, sources } = details;
  return {
    hovers: own(
      new JobHovers({
        sessions,
        sources,
        sessionOf: (document) => documents.sessionOf(document),
        formats,
        now,
        accounts,
        loadedJobs: (source) => views.loadedJobs(source),
        words: words.of,
      }),
    ),
    commands: jumpCommands({
      quickPicks: window,
      views,
      resources: searched,
      filters: filter.filters,
      sessions,
      sources,
      documents,
      panels,
      lastFocused,
      actions,
      notifications,
      formats,
      now,
      pickJobOfArn,
      accounts,
      onJob: details.commands,
    }),
  };
}
