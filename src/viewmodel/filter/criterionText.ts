import { arnName, parseArn } from "../../domain/arn/arn";
import { vaultNameIn } from "../../domain/job/vault";
import { everyAccount } from "../../domain/job/listedBy";
import type { Criterion, ListCriterion } from "../../domain/filter/jobFilter";
import { oneLine } from "../text/plainText";
import { scanResultText } from "../job/scanResultText";
import { stateText } from "../job/stateText";

/** A name in a header has room for so many characters. */
const longestValue = 40;

interface CriterionText {
  /** As a heading: "Resource type". */
  readonly title: string;
  /** Several of them, in a sentence: "resource types". */
  readonly plural: string;
  /** Before one value and before several of them; "" where the values speak for themselves. */
  readonly before: readonly [string, string];
}

/** What the criteria of a filter are called. */
export const criterionTexts: Readonly<Record<Criterion, CriterionText>> = {
  states: { title: "State", plural: "states", before: ["", ""] },
  laterBackup: { title: "Later good backup", plural: "later good backups", before: ["", ""] },
  resourceTypes: { title: "Resource type", plural: "resource types", before: ["", ""] },
  vaults: { title: "Vault", plural: "vaults", before: ["vault ", "vaults "] },
  resourceArns: { title: "Resource", plural: "resources", before: ["resource ", "resources "] },
  recoveryPointArns: {
    title: "Recovery point",
    plural: "recovery points",
    before: ["recovery point ", "recovery points "],
  },
  sourceVaults: {
    title: "Source vault",
    plural: "source vaults",
    before: ["source vault ", "source vaults "],
  },
  destinationVaultArns: {
    title: "Destination vault",
    plural: "destination vaults",
    before: ["destination vault ", "destination vaults "],
  },
  destinationRegions: {
    title: "Destination Region",
    plural: "destination Regions",
    before: ["destination Region ", "destination Regions "],
  },
  accountIds: { title: "Account", plural: "accounts", before: ["account ", "accounts "] },
  messageCategories: {
    title: "Message category",
    plural: "message categories",
    before: ["category ", "categories "],
  },
  backupPlans: {
    title: "Backup plan",
    plural: "backup plans",
    before: ["plan ", "plans "],
  },
  backupRules: { title: "Rule", plural: "rules of backup plans", before: ["rule ", "rules "] },
  restoreTestingPlanArns: {
    title: "Restore testing plan",
    plural: "restore testing plans",
    before: ["restore testing plan ", "restore testing plans "],
  },
  parentJobIds: {
    title: "Parent job",
    plural: "parent jobs",
    before: ["child jobs of ", "child jobs of "],
  },
  createdByBackupJobIds: {
    title: "Created by backup job",
    plural: "backup jobs that copies were made for",
    before: ["created by backup job ", "created by backup jobs "],
  },
  scanResults: { title: "Scan result", plural: "scan results", before: ["", ""] },
  malwareScanners: {
    title: "Malware scanner",
    plural: "malware scanners",
    before: ["scanner ", "scanners "],
  },
  created: { title: "Created", plural: "creation times", before: ["created ", "created "] },
  completed: {
    title: "Completed",
    plural: "completion times",
    before: ["completed ", "completed "],
  },
};

/** Criteria whose values may be ARNs that end with what tells them apart. */
const namedByArn: readonly ListCriterion[] = ["resourceArns", "recoveryPointArns", "backupPlans"];

/** A value as text: a state's label, the name in an ARN, else what AWS calls it. */
export function valueText(criterion: ListCriterion, value: string): string {
  if (criterion === "states") return stateText(value).label;
  if (criterion === "laterBackup") return "without a later good backup";
  if (criterion === "scanResults") return scanResultText(value).label;
  if (criterion === "destinationVaultArns") return destinationText(value);
  if (criterion === "restoreTestingPlanArns") return oneLine(testingPlanName(value), longestValue);
  return oneLine(namedByArn.includes(criterion) ? arnName(value) : value, longestValue);
}

/** A vault by name with its Region: copies go to vaults of one name in several. */
function destinationText(arn: string): string {
  const name = oneLine(vaultNameIn(arn) ?? arn, longestValue);
  const region = parseArn(arn)?.region;
  return region === undefined ? name : `${name} in ${oneLine(region, longestValue)}`;
}

/** What a restore testing plan is called; its ARN ends with the name, a hyphen and a UUID. Untrusted text. */
export function testingPlanName(arn: string): string {
  const name = arnName(arn);
  const own = name.replace(/-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, "");
  return own === "" ? name : own;
}

/** The values in a few words: "RDS, EBS and 3 more", "vault prod-vault". */
export function valuesText(criterion: ListCriterion, values: readonly string[]): string {
  if (criterion === "accountIds" && values.includes(everyAccount)) {
    return "all accounts of the organization";
  }
  // Three are as short as two "and 1 more".
  const shown = values.length <= 3 ? values : values.slice(0, 2);
  const rest = values.length - shown.length;
  const [one, several] = criterionTexts[criterion].before;
  const names = shown.map((value) => valueText(criterion, value)).join(", ");
  const more = rest === 0 ? "" : ` and ${rest} more`;
  return `${values.length === 1 ? one : several}${names}${more}`;
}
