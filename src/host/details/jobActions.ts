import { commands, env, Uri, window } from "vscode";
import type { Job } from "../../domain/job/job";
import { jobKey } from "../../domain/job/jobOrder";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import type { JobRef } from "../../viewmodel/details/actions";
import { cliShell } from "./cliShell";
import { commandIds, viewId } from "../base/contributions";
import { copyText } from "../base/copyText";
import type { JobDocuments } from "./jobDocuments";
import type { JobsView } from "../tree/jobsView";
import type { LoadDetails } from "./lazyDetails";
import type { Notifications } from "../base/notifications";
import type { Views } from "../tree/views";

/** Milliseconds. */
const hiddenFor = 6000;

export interface JobActionsOptions {
  readonly views: Views;
  readonly documents: JobDocuments;
  readonly notifications: Pick<Notifications, "information">;
  readonly load: LoadDetails;
}

/** What can be done with a job, whether a row, the palette or a details page asked for it. */
export class JobActions {
  readonly #options: JobActionsOptions;

  constructor(options: JobActionsOptions) {
    this.#options = options;
  }

  /** @param what is in the clipboard then, e.g. "the job ID" */
  async copy(text: string, what: string): Promise<void> {
    await copyText(text, what);
  }

  /** @returns what is in the clipboard then; undefined when nothing is */
  async copyAsCli(ref: JobRef, session: Session): Promise<string | undefined> {
    const { describeCommand, cliRefusalText } = await this.#options.load();
    const command = describeCommand(ref, session, cliShell());
    if (command.type === "refused") {
      this.#options.notifications.information(cliRefusalText(command.reason, "this job's ID"));
      return undefined;
    }
    const what = "the AWS CLI command";
    await this.copy(command.text, what);
    return what;
  }

  /**
   * Copies the commands that list what a view shows of sessions; one notification says what they are, or why there are
   * none. Of several, those count whose jobs were asked for: to ask all Regions at once is not what was asked for.
   */
  async copyFilterAsCli(trees: readonly JobTree[]): Promise<void> {
    const [only, ...others] = trees;
    if (others.length === 0) only?.showQuietly();
    const views = trees.flatMap(({ filter, list, source }) =>
      list === undefined || source === undefined
        ? []
        : [{ filter, scope: list.scope, session: source.session }],
    );
    if (views.length === 0) return;
    const { listCommands } = await this.#options.load();
    const commands = listCommands(views, cliShell());
    if (commands.type === "commands") await env.clipboard.writeText(commands.text);
    const told = commands.type === "commands" ? commands.summary : commands.why;
    this.#options.notifications.information(told);
  }

  /** @param missing says that there is no link */
  async openConsole(link: string | undefined, missing: string): Promise<void> {
    if (link === undefined) this.#options.notifications.information(missing);
    else await env.openExternal(Uri.parse(link, true));
  }

  async showJson(
    job: Job,
    source: Source,
    { preserveFocus }: { readonly preserveFocus: boolean },
  ): Promise<void> {
    const show = (): Promise<void> =>
      this.#options.documents.show({ job, jobKey: jobKey(job), source, preserveFocus });
    const view = this.#options.views.all.find(({ kind }) => kind === job.kind);
    if (view === undefined) await show();
    else await window.withProgress({ location: { viewId: viewId(view.kind) } }, show);
  }

  /**
   * Selects the job's row, as the Explorer follows the editor: the focus stays where it is, and a job that
   * no row shows is no failure.
   * @param where "inSight" leaves a view alone that nobody sees
   */
  async follow(job: Job, source: Source, where: "inSight" | "anywhere"): Promise<void> {
    const view = this.#options.views.all.find(({ kind }) => kind === job.kind);
    const tree = view?.tree.treeOf(source);
    if (view === undefined || tree === undefined) return;
    if (where === "inSight" && !view.visible) return;
    const row = await tree.rowOf(job);
    if (row !== undefined) await view.select(row);
    else if (tree.hides(job)) window.setStatusBarMessage(hiddenText(view), hiddenFor);
  }

  /** Puts the focus on the job's row, in its own group or under its parent. */
  async reveal(job: Job, source: Source): Promise<void> {
    const { views, notifications } = this.#options;
    const view = views.all.find(({ kind }) => kind === job.kind);
    if (view === undefined) {
      notifications.information("No view lists copy jobs.");
      return;
    }
    if (!view.visible) await view.open();
    const tree = view.tree.treeOf(source);
    const row = await tree?.rowOf(job);
    if (row !== undefined) await view.reveal(row);
    else if (tree?.hides(job) === true) {
      notifications.information(hiddenText(view), [
        { title: "Clear Filters", run: () => commands.executeCommand(commandIds.clearFilters) },
      ]);
    } else notifications.information(notLoaded(view.title));
  }
}

function hiddenText({ title }: JobsView): string {
  return `The filter of the view ${title} hides this job.`;
}

function notLoaded(view: string): string {
  return `The view ${view} could not be loaded, so the job has no row. Retry there first.`;
}
