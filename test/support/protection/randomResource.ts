import type { BackupJob } from "../../../src/domain/job/job";
import type { Random } from "../endpoint/random";
import { accountId } from "../jobs/jobBuilders";
import { hour, volume } from "./protectionBuilders";

/** What becomes of the jobs of a resource. */
const fates = [
  ...(["well", "well", "well", "fails", "recovers", "never", "partial", "issues"] as const),
  ...(["gone", "gone", "skips", "child", "unknownState", "running"] as const),
] as const;

export interface RandomResource {
  readonly resourceArn: string;
  readonly resourceType: string;
  readonly accountId: string;
  readonly fate: (typeof fates)[number];
  /** When its fate begins. */
  readonly from: number;
  readonly onDemand: readonly BackupJob[];
}

export function randomResource(random: Random, index: number, now: number): RandomResource {
  const owner = random.chance(0.12) ? "444455556666" : accountId;
  // The same name in two accounts.
  const name = owner === accountId ? `v${index}` : `v${random.between(0, index)}`;
  const resource = {
    resourceArn: volume(name, owner),
    resourceType: random.pick(["EBS", "EBS", "RDS"]),
    accountId: owner,
    fate: random.pick(fates),
    from: now - random.between(1, 12 * 24) * hour,
  };
  const count = random.chance(0.25) ? random.between(1, 2) : 0;
  const onDemand = Array.from({ length: count }, () => {
    const creationDate = now - random.between(1, 20 * 24) * hour;
    const members = random.chance(0.3) ? { createdBy: {} } : {};
    return jobOf(resource, { random, creationDate, now, members });
  });
  return { ...resource, onDemand };
}

/** What a run at that time comes to for a resource: no job after it has gone, and now and then none at all. */
export function isMade(
  { fate, from }: Pick<RandomResource, "fate" | "from">,
  at: number,
  random: Random,
): boolean {
  if (fate === "gone") return at < from;
  if (fate === "skips") return random.chance(0.6);
  return !random.chance(0.03);
}

interface JobOptions {
  readonly random: Random;
  readonly creationDate: number;
  readonly now: number;
  readonly members?: Partial<BackupJob>;
}

/** A job as it ended; members that old records lack are left out now and then. */
export function jobOf(
  resource: Omit<RandomResource, "onDemand">,
  { random, creationDate, now, members }: JobOptions,
): BackupJob {
  const { resourceArn, resourceType, accountId: owner, fate } = resource;
  const isFated = creationDate >= resource.from;
  const isNew = creationDate > now - 12 * hour;
  const state = isNew && random.chance(0.1) ? "RUNNING" : stateOf(fate, isFated, random);
  const isOpen = state === "RUNNING" || (state === "SEALED" && random.chance(0.5));
  const completionDate = creationDate + random.pick([0, 30, 600]) * 60_000;
  const messageCategory = fate === "issues" && isFated ? "VSS" : "SUCCESS";
  return {
    kind: "backup",
    id: random.hex(12),
    state,
    resourceArn,
    resourceType,
    accountId: owner,
    ...(!random.chance(0.03) && { creationDate }),
    ...(!isOpen && !random.chance(0.1) && { completionDate }),
    ...(!random.chance(0.05) && { messageCategory }),
    ...(random.chance(0.05) && { statusMessage: "Access denied" }),
    ...(fate === "child" && { parentJobId: "parent" }),
    ...members,
  };
}

function stateOf(fate: RandomResource["fate"], isFated: boolean, random: Random): string {
  switch (fate) {
    case "never":
      return random.pick(["FAILED", "EXPIRED", "ABORTED"]);
    case "fails":
      return isFated ? random.pick(["FAILED", "FAILED", "EXPIRED", "ABORTED"]) : "COMPLETED";
    case "recovers":
      return isFated ? "COMPLETED" : random.pick(["FAILED", "PARTIAL", "COMPLETED"]);
    case "partial":
      return isFated ? "PARTIAL" : "COMPLETED";
    case "unknownState":
      return isFated && random.chance(0.5) ? "SEALED" : "COMPLETED";
    case "running":
      return isFated ? "RUNNING" : "COMPLETED";
    case "well":
    case "issues":
    case "gone":
    case "skips":
    case "child":
      return random.chance(0.03) ? "FAILED" : "COMPLETED";
  }
}
