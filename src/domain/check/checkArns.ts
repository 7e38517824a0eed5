import { parseArn } from "../arn/arn";
import { regionElsewhere } from "../arn/arnRegion";
import { protectedResource } from "../arn/protectedResource";
import type { Protection, ResourceProtection } from "../protection/protection";
import { Slices, type Turn } from "../protection/slices";
import { asParentType, cannotBeBackedUp, type ParentType, parentTypeOf } from "./backedUpTypes";

/** Where something is. */
export interface CheckPlace {
  readonly region: string;
  /** Undefined while nobody knows it. */
  readonly accountId: string | undefined;
}

export interface CheckContext {
  readonly protection: Protection;
  /** All pages of ListProtectedResources are read: what is not there has no backup. */
  readonly areResourcesRead: boolean;
  /** The session that was asked. */
  readonly place: CheckPlace;
  /** The other sessions, which could be asked. */
  readonly others: readonly OtherSession[];
}

export interface OtherSession extends CheckPlace {
  /** What a person calls it. */
  readonly session: string;
  /** Whether it is among what is known there. */
  readonly knows: (resourceArn: string) => boolean;
}

/** What is known of the backups of a resource that a text names. */
export type Verdict =
  /** AWS Backup knows it: how it is backed up. */
  | { readonly type: "known"; readonly protection: ResourceProtection }
  | {
      readonly type: "noBackupKnown";
      readonly isAllRead: boolean;
      /** Its ARN says no Region: that of a bucket. It may have backups in another one. */
      readonly isPlaceUnknown: boolean;
    }
  /** A volume of an instance, an instance of a cluster: such ones have backups, and nobody can tell whether it is theirs. */
  | { readonly type: "maybeByParent"; readonly parent: ParentType }
  | { readonly type: "cannotBeBackedUp" }
  | {
      readonly type: "elsewhere";
      /** Where it is another than the session's; for an ARN without a Region "partition aws-cn". */
      readonly region: string | undefined;
      readonly accountId: string | undefined;
      /** A session that is there, as far as anybody knows. */
      readonly session: string | undefined;
    };

export interface CheckedArn {
  /** As AWS Backup knows the resource: of an object of Amazon S3 its bucket. */
  readonly resourceArn: string;
  readonly verdict: Verdict;
}

/** An ARN takes as long as some jobs that are looked at. */
const workOfArn = 8;

/**
 * The verdict of each resource that the ARNs name, each once, in order.
 * @returns undefined when cancelled
 */
export async function checkArns(
  arns: Iterable<string>,
  context: CheckContext,
  turn: Turn,
): Promise<readonly CheckedArn[] | undefined> {
  const { resources } = context.protection;
  const known = new Map(resources.map((one) => [one.resourceArn, one]));
  const parents = parentsWithBackup(resources);
  const slices = new Slices(turn);
  const checked = new Map<string, CheckedArn>();
  for (const arn of arns) {
    const resourceArn = protectedResource(arn);
    const protection = known.get(resourceArn);
    const verdict: Verdict =
      protection === undefined
        ? ofUnknown(resourceArn, parents, context)
        : { type: "known", protection };
    checked.set(resourceArn, { resourceArn, verdict });
    if (slices.isFull(workOfArn) && !(await slices.next())) return undefined;
  }
  return [...checked.values()];
}

function ofUnknown(
  arn: string,
  parents: ReadonlySet<ParentType>,
  { areResourcesRead, place, others }: CheckContext,
): Verdict {
  if (cannotBeBackedUp(arn)) return { type: "cannotBeBackedUp" };
  const known = others.find(({ knows }) => knows(arn));
  if (known !== undefined) return { type: "elsewhere", ...differenceBetween(known, place) };
  const elsewhere = differenceOf(arn, place);
  if (elsewhere !== undefined) {
    return { type: "elsewhere", ...elsewhere, session: sessionAt(arn, others) };
  }
  const parent = parentTypeOf(arn);
  return parent !== undefined && parents.has(parent)
    ? { type: "maybeByParent", parent }
    : {
        type: "noBackupKnown",
        isAllRead: areResourcesRead,
        isPlaceUnknown: parseArn(arn)?.region === "",
      };
}

function differenceBetween({ region, accountId, session }: OtherSession, place: CheckPlace) {
  return {
    region: region === place.region ? undefined : region,
    accountId: accountId === place.accountId ? undefined : accountId,
    session,
  };
}

function parentsWithBackup(resources: Protection["resources"]): ReadonlySet<ParentType> {
  const types = new Set<ParentType>();
  for (const { resourceArn, lastGood } of resources) {
    const type = lastGood === undefined ? undefined : asParentType(resourceArn);
    if (type !== undefined) types.add(type);
  }
  return types;
}

/** Buckets have neither Region nor account in their ARNs: in their partition they may be anywhere. */
function differenceOf(arn: string, place: CheckPlace) {
  const region = regionElsewhere(arn, place.region);
  const { accountId: owner = "" } = parseArn(arn) ?? {};
  const isOthers = owner !== "" && place.accountId !== undefined && owner !== place.accountId;
  if (region === undefined && !isOthers) return undefined;
  return { region, accountId: isOthers ? owner : undefined };
}

/** A session whose account nobody knows is not said to be there. */
function sessionAt(arn: string, others: CheckContext["others"]): string | undefined {
  const { accountId = "" } = parseArn(arn) ?? {};
  const there = others.filter((other) => accountId === "" || other.accountId === accountId);
  return there.find(({ region }) => regionElsewhere(arn, region) === undefined)?.session;
}
