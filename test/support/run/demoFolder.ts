import fs from "node:fs/promises";
import path from "node:path";
import type { EndpointControl } from "../endpoint/endpointControl";
import { readDate, readText, type WireObject } from "../endpoint/wire";

/** The jobs of an account that the demo's files name. */
export interface DemoJobs {
  readonly backups: readonly WireObject[];
  readonly restores: readonly WireObject[];
  readonly copies: readonly WireObject[];
}

/** Fills the folder that the demo opens: what one has at hand when a backup failed, with ARNs and IDs of the demo account. */
export async function writeDemoFolder(folder: string, control: EndpointControl): Promise<void> {
  const [backups, restores, copies] = await Promise.all(
    (["backup", "restore", "copy"] as const).map((kind) => control.listed(kind)),
  );
  const files = demoFiles({
    backups: backups ?? [],
    restores: restores ?? [],
    copies: copies ?? [],
  });
  for (const [name, text] of Object.entries(files)) {
    await fs.writeFile(path.join(folder, name), text);
  }
}

/** Name → text. README.md is the first page: VS Code opens it. */
export function demoFiles(jobs: DemoJobs): Readonly<Record<string, string>> {
  const { backups, restores, copies } = jobs;
  const failed = found(backups, (job) => job["State"] === "FAILED" && isOnItsOwn(job));
  const database = found(
    backups,
    (job) => job["ResourceType"] === "RDS" && job["State"] === "COMPLETED" && isOnItsOwn(job),
  );
  const table = found(
    backups,
    (job) => job["ResourceType"] === "DynamoDB" && job["State"] === "COMPLETED" && isOnItsOwn(job),
  );
  const restore = found(restores, (job) => job["Status"] === "FAILED");
  const copy = found(copies, (job) => job["State"] === "COMPLETED" && isOnItsOwn(job));
  return {
    "README.md": firstPage,
    "backup.tf": terraform(failed, database),
    "terraform.tfstate": state(table),
    "event.json": event(failed),
    "backup.log": log({ failed, restore, copy }),
  };
}

function found(jobs: readonly WireObject[], matches: (job: WireObject) => boolean): WireObject {
  const job = jobs.find(matches);
  if (job === undefined)
    throw new Error("The demo account has no job for one of the demo's files.");
  return job;
}

function isOnItsOwn(job: WireObject): boolean {
  return job["ParentJobId"] === undefined && job["IsParent"] !== true;
}

const firstPage = `# Five things to try

The side bar shows the jobs of a made-up AWS account. Nothing here leaves this machine. The files of this folder name
resources and jobs of the account.

1. **See why a backup failed.** In _Backup Jobs_, expand _Failed_, then a vault, and click a job. Its page says what
   happened and what to check.
2. **Hover over an ARN.** Open [backup.tf](backup.tf) and hover over the first ARN to see its last backup. The second
   ARN is a snapshot: its hover leads to the backup job that made it.
3. **Go from an event to its job.** Open [event.json](event.json) and hover over the \`backupJobId\`. Select _Open
   Details_.
4. **List the jobs of a resource.** Open [terraform.tfstate](terraform.tfstate), put the cursor on the ARN, and run _AWS
   Backup: Show Jobs for Resource ARN…_ in the Command Palette.
5. **Find jobs in a log.** Open [backup.log](backup.log), select all of it, and run _AWS Backup: Go to Job…_: it offers
   the backup, the restore and the copy job.

Then select the profile in the status bar: \`large\` has 20,000 backup jobs, \`organization\` manages eight accounts (_Filter
by Account…_ shows them all), and \`empty\` has none. _AWS Backup: Show Log_ shows what was asked of AWS.

## What is backed up, and what is not

_Protected Resources_ tells how each resource is backed up. Click _Read jobs of the last 8 days_, then _Read all older jobs_:
what is weekly, or has never succeeded, needs these. The account has at least one of each:

| Resource | Group | Why |
| --- | --- | --- |
| \`crm-uploads\` | Never succeeded | It is new, and the role may not read it. |
| \`payroll-db\` | Failing | The KMS key, for 21 nights. |
| \`legacy-wiki\` | No longer backed up | The rule has missed it for days, and ran for others. |
| \`old-intranet\` | Muted | No selection of its plan names it any more. It was shut down: the settings mute it for 30 days. |
| \`brand-videos\` | No longer backed up | Its only rule is not in the plan any more. |
| \`mainframe-gateway\`, \`tape-library\` | No longer backed up | Their plan was deleted: its rule is silent. |
| \`invoices-archive\` | Overdue | Last night's backup did not run, for this one alone. |
| \`blueprints\` | Overdue | The only resource of a weekly rule. |
| \`reports-warehouse\`, \`reports-exports\`, \`reports-cache\` | Overdue | The rule is silent: it has run for none of them for three days. |
| \`win-file-01\` | With issues | A backup without the consistency of VSS. |
| \`order-events\` | Running | Every hour, nearly until the next one. |
| \`scratch-import\` | Stale | Backed up by a person 12 days ago, by no plan. The settings allow ten days for EBS. |
| \`sensor-readings\` | Not known | Every 12 hours: nobody says from when on. |
| \`tape-import-2019\` | Not known | It has an old recovery point, and no jobs. |
| \`contracts-share\` | Up to date | It has recovered: the night before last failed. |
| \`orders-history\` | Up to date | By two plans, in two vaults. |
| \`ledger-archive\` | Up to date | On Sundays the weekly rule makes the backup, and the daily one none. |
| \`product-images\` | Up to date | A rule of the same name has taken the place of the one before. |

**Stale** and **Muted** come from the settings \`awsBackup.freshness\` and \`awsBackup.muted\` of the demo's user. Without them
\`scratch-import\` is not known, and \`old-intranet\` no longer backed up. Select _Mute…_ or _Unmute_ on a resource to change
that. The resources of member accounts are in the profile \`organization\`. The profile \`auditor\` may not read plans: their schedules come from the jobs there, and of
\`sensor-readings\` it is not known.
`;

function terraform(failed: WireObject, database: WireObject): string {
  return `resource "aws_backup_selection" "nightly" {
  name         = "nightly"
  plan_id      = aws_backup_plan.nightly.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = ["${readText(failed["ResourceArn"])}"]
}

resource "aws_db_instance" "restored" {
  identifier          = "restored"
  instance_class      = "db.t4g.medium"
  snapshot_identifier = "${readText(database["RecoveryPointArn"])}"
}
`;
}

function state(table: WireObject): string {
  const name = readText(table["ResourceName"]);
  const arn = readText(table["ResourceArn"]);
  const instance = {
    schema_version: 1,
    attributes: { arn, billing_mode: "PAY_PER_REQUEST", name },
  };
  const resource = {
    mode: "managed",
    type: "aws_dynamodb_table",
    name: "table",
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances: [instance],
  };
  return json({ version: 4, terraform_version: "1.9.0", serial: 7, resources: [resource] });
}

/** As EventBridge sends it (AWS Backup, monitoring events). */
function event(failed: WireObject): string {
  const arn = readText(failed["ResourceArn"]);
  return json({
    version: "0",
    id: "5d1f2c3b-0a9e-4b7d-8c6f-1e2d3c4b5a69",
    "detail-type": "Backup Job State Change",
    source: "aws.backup",
    account: failed["AccountId"],
    time: timeOf(failed),
    region: "eu-west-1",
    resources: [arn],
    detail: {
      backupJobId: failed["BackupJobId"],
      backupVaultName: failed["BackupVaultName"],
      resourceArn: arn,
      resourceType: failed["ResourceType"],
      state: "FAILED",
      statusMessage: failed["StatusMessage"],
    },
  });
}

function log({
  failed,
  restore,
  copy,
}: Readonly<Record<"failed" | "restore" | "copy", WireObject>>): string {
  return [
    `${timeOf(failed)} ERROR backup job ${readText(failed["BackupJobId"])} failed: ${readText(failed["StatusMessage"])}`,
    `${timeOf(failed)} INFO  resource ${readText(failed["ResourceArn"])}`,
    `${timeOf(restore)} ERROR restore job ${readText(restore["RestoreJobId"])} failed: ${readText(restore["StatusMessage"])}`,
    `${timeOf(copy)} INFO  copy job ${readText(copy["CopyJobId"])} completed`,
    "",
  ].join("\n");
}

function timeOf(job: WireObject): string {
  const time = readDate(job["CompletionDate"]);
  return time === undefined ? "" : new Date(time).toISOString();
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
