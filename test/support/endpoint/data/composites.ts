import type { HeldJob } from "../heldJob";
import type { ResourceType } from "./arns";
import { resourceArn } from "./arns";
import type { JobMaker } from "./backupJobs";
import { backupJob, day, lineOf } from "./backupJobs";
import type { Resource, Rule, RuleName } from "./inventory";
import { roleOf } from "./inventory";
import { someChildrenMissing, success, troubleOf } from "./outcomes";

/** A stack or cluster: backed up by a parent job whose children may be parents themselves. */
interface Family {
  readonly resource: Resource;
  readonly members: readonly (Resource | Family)[];
}

const hour = 3600_000;

/** Parents with their children: clusters every night, stacks every week, one of them with 300 children. */
export function* compositeJobs(
  maker: JobMaker,
  rules: Readonly<Record<RuleName | "platform" | "payments", Rule>>,
): Generator<HeldJob> {
  const { now } = maker;
  const today = Math.floor(now / day) * day;
  const clusters = ["prod-eks", "staging-eks"].map((name) => cluster(maker, name, rules.nightly));
  const stacks = [
    smallStack(maker, "network-baseline", rules.weekly),
    nestedStack(maker, "shop-production", rules.weekly),
  ];
  const platform = largeStack(maker, "data-lake-platform", rules.platform);
  for (let date = today - 29 * day; date <= today + day; date += day) {
    for (const family of clusters) {
      yield* familyJobs(maker, family, date + 2 * hour);
    }
    if (new Date(date).getUTCDay() === 0) {
      for (const family of stacks) {
        yield* familyJobs(maker, family, date + 4 * hour);
      }
    }
  }
  yield* familyJobs(maker, platform, now - 4.3 * day);
  yield* familyJobs(
    maker,
    nestedStack(maker, "payments-production", rules.payments),
    now - 0.2 * hour,
  );
}

/** The parent's job first, then its children's, which start seconds later and end before it. */
function* familyJobs(maker: JobMaker, family: Family, planned: number): Generator<HeldJob> {
  yield* membersOf(maker, family, planned + maker.random.between(0, 20) * 1000, undefined);
}

function membersOf(
  maker: JobMaker,
  { resource, members }: Family,
  created: number,
  parentJobId: string | undefined,
): readonly HeldJob[] {
  const { random } = maker;
  // The parent's id is needed by its children, its end depends on theirs: they are planned with a stand-in.
  const standIn = `parent ${random.guid()}`;
  const children = members.flatMap((member) => {
    const at = created + random.between(2, 45) * 1000;
    if ("members" in member) {
      return membersOf(maker, member, at, standIn);
    }
    const outcome = random.chance(member.trouble) ? troubleOf(member, random) : success;
    const line = lineOf(member, at, outcome, random);
    return [backupJob(maker, { resource: member, line, parentJobId: standIn })];
  });
  const isComplete = children.every(({ record }) => record["State"] === "COMPLETED");
  const ends = children.map(({ record }) => Number(record["CompletionDate"]) * 1000);
  const parent = backupJob(maker, {
    resource,
    isParent: true,
    line: {
      created,
      started: created + 1000,
      ended: Math.max(created + 60_000, ...ends) + random.between(5, 90) * 1000,
      outcome: isComplete ? success : someChildrenMissing,
    },
    ...(parentJobId === undefined ? {} : { parentJobId }),
  });
  return [parent, ...children.map((child) => adopted(child, standIn, parent.id))];
}

function adopted(child: HeldJob, standIn: string, parentId: string): HeldJob {
  if (child.record["ParentJobId"] !== standIn) {
    return child;
  }
  const parent = { ParentJobId: parentId };
  const { progress } = child;
  return {
    ...child,
    record: { ...child.record, ...parent },
    ...(progress === undefined ? {} : { progress: (now) => ({ ...progress(now), ...parent }) }),
  };
}

function cluster(maker: JobMaker, name: string, rule: Rule): Family {
  return {
    resource: member(maker, "EKS", name, rule),
    members: [
      { ...member(maker, "EKS", name, rule), minutes: 6, trouble: 0.1 },
      member(maker, "EBS", `pvc-${name}-postgres-0`, rule),
      member(maker, "EBS", `pvc-${name}-kafka-0`, rule),
      member(maker, "EFS", `pvc-${name}-shared`, rule),
    ],
  };
}

function smallStack(maker: JobMaker, name: string, rule: Rule): Family {
  return {
    resource: member(maker, "CloudFormation", name, rule),
    members: [
      member(maker, "EC2", `${name}-nat`, rule),
      member(maker, "S3", `${name}-flow-logs`, rule),
      member(maker, "DynamoDB", `${name}-leases`, rule),
    ],
  };
}

function nestedStack(maker: JobMaker, name: string, rule: Rule): Family {
  return {
    resource: member(maker, "CloudFormation", name, rule),
    members: [
      smallStack(maker, `${name}-network`, rule),
      {
        resource: member(maker, "CloudFormation", `${name}-storage`, rule),
        members: (["S3", "EFS", "DynamoDB", "DynamoDB", "EBS", "EBS"] as const).map((type, i) =>
          member(maker, type, `${name}-${type.toLowerCase()}-${i}`, rule),
        ),
      },
      member(maker, "RDS", `${name}-db`, rule),
      member(maker, "EC2", `${name}-app-1`, rule),
      member(maker, "EC2", `${name}-app-2`, rule),
    ],
  };
}

/** 300 children: four nested stacks and 296 resources. */
function largeStack(maker: JobMaker, name: string, rule: Rule): Family {
  const types = ["S3", "DynamoDB", "EBS", "EC2", "EFS", "RDS"] as const;
  const resources = Array.from({ length: 296 }, (_, i) =>
    member(
      maker,
      types[i % types.length] ?? "S3",
      `${name}-shard-${String(i + 1).padStart(3, "0")}`,
      rule,
    ),
  );
  const nested = ["ingest", "curated", "serving", "catalog"].map((part) =>
    smallStack(maker, `${name}-${part}`, rule),
  );
  return {
    resource: member(maker, "CloudFormation", name, rule),
    members: [...nested, ...resources],
  };
}

function member(
  { place, random }: JobMaker,
  type: ResourceType,
  name: string,
  rule: Rule,
): Resource {
  const vault = "production-daily";
  return {
    type,
    name,
    arn: resourceArn(type, name, place, random),
    vault,
    rule,
    role: roleOf(place, vault),
    bytes: random.between(5, 400) * 1_073_741_824,
    minutes: random.between(4, 40),
    trouble: 0.03,
  };
}
