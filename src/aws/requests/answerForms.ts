import { type Members, membersOf } from "../../base/membersOf";
import { text } from "./members";

/** What shows that an answer is its operation's, and not a proxy's or another's: the least that AWS Backup sends. */
interface Form {
  /** The list, map or structure that was asked for. */
  readonly holds?: { readonly member: string; readonly as: "list" | "map" };
  /** What was asked for by its ID or ARN, which the answer repeats, perhaps within a structure. */
  readonly about?: { readonly member: string; readonly within?: string };
}

/**
 * Forms of all operations. The service model requires next to no member; what AWS Backup sends tells more: it writes every
 * member of an answer, with null for those without a value (wire traces in aws-sdk-ruby#2031 and boto3#2260), and an empty
 * list as [] (the AWS CLI shows it, which leaves out what is null). So `{}` is no answer to any of these.
 */
export const answerForms = {
  ListBackupJobs: listOf("BackupJobs"),
  ListRestoreJobs: listOf("RestoreJobs"),
  ListRestoreJobsByProtectedResource: listOf("RestoreJobs"),
  ListCopyJobs: listOf("CopyJobs"),
  ListScanJobs: listOf("ScanJobs"),
  ListBackupVaults: listOf("BackupVaultList"),
  GetSupportedResourceTypes: listOf("ResourceTypes"),
  DescribeBackupJob: { about: { member: "BackupJobId" } },
  DescribeRestoreJob: { about: { member: "RestoreJobId" } },
  // The one Describe output that wraps its job.
  DescribeCopyJob: { about: { member: "CopyJobId", within: "CopyJob" } },
  DescribeScanJob: { about: { member: "ScanJobId" } },
  GetRestoreJobMetadata: {
    holds: { member: "Metadata", as: "map" },
    about: { member: "RestoreJobId" },
  },
  DescribeRecoveryPoint: { about: { member: "RecoveryPointArn" } },
  ListProtectedResources: listOf("Results"),
  DescribeProtectedResource: { about: { member: "ResourceArn" } },
  ListRecoveryPointsByResource: listOf("RecoveryPoints"),
  GetBackupPlan: {
    holds: { member: "BackupPlan", as: "map" },
    about: { member: "BackupPlanId" },
  },
  ListBackupSelections: listOf("BackupSelectionsList"),
  GetBackupSelection: {
    holds: { member: "BackupSelection", as: "map" },
    about: { member: "SelectionId" },
  },
} as const satisfies Readonly<Record<string, Form>>;

export type Operation = keyof typeof answerForms;

const forms: ReadonlyMap<string, Form> = new Map(Object.entries(answerForms));

/** An answer of the SDK, and what it was made of. */
export interface CheckedAnswer {
  readonly operation: string;
  readonly input: Members;
  readonly output: Members;
  /** The body, parsed; called only where the SDK, which drops null, leaves a doubt. */
  readonly body: () => unknown;
}

/** Whether an answer has its operation's form. Never throws. */
export function hasForm({ operation, input, output, body }: CheckedAnswer): boolean {
  const form = forms.get(operation);
  if (form === undefined) return false;
  const { holds, about } = form;
  return (
    (holds === undefined || isHeld(output[holds.member], holds, body)) &&
    (about === undefined || isAbout(input[about.member], saidIn(output, about), holds))
  );
}

function listOf(member: string): Form {
  return { holds: { member, as: "list" } };
}

function isHeld(
  value: unknown,
  { member, as }: NonNullable<Form["holds"]>,
  body: CheckedAnswer["body"],
): boolean {
  if (value === undefined) return membersOf(body())[member] === null;
  return typeof value === "object" && Array.isArray(value) === (as === "list");
}

function saidIn(output: Members, { member, within }: NonNullable<Form["about"]>): unknown {
  return (within === undefined ? output : membersOf(output[within]))[member];
}

/** IDs of jobs are GUIDs, which AWS writes in both cases. One that holds what was asked for need not say it. */
function isAbout(asked: unknown, said: unknown, holds: Form["holds"]): boolean {
  const [one, other] = [text(asked), text(said)];
  if (other === undefined) return holds !== undefined;
  return one?.toLowerCase() === other.toLowerCase();
}
