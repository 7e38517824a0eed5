import { compareText } from "../../base/compareText";
import { isFiltering, type JobFilter } from "../../domain/filter/jobFilter";
import type { BackupJob } from "../../domain/job/job";
import { vaultNameIn, vaultOf } from "../../domain/job/vault";
import type {
  MissedRule,
  ProtectionGroup,
  ResourceProtection,
} from "../../domain/protection/protection";
import type { ProtectedResource } from "../../domain/resource/protectedResource";
import { vaultLabel, vaultNotReported } from "../job/jobText";
import { idPart } from "../text/idPart";
import { oneLine } from "../text/plainText";
import { protectionTexts } from "./protectionText";
import { matchesResource, narrowingOf } from "./resourceFilter";
import { groupsInOrder, type ResourceGrouping } from "./resourcesNode";
import { sortedInSlices } from "./sortedInSlices";

/** Resources that stand together, in the order of rows. */
export interface ResourceGroup {
  /** Unique in its view. */
  readonly key: string;
  /** One line of text. */
  readonly label: string;
  /** What its resources have in common; undefined where they are of one type, vault, plan or account. */
  readonly attention: ProtectionGroup | undefined;
  /** A rule that ran for none of them. */
  readonly silentRule: MissedRule | undefined;
  /** Groups below it, such as those of rules; their resources are not among the following. */
  readonly groups: readonly ResourceGroup[];
  readonly resources: readonly ResourceProtection[];
  /** How many resources stand below it. */
  readonly count: number;
}

export interface GroupingOptions {
  readonly grouping: ResourceGrouping;
  /** Resources that it does not let through are in no group. */
  readonly filter: JobFilter;
  readonly nextTask: () => Promise<void>;
  /** What AWS lists of a resource; undefined where that is not among what was read. */
  readonly listed: (resourceArn: string) => ProtectedResource | undefined;
}

/** So many resources are looked at in one task. */
const slice = 2000;

interface Key {
  readonly key: string;
  readonly label: string;
}

const order = new Map(groupsInOrder.map((group, place) => [group, place]));

/** The groups of a view, in order. Gives way to others now and then, for there may be 20,000 resources. */
export async function groupsOf(
  resources: readonly ResourceProtection[],
  options: GroupingOptions,
): Promise<readonly ResourceGroup[]> {
  const { grouping, filter, nextTask, listed } = options;
  const isFiltered = isFiltering(narrowingOf(filter));
  const buckets = new Map<string, { readonly label: string; members: ResourceProtection[] }>();
  for (const [at, resource] of resources.entries()) {
    if (at > 0 && at % slice === 0) await nextTask();
    if (isFiltered && !matchesResource(filter, resource, listed(resource.resourceArn))) continue;
    const { key, label } = keyOf(resource, options);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, { label, members: [resource] });
    else bucket.members.push(resource);
  }
  const groups: ResourceGroup[] = [];
  const isByAttention = grouping === "attention";
  for (const [key, { label, members }] of buckets) {
    await nextTask();
    const compare = isByAttention ? compareInGroup : compareAttention;
    const sorted = await sortedInSlices(members, compare, nextTask);
    groups.push(isByAttention ? attentionGroup(key, label, sorted) : group(key, label, sorted));
  }
  return groups.sort(compareGroups);
}

function group(
  key: string,
  label: string,
  resources: readonly ResourceProtection[],
): ResourceGroup {
  const count = resources.length;
  return { key, label, attention: undefined, silentRule: undefined, groups: [], resources, count };
}

/** What a silent rule does to its resources is one finding: they stand below it. */
function attentionGroup(
  key: string,
  label: string,
  members: readonly ResourceProtection[],
): ResourceGroup {
  const attention = members[0]?.group;
  const rules = new Map<string, { readonly rule: MissedRule; resources: ResourceProtection[] }>();
  const others: ResourceProtection[] = [];
  for (const resource of members) {
    const [rule] =
      attention === "overdue" || attention === "noLongerBackedUp" ? resource.missed : [];
    if (rule?.isRuleSilent !== true) {
      others.push(resource);
      continue;
    }
    const ruleKey = `${key}/rule:${idPart(rule.planArn)}/${idPart(rule.ruleId ?? rule.ruleName ?? "")}`;
    const known = rules.get(ruleKey);
    if (known === undefined) rules.set(ruleKey, { rule, resources: [resource] });
    else known.resources.push(resource);
  }
  const groups = [...rules].map(([ruleKey, { rule, resources }]) => ({
    ...group(ruleKey, ruleLabel(rule), resources),
    silentRule: rule,
  }));
  return { ...group(key, label, others), attention, groups, count: members.length };
}

/** What a person calls a rule: "nightly of prod-plan". */
export function ruleLabel({
  ruleName,
  ruleId,
  planName,
  planArn,
}: Pick<MissedRule, "ruleName" | "ruleId" | "planName" | "planArn">): string {
  const rule = oneLine(ruleName ?? ruleId ?? "", 60) || "Unnamed rule";
  const plan = oneLine(planName ?? planArn.split(":").at(-1) ?? "", 60);
  return plan === "" ? rule : `${rule} of ${plan}`;
}

function keyOf(resource: ResourceProtection, { grouping, listed }: GroupingOptions): Key {
  switch (grouping) {
    case "attention":
      return { key: resource.group, label: protectionTexts[resource.group].label };
    case "resourceType":
      return named("type", resource.resourceType, "Type not reported");
    case "account":
      return named("account", resource.accountId, "Account not reported");
    case "plan":
      return planKey(resource);
    case "vault":
      return vaultKey(resource, listed(resource.resourceArn));
  }
}

function named(dimension: string, value: string | undefined, without: string): Key {
  const label = oneLine(value ?? "", 60);
  return { key: `${dimension}:${idPart(value ?? "")}`, label: label === "" ? without : label };
}

/** The plan that backed it up last, or should have. */
function planKey(resource: ResourceProtection): Key {
  const by = jobsOf(resource).find(({ createdBy }) => createdBy?.backupPlanArn !== undefined);
  const [missed] = resource.missed;
  const arn = by?.createdBy?.backupPlanArn ?? missed?.planArn;
  const name = by?.createdBy?.backupPlanName ?? missed?.planName ?? arn?.split(":").at(-1);
  return { ...named("plan", arn, ""), label: oneLine(name ?? "", 60) || "No plan known" };
}

function vaultKey(resource: ResourceProtection, listed: ProtectedResource | undefined): Key {
  const { lastGoodJob: job = jobsOf(resource)[0] } = resource;
  if (job !== undefined) {
    const vault = vaultOf(job);
    const label = vaultLabel(vault, { withAccount: false });
    return { key: `vault:${idPart(vault.name ?? "")}`, label };
  }
  return named("vault", vaultNameIn(listed?.lastBackupVaultArn ?? ""), vaultNotReported);
}

function jobsOf({ lastEnded, lastGoodJob, running }: ResourceProtection): readonly BackupJob[] {
  return [lastEnded, lastGoodJob, running].filter((job) => job !== undefined);
}

function compareGroups(a: ResourceGroup, b: ResourceGroup): number {
  const byOrder = placeOf(a.attention) - placeOf(b.attention);
  return byOrder === 0 ? compareText(a.label, b.label) || compareText(a.key, b.key) : byOrder;
}

function placeOf(attention: ProtectionGroup | undefined): number {
  return attention === undefined ? 0 : (order.get(attention) ?? 0);
}

/** What needs attention first, else as within a group. */
function compareAttention(a: ResourceProtection, b: ResourceProtection): number {
  return placeOf(a.group) - placeOf(b.group) || compareInGroup(a, b);
}

/** The oldest good backup first, none at all before; then by name. */
function compareInGroup(a: ResourceProtection, b: ResourceProtection): number {
  const [x, y] = [a.lastGood ?? -Infinity, b.lastGood ?? -Infinity];
  if (x !== y) return x - y;
  return (
    compareText(a.resourceName ?? "", b.resourceName ?? "") ||
    compareText(a.resourceArn, b.resourceArn)
  );
}
