import { type EventEmitter, type Uri, window } from "vscode";
import type { KnownWords } from "../../viewmodel/job/resourceWords";
import type { CommandHandlers } from "../base/commands";
import type { HostContext } from "../base/hostContext";
import type { Run } from "../base/run";
import type { SessionModule } from "../session/sessionModule";
import { ArnSources } from "../tree/arnSources";
import type { TreeModule } from "../tree/treeModule";
import type { JobsElsewhere } from "./arnJobsPick";
import { DetailsPanels, type DetailsPanelsOptions } from "./detailsPanels";
import { JobActions } from "./jobActions";
import { type FindJobAt, findJobAt } from "./jobAt";
import { type JobCommand, jobCommands } from "./jobCommands";
import { JobDocuments } from "./jobDocuments";
import { jobsElsewhere } from "./jobsElsewhere";
import { lazyDetails, type LoadDetails, type PickJobOfArn } from "./lazyDetails";
import type { LoadResources } from "./loadResources";
import { pageIntents, type PageIntentsOptions } from "./pageIntents";

export interface DetailsModuleOptions {
  readonly session: SessionModule;
  readonly tree: TreeModule;
  readonly run: Run;
  readonly loadResources: LoadResources;
  readonly documentChanged: Pick<EventEmitter<Uri>, "fire">;
  readonly words: KnownWords;
  readonly watches: DetailsPanelsOptions["watches"];
  /** Begins to watch a job, or watches it no more. */
  readonly watch: PageIntentsOptions["watch"];
}

export interface DetailsModule {
  readonly actions: JobActions;
  readonly panels: DetailsPanels;
  readonly documents: JobDocuments;
  readonly pickJobOfArn: PickJobOfArn;
  readonly sources: ArnSources;
  readonly jobAt: FindJobAt;
  readonly commands: CommandHandlers<JobCommand>;
}

/** A job as a page and as JSON, and what can be done with it. */
export function detailsModule(context: HostContext, options: DetailsModuleOptions): DetailsModule {
  const { own, settings, notifications } = context;
  const { session, tree, documentChanged } = options;
  const { sessions } = session;
  const { views, accounts, lastFocused } = tree;
  const load = lazyDetails();
  const documents = own(
    new JobDocuments((uri) => {
      documentChanged.fire(uri);
    }),
  );
  const actions = new JobActions({ views, documents, notifications, load });
  const sources = new ArnSources({
    sessions,
    accounts,
    loadedJobs: (source) => views.loadedJobs(source),
  });
  const elsewhere = jobsElsewhere({ session, sources });
  const pickJobOfArn = picksJobOfArn(context, options, { load, elsewhere });
  const panels: DetailsPanels = own(
    new DetailsPanels({
      ...context,
      ...options,
      load,
      sessions,
      pageSize: () => settings.pageSize,
      perform: pageIntents({
        panels: () => panels,
        ...session,
        actions,
        pickJobOfArn,
        watch: options.watch,
      }),
      accounts,
      used: turnsTo(options),
    }),
  );
  const jobAt = findJobAt({ views, panels, lastFocused, accounts });
  return {
    actions,
    panels,
    documents,
    pickJobOfArn,
    sources,
    jobAt,
    commands: jobCommands({
      views,
      panels,
      lastFocused,
      actions,
      jobAt,
      notifications,
      pickJobOfArn,
      copyFilterAsCli: tree.commands.copyFilterAsCli,
    }),
  };
}

/** The user turns to a page. */
function turnsTo({
  session: { sessions },
  tree: { lastFocused },
}: Pick<DetailsModuleOptions, "session" | "tree">): DetailsPanelsOptions["used"] {
  return (source) => {
    lastFocused.onPage();
    if (source !== undefined) sessions.turnedTo(source);
  };
}

function picksJobOfArn(
  { settings, formats, now }: HostContext,
  { session: { sessions }, tree: { accounts } }: Pick<DetailsModuleOptions, "session" | "tree">,
  { load, elsewhere }: { readonly load: LoadDetails; readonly elsewhere: JobsElsewhere },
): PickJobOfArn {
  return async (arn, context) => {
    const bundle = await load();
    return bundle.pickJobOfArn(arn, context, {
      quickPicks: window,
      formats: formats(),
      now: now(),
      pageSize: settings.pageSize,
      accountIds: accounts.all(context.source),
      named: accounts.named(context.source).ofArn(arn, context.accountId),
      elsewhere,
      isOneOfSeveral: sessions.sources.length > 1,
    });
  };
}
