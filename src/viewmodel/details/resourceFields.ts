import type { BackupJob, CopyJob, RestoreJob, ScanJob } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import type { Field } from "../../protocol/jobDetails";
import { consoleLinkForArn } from "../console/consoleLinks";
import type { Absence } from "./absence";
import { codeField, nameOf, textField } from "./fields";
import type { PartContext } from "./partContext";
import type { ThingName } from "./vaultFields";

type Fields = readonly (Field | undefined)[];

/** What is backed up or copied. */
export function resourceFields(
  job: BackupJob | CopyJob | ScanJob,
  absent: string | undefined,
  context: PartContext,
): Fields {
  const rows = jobMembers[job.kind];
  return [
    textField(nameOf(rows.resourceName, absent), job.resourceName),
    textField(nameOf(rows.resourceType, absent), job.resourceType),
    arnField(
      { ...nameOf(rows.resourceArn, absent), thing: "the resource" },
      { ...job, isResource: true },
      context,
    ),
  ];
}

/** What is restored, and what came of it. */
export function restoredFields(
  job: RestoreJob,
  { always, onceCompleted }: Absence,
  context: PartContext,
): Fields {
  const rows = jobMembers.restore;
  return [
    textField(nameOf(rows.resourceType, always), job.resourceType),
    arnField(
      { ...nameOf(rows.sourceResourceArn, always), thing: "the source resource" },
      { resourceArn: job.sourceResourceArn, resourceType: job.resourceType, isResource: true },
      context,
    ),
    arnField(
      { ...nameOf(rows.createdResourceArn, onceCompleted), thing: "the created resource" },
      { resourceArn: job.createdResourceArn, resourceType: job.resourceType },
      context,
    ),
  ];
}

function arnField(
  name: ThingName,
  {
    resourceArn,
    resourceType,
    isResource = false,
  }: {
    readonly resourceArn?: string | undefined;
    readonly resourceType?: string | undefined;
    readonly isResource?: boolean;
  },
  context: PartContext,
): Field | undefined {
  const consoleLink = consoleLinkForArn(resourceArn ?? "", resourceType);
  const ways = { thing: name.thing, showsJobs: true, consoleLink, isResource };
  return codeField(name, resourceArn, ways, context);
}
