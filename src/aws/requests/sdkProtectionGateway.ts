import {
  DescribeProtectedResourceCommand,
  GetBackupPlanCommand,
  GetBackupSelectionCommand,
  ListBackupSelectionsCommand,
  ListProtectedResourcesCommand,
  ListRecoveryPointsByResourceCommand,
} from "@aws-sdk/client-backup";
import { BackupError } from "../../domain/query/backupError";
import type { PageRequest } from "../../domain/query/pageRequest";
import type { Page, ProtectionGateway } from "../../domain/query/protectionGateway";
import type { BackupPlan, PlanSelection } from "../../domain/resource/backupPlan";
import type {
  DescribedResource,
  ProtectedResource,
  ResourcePoint,
} from "../../domain/resource/protectedResource";
import type { Operation } from "./answerForms";
import { backupPlanOf, planSelectionOf, selectionIdsOf } from "./backupPlanOf";
import { aboutPage, pageOf } from "./listRequests";
import { text } from "./members";
import { checkPathLabels } from "./pathLabels";
import { describedResourceOf, protectedResourcesOf, resourcePointsOf } from "./protectedResourceOf";
import type { RequestSender } from "./requestSender";

/** The most that AWS previews (API model). */
const mostRuns = 10;

/** What AWS Backup tells of resources and plans, through the AWS SDK, for one session. */
export class SdkProtectionGateway implements ProtectionGateway {
  readonly #sender: RequestSender;

  constructor(sender: RequestSender) {
    this.#sender = sender;
  }

  async listProtectedResources(
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<ProtectedResource>> {
    const command = new ListProtectedResourcesCommand(pageOf(page));
    const answer = await this.#sender.send({
      ...aboutPage("ListProtectedResources", page, signal),
      send: (client, options) => client.send(command, options),
    });
    return aPage(protectedResourcesOf(answer.Results), answer.NextToken);
  }

  async describeProtectedResource(
    resourceArn: string,
    signal: AbortSignal,
  ): Promise<DescribedResource> {
    checkPathLabels(resourceArn);
    const command = new DescribeProtectedResourceCommand({ ResourceArn: resourceArn });
    const answer = await this.#sender.send({
      operation: "DescribeProtectedResource",
      carriedToken: false,
      signal,
      send: (client, options) => client.send(command, options),
    });
    return describedResourceOf(resourceArn, answer);
  }

  async listRecoveryPointsByResource(
    resourceArn: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<ResourcePoint>> {
    checkPathLabels(resourceArn);
    const input = { ResourceArn: resourceArn, ...pageOf(page) };
    const command = new ListRecoveryPointsByResourceCommand(input);
    const answer = await this.#sender.send({
      ...aboutPage("ListRecoveryPointsByResource", page, signal),
      send: (client, options) => client.send(command, options),
    });
    return aPage(resourcePointsOf(answer.RecoveryPoints), answer.NextToken);
  }

  async getBackupPlan(planId: string, signal: AbortSignal): Promise<BackupPlan | "deleted"> {
    checkPathLabels(planId);
    const input = { BackupPlanId: planId, MaxScheduledRunsPreview: mostRuns };
    const command = new GetBackupPlanCommand(input);
    const answer = await this.#sender
      .send({
        operation: "GetBackupPlan",
        carriedToken: false,
        signal,
        send: (client, options) => client.send(command, options),
      })
      .catch(deletedIfNotFound);
    return answer === "deleted" ? answer : said(backupPlanOf(answer), "GetBackupPlan");
  }

  async listBackupSelections(
    planId: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<string>> {
    checkPathLabels(planId);
    const command = new ListBackupSelectionsCommand({ BackupPlanId: planId, ...pageOf(page) });
    const answer = await this.#sender.send({
      ...aboutPage("ListBackupSelections", page, signal),
      send: (client, options) => client.send(command, options),
    });
    const ids = said(selectionIdsOf(answer.BackupSelectionsList), "ListBackupSelections");
    return aPage(ids, answer.NextToken);
  }

  async getBackupSelection(
    planId: string,
    selectionId: string,
    signal: AbortSignal,
  ): Promise<PlanSelection> {
    checkPathLabels(planId, selectionId);
    const input = { BackupPlanId: planId, SelectionId: selectionId };
    const command = new GetBackupSelectionCommand(input);
    const answer = await this.#sender.send({
      operation: "GetBackupSelection",
      carriedToken: false,
      signal,
      send: (client, options) => client.send(command, options),
    });
    return said(planSelectionOf(answer), "GetBackupSelection");
  }
}

function aPage<T>(items: readonly T[], token: unknown): Page<T> {
  // An empty token means the end (boto3#2260).
  const nextToken = text(token);
  return nextToken === undefined ? { items } : { items, nextToken };
}

/** AWS knows no such plan: it was deleted, or is another account's or Region's, whose plans nobody can ask for here. */
function deletedIfNotFound(error: unknown): "deleted" {
  if (error instanceof BackupError && error.kind === "notFound") return "deleted";
  throw error;
}

/** @throws BackupError where the answer leaves out what it is about */
function said<T>(value: T | undefined, operation: Operation): T {
  if (value === undefined) throw new BackupError("notJson", { operation });
  return value;
}
