import { parseArn } from "../../domain/arn/arn";
import type { JobKind } from "../../domain/job/job";
import { consoleHost, partitionConsoleHost } from "./consoleHost";

/**
 * Links into the AWS console, all in this module.
 *
 * VS Code opens a Uri as encodeURI(uri.toString(true)) (openerService.ts, read in code-server's
 * workbench.js): it decodes the link and encodes it anew, so that %2F becomes a slash and %26 an
 * ampersand. A value gets a link only where that changes nothing that matters; in the fragments of the
 * AWS Backup console that leaves plain names, ids, and ARNs without a slash.
 */

/** What an ARN of a resource consists of, without # % & + and ?, whose meaning would change. */
const plausible = /^[\x21\x22\x24\x27-\x2a\x2c-\x3e\x40-\x7e]{1,2048}$/;

/**
 * Types whose ARNs are those of RDS: the redirect would open the console of Amazon RDS, as it does for
 * DocumentDB (k2m30/a9s#477); Neptune, too, has ARNs of RDS and a console of its own.
 */
const posingAsRds: ReadonlySet<string> = new Set(["DocumentDB", "Neptune"]);

/**
 * The page of a resource: the console's own redirect by ARN, which AWS Toolkit uses too
 * (packages/core/src/shared/awsConsole.ts). It is not known to know every resource. Known for the
 * partition "aws" only: for China, GovCloud and the sovereign partitions there is no example of it, and
 * no link is better than a wrong one. None for AWS Backup's own ARNs: nobody has seen it resolve them.
 *
 * @param resourceType ResourceType of the job; without it a DocumentDB cluster passes for one of RDS
 */
export function consoleLinkForArn(arn: string, resourceType?: string): string | undefined {
  const parsed = plausible.test(arn) ? parseArn(arn) : undefined;
  if (parsed?.partition !== "aws" || parsed.service === "backup") return undefined;
  if (parsed.service === "rds" && posingAsRds.has(resourceType ?? "")) return undefined;
  const region = parsed.region === "" ? "" : `&region=${encodeURIComponent(parsed.region)}`;
  return `https://console.aws.amazon.com/go/view?arn=${encodeURIComponent(arn)}${region}`;
}

/**
 * The page of a job. Backup jobs: an address that somebody copied from the console into a public issue, without "details".
 * Restore and copy jobs: a third party's links (someengineering/fixinventory). Scan jobs: by analogy with these; nobody we
 * know of links to one.
 */
export function jobConsoleLink(
  { kind, id }: { readonly kind: JobKind; readonly id: string },
  region: string,
): string | undefined {
  const page = kind === "backup" ? kind : `${kind}/details`;
  return isPlain(id) ? backupConsole(region, `/jobs/${page}/${id}`) : undefined;
}

/**
 * The page of a backup vault: many sources. By its ARN where there is one, for a copy's vault may be in
 * another Region; none for names with a slash, like aws/efs/automatic-backup-vault.
 */
export function vaultConsoleLink(
  { arn, name }: { readonly arn?: string | undefined; readonly name?: string | undefined },
  region: string,
): string | undefined {
  const parsed = backupArn(arn, "backup-vault");
  const vault = parsed?.id ?? name ?? "";
  return isPlain(vault)
    ? backupConsole(parsed?.region ?? region, `/backupvaults/details/${vault}`, parsed?.partition)
    : undefined;
}

/**
 * The page of a recovery point in its vault: a third party's link (fixinventory), with the whole ARN.
 * None for ARNs with a slash: those of images, snapshots of volumes, FSx, EKS and others. The first two
 * have a page of their own in the console of Amazon EC2.
 */
export function recoveryPointConsoleLink(
  vault: { readonly arn?: string | undefined; readonly name?: string | undefined },
  recoveryPointArn: string,
  region: string,
): string | undefined {
  if (/^arn:aws:ec2:[^:]*:[^:]*:(?:snapshot\/snap|image\/ami)-/.test(recoveryPointArn)) {
    return consoleLinkForArn(recoveryPointArn);
  }
  const page = vaultConsoleLink(vault, region);
  const isPlainArn =
    parseArn(recoveryPointArn) !== undefined && /^[\w:.-]{1,1024}$/.test(recoveryPointArn);
  return page !== undefined && isPlainArn ? `${page}/${recoveryPointArn}` : undefined;
}

/** The page of a backup plan: several third parties (fixinventory, a9s). */
export function planConsoleLink(
  { arn, id }: { readonly arn?: string | undefined; readonly id?: string | undefined },
  region: string,
): string | undefined {
  const parsed = backupArn(arn, "backup-plan") ?? backupArn(arn, "plan");
  const plan = parsed?.id ?? id ?? "";
  return isPlain(plan)
    ? backupConsole(parsed?.region ?? region, `/backupplan/details/${plan}`, parsed?.partition)
    : undefined;
}

/**
 * The page of an IAM role, by its name: many third parties link to it, and the guides of AWS's workshops
 * (…/iam/home#/roles/details/NAME). IAM has no Regions. None for names with a plus, whose meaning could change.
 */
export function roleConsoleLink(arn: string): string | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== "iam" || parsed.region !== "" || !isAccount(parsed.accountId)) {
    return undefined;
  }
  const host = partitionConsoleHost(parsed.partition);
  const role = /^role\/(?:[\x21-\x7e]{1,512}\/)?([\w=,.@-]{1,64})$/.exec(parsed.resource)?.[1];
  return host && role && `https://${host}/iam/home#/roles/details/${role}`;
}

/** The page of a KMS key in its Region: link2aws and others (…/kms/home?region=REGION#/kms/keys/ID). None for aliases. */
export function keyConsoleLink(arn: string): string | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== "kms" || !isAccount(parsed.accountId)) return undefined;
  const { partition, region, resource } = parsed;
  const console = consoleHost(region);
  const key = /^key\/((?:mrk-)?[0-9a-f-]{32,36})$/.exec(resource)?.[1];
  return console?.partition === partition && key !== undefined
    ? `https://${console.host}/kms/home?region=${region}#/kms/keys/${key}`
    : undefined;
}

function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** AWS's own pages link to the console's start only; its fragments are as the functions above say. */
function backupConsole(region: string, page: string, partition?: string): string | undefined {
  const console = consoleHost(region);
  if (console === undefined || (partition !== undefined && partition !== console.partition)) {
    return undefined;
  }
  return `https://${console.host}/backup/home?region=${region}#${page}`;
}

interface BackupArn {
  readonly partition: string;
  readonly region: string;
  readonly id: string;
}

function backupArn(arn: string | undefined, type: string): BackupArn | undefined {
  const parsed = parseArn(arn ?? "");
  if (parsed?.service !== "backup" || !parsed.resource.startsWith(`${type}:`)) return undefined;
  const { partition, region } = parsed;
  return { partition, region, id: parsed.resource.slice(type.length + 1) };
}

function isPlain(value: string): boolean {
  return /^[\w-]{1,200}$/.test(value);
}
