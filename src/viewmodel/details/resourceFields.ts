import type { BackupJob, CopyJob, RestoreJob } from "../../domain/job/job";
import type { Field } from "../../protocol/jobDetails";
import { consoleLinkForArn } from "../console/consoleLinks";
import type { Absence } from "./absence";
import { codeField, textField } from "./fields";
import type { PartContext } from "./partContext";

type Fields = readonly (Field | undefined)[];

/** What is backed up or copied. */
export function resourceFields(
  job: BackupJob | CopyJob,
  absent: string | undefined,
  context: PartContext,
): Fields {
  return [
    textField({ key: "ResourceName", label: "Name", absent }, job.resourceName),
    textField({ key: "ResourceType", label: "Type", absent }, job.resourceType),
    arnField({ key: "ResourceArn", label: "ARN", thing: "the resource", absent }, job, context),
  ];
}

/** What is restored, and what came of it. */
export function restoredFields(
  job: RestoreJob,
  { always, onceCompleted }: Absence,
  context: PartContext,
): Fields {
  return [
    textField({ key: "ResourceType", label: "Type", absent: always }, job.resourceType),
    arnField(
      {
        key: "SourceResourceArn",
        label: "Source resource",
        thing: "the source resource",
        absent: always,
      },
      { resourceArn: job.sourceResourceArn, resourceType: job.resourceType },
      context,
    ),
    arnField(
      {
        key: "CreatedResourceArn",
        label: "Created resource",
        thing: "the created resource",
        absent: onceCompleted,
      },
      { resourceArn: job.createdResourceArn, resourceType: job.resourceType },
      context,
    ),
  ];
}

function arnField(
  name: {
    readonly key: string;
    readonly label: string;
    readonly thing: string;
    readonly absent: string | undefined;
  },
  {
    resourceArn,
    resourceType,
  }: {
    readonly resourceArn?: string | undefined;
    readonly resourceType?: string | undefined;
  },
  context: PartContext,
): Field | undefined {
  const consoleLink = consoleLinkForArn(resourceArn ?? "", resourceType);
  return codeField(name, resourceArn, { thing: name.thing, showsJobs: true, consoleLink }, context);
}
