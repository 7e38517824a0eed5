import type { Job } from "../../domain/job/job";
import { resourceArnOf } from "../../domain/job/jobFacts";
import type { JobRef } from "../../viewmodel/details/actions";
import { type ConsolePage, jobConsolePage } from "../../viewmodel/console/jobConsolePage";
import { shownArnOf } from "../../viewmodel/job/jobText";
import type { LastFocused } from "../tree/lastFocused";
import type { CommandHandler, CommandHandlers } from "../base/commands";
import type { DetailsPanel } from "./detailsPanel";
import type { DetailsPanels } from "./detailsPanels";
import type { JobActions } from "./jobActions";
import type { FindJobAt, JobAt } from "./jobAt";
import type { PickJobOfArn } from "./lazyDetails";
import type { Notifications } from "../base/notifications";
import type { Views } from "../tree/views";

export interface JobCommandsOptions {
  readonly views: Views;
  readonly panels: DetailsPanels;
  readonly lastFocused: LastFocused;
  readonly actions: JobActions;
  readonly jobAt: FindJobAt;
  readonly notifications: Pick<Notifications, "information">;
  /** Lets the user choose among the jobs of an ARN. */
  readonly pickJobOfArn: PickJobOfArn;
  /** Copies the commands of the view in use. */
  readonly copyFilterAsCli: CommandHandler;
}

const noJob = "Select a job in a view first.";
const noJobYet = "The active page shows no job, and no job is selected in a view.";
const noPage = "Open the details of a job first.";

export type JobCommand =
  | "openDetails"
  | "pinDetails"
  | "goBack"
  | "goForward"
  | "openParentJob"
  | "revealInTree"
  | "showJobsForArn"
  | "openResource"
  | "showJson"
  | "copyJobId"
  | "copyArn"
  | "copyAsCli"
  | "openInConsole"
  | "openResourceInConsole"
  | "openVaultInConsole"
  | "openRecoveryPointInConsole"
  | "openPlanInConsole";

/**
 * The commands of a job: on the row that a menu passed, else where the user turned to last, the page in
 * front or the selected row.
 */
export function jobCommands(options: JobCommandsOptions): CommandHandlers<JobCommand> {
  const { views, panels, lastFocused, actions, jobAt, notifications } = options;

  const isOnPage = (): boolean => lastFocused.isOnPage && panels.active !== undefined;

  const onJob =
    (action: (at: JobAt) => Promise<void> | void): CommandHandler =>
    async (argument) => {
      const at = jobAt(argument);
      if (at !== undefined) await action(at);
      else notifications.information(panels.active === undefined ? noJob : noJobYet);
    };

  const onPage = (action: (panel: DetailsPanel) => void): CommandHandler => {
    return () => {
      if (panels.active !== undefined) action(panels.active);
      else notifications.information(noPage);
    };
  };

  const inConsole = (page: ConsolePage, what: string): CommandHandler =>
    onJob(({ job, source }) =>
      actions.openConsole(
        jobConsolePage(page, job, source.session.region),
        `No AWS console page is known for this job's ${what}.`,
      ),
    );

  return {
    openDetails: onJob(async ({ job, source: { session }, isBrowsing }) => {
      await panels.open(refOf(job), session, { preserveFocus: isBrowsing });
    }),
    pinDetails: async (argument) => {
      // A row's job gets a page of its own; otherwise the page in front is kept.
      const at = views.owns(argument) ? jobAt(argument) : undefined;
      const panel =
        at === undefined
          ? panels.active
          : await panels.open(refOf(at.job), at.source.session, { preserveFocus: false });
      if (panel !== undefined) panels.pin(panel);
      else notifications.information(noPage);
    },
    goBack: onPage((panel) => {
      panel.go(-1);
    }),
    goForward: onPage((panel) => {
      panel.go(1);
    }),
    openParentJob: onJob(async ({ job, source, panel, accountId }) => {
      const { parentJobId, kind } = job;
      if (parentJobId === undefined) {
        notifications.information("This job has no parent job.");
        return;
      }
      const view = views.all.find((each) => each.kind === kind);
      const row = panel === undefined ? view?.tree.treeOf(source)?.nodeOf(parentJobId) : undefined;
      if (row !== undefined) await view?.reveal(row);
      else {
        const parent: JobRef = { kind, id: parentJobId, isParent: true, accountId };
        await panels.open(parent, source.session, { preserveFocus: false });
      }
    }),
    revealInTree: onJob(({ job, source }) => actions.reveal(job, source)),
    showJobsForArn: onJob(async ({ job, source, accountId }) => {
      const arn = shownArnOf(job);
      if (arn === undefined) {
        notifications.information("AWS Backup reported no resource for this job.");
        return;
      }
      const ref = await options.pickJobOfArn(arn, { source, accountId });
      if (ref !== undefined) await panels.open(ref, source.session, { preserveFocus: false });
    }),
    openResource: onJob(async ({ job, source: { session }, isBrowsing }) => {
      const id = resourceArnOf(job) ?? "";
      if (id === "") notifications.information("AWS Backup reported no resource for this job.");
      else await panels.open({ kind: "resource", id }, session, { preserveFocus: isBrowsing });
    }),
    showJson: onJob(({ job, source, isBrowsing }) =>
      actions.showJson(job, source, { preserveFocus: isBrowsing }),
    ),
    copyJobId: onJob(async ({ job }) => {
      if (job.id === "") notifications.information("AWS Backup gave this job no ID.");
      else await actions.copy(job.id, "the job ID");
    }),
    copyArn: onJob(async ({ job }) => {
      const arn = shownArnOf(job);
      if (arn === undefined || arn === "")
        notifications.information("AWS Backup reported no resource for this job.");
      else await actions.copy(arn, "the resource's ARN");
    }),
    copyAsCli: async (argument) => {
      const at = jobAt(argument);
      if (at !== undefined) await actions.copyAsCli(refOf(at.job), at.source.session);
      // Where no job is meant, the view's list is.
      else if (!isOnPage()) await options.copyFilterAsCli(argument);
      else notifications.information(noJobYet);
    },
    openInConsole: inConsole("job", "details"),
    openResourceInConsole: inConsole("resource", "resource"),
    openVaultInConsole: inConsole("vault", "vault"),
    openRecoveryPointInConsole: inConsole("recoveryPoint", "recovery point"),
    openPlanInConsole: inConsole("plan", "backup plan"),
  };
}

function refOf(job: Job): JobRef {
  return { kind: job.kind, id: job.id, known: job };
}
