import { env, Uri, window } from "vscode";
import type { Job } from "../domain/job";
import { consoleLinkForArn } from "../viewmodel/consoleLinks";
import { resourceArnOf } from "../viewmodel/jobText";
import type { CommandHandlers } from "./commands";
import { viewIds } from "./contributions";
import type { JobDocuments } from "./jobDocuments";
import type { JobsView } from "./jobsView";
import type { Notifications } from "./notifications";
import type { Sessions } from "./sessions";
import type { Views } from "./views";

const copiedFor = 3000;

export interface JobCommandsOptions {
  readonly views: Views;
  readonly sessions: Sessions;
  readonly documents: JobDocuments;
  readonly notifications: Notifications;
}

interface JobAt {
  readonly view: JobsView;
  readonly job: Job;
  readonly jobKey: string;
  /** Called from a row: whoever walks through rows stays in the tree. */
  readonly isBrowsing: boolean;
}

/** The commands of a job: on the row that a menu passed, else on the selected one. */
export function jobCommands(
  options: JobCommandsOptions,
): CommandHandlers<
  "showJson" | "openParentJob" | "copyJobId" | "copyArn" | "openResourceInConsole"
> {
  const { views, sessions, documents, notifications } = options;

  const onJob =
    (action: (at: JobAt) => Promise<void>) =>
    async (argument: unknown): Promise<void> => {
      const row = views.row(argument);
      const job = row?.view.tree.job(row.node);
      if (row?.node.type !== "job" || job === undefined) {
        notifications.information("Select a job in the view Backup Jobs or Restore Jobs first.");
        return;
      }
      await action({
        view: row.view,
        job,
        jobKey: row.node.jobKey,
        isBrowsing: argument !== undefined,
      });
    };

  return {
    showJson: onJob(async ({ view, job, jobKey, isBrowsing }) => {
      const { state } = sessions;
      if (state.kind !== "ready") return;
      const { session, gateway } = state;
      await window.withProgress({ location: { viewId: viewIds[view.kind] } }, () =>
        documents.show({ job, jobKey, session, gateway, preserveFocus: isBrowsing }),
      );
    }),
    openParentJob: onJob(async ({ view, job }) => {
      const parent = job.parentJobId === undefined ? undefined : view.tree.nodeOf(job.parentJobId);
      if (parent !== undefined) await view.reveal(parent);
      else if (job.parentJobId === undefined)
        notifications.information("This job has no parent job.");
      else
        notifications.information(
          "The parent job is not among the loaded jobs. Load more jobs first.",
        );
    }),
    copyJobId: onJob(async ({ job }) => {
      if (job.id === "") notifications.information("AWS Backup gave this job no id.");
      else await copy(job.id, "job ID");
    }),
    copyArn: onJob(async ({ job }) => {
      const arn = resourceArnOf(job);
      if (arn === undefined || arn === "") notifications.information("This job names no resource.");
      else await copy(arn, "ARN");
    }),
    openResourceInConsole: onJob(async ({ job }) => {
      const link = consoleLinkForArn(resourceArnOf(job) ?? "");
      if (link === undefined) {
        notifications.information("No page of the AWS console is known for this job's resource.");
      } else {
        await env.openExternal(Uri.parse(link, true));
      }
    }),
  };
}

async function copy(text: string, what: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`Copied ${what}`, copiedFor);
}
