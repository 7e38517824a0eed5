import type { HeldJob } from "../heldJob";
import type { WireObject } from "../wire";
import { readText } from "../wire";
import type { JobMaker } from "./backupJobs";
import { completedBackups, completedBefore } from "./completedBackups";
import type { CopyEnd } from "./copyJobs";
import { copied, copyJob, drRegion } from "./copyJobs";
import { keyArn } from "./arns";
import { infectedBackup } from "./scanJobs";
import type { StoryIds } from "./storyIds";

const minute = 60_000;
const hour = 60 * minute;

/** AWS's own text for a copy of an AMI whose key can't be used. */
const keyDenied: CopyEnd = {
  state: "FAILED",
  message:
    "AMI snapshot copy failed with error: Given key ID is not accessible. You must have DescribeKey permissions on the default CMK",
  category: "AccessDenied",
};

const childFailed: CopyEnd = {
  state: "PARTIAL",
  message: "One or more nested copy jobs did not complete.",
  category: "MISCELLANEOUS",
};

/** Copies that somebody has to look after: of recovery points that no other job copies. */
export function* copyStories(
  maker: JobMaker,
  backups: readonly HeldJob[],
  ids: StoryIds,
): Generator<HeldJob> {
  const { now, place, random } = maker;
  const infected = infectedBackup(completedBackups(backups, "shop-web-2"), now);
  yield copyJob(maker, { backup: infected, id: ids.infectedCopy, minutes: 11, end: copied });
  const key = keyArn({ ...place, region: drRegion(place.region) }, random);
  yield copyJob(maker, {
    backup: completedBefore(completedBackups(backups, "shop-web-1"), now - 3 * hour),
    id: ids.keyDeniedCopy,
    minutes: 3,
    end: keyDenied,
    more: { DestinationEncryptionKeyArn: key },
  });
  const large = completedBackups(backups, "anycompany-media-assets");
  yield copyJob(maker, {
    backup: completedBefore(large, now - 19 * hour),
    id: ids.lateCopy,
    created: now - 19 * hour,
    minutes: 25 * 60,
    end: copied,
  });
  yield* partialCopy(maker, backups, ids);
}

/** A cluster of which one volume isn't copied. */
function* partialCopy(
  maker: JobMaker,
  backups: readonly HeldJob[],
  ids: StoryIds,
): Generator<HeldJob> {
  const composites = completedBackups(backups, "staging-eks");
  const backup = completedBefore(composites, maker.now - 3 * hour);
  const parts = backups.filter(({ record }) => record["ParentJobId"] === backup["BackupJobId"]);
  const created = maker.now - 2 * hour;
  const parent = copyJob(maker, {
    backup,
    id: ids.partialCopy,
    created,
    minutes: 30,
    end: childFailed,
    more: {
      IsParent: true,
      NumberOfChildJobs: parts.length,
      ChildJobsInState: { COMPLETED: parts.length - 1, FAILED: 1 },
    },
  });
  yield parent;
  for (const [i, { record }] of parts.entries()) {
    yield copyJob(maker, {
      backup: record,
      created: created + (i + 1) * 2000,
      minutes: 6 + i * 5,
      end: i === 1 ? keyDenied : copied,
      more: memberOf(parent, record),
    });
  }
}

/** What a copy of a part of a composite says of the whole. */
function memberOf(parent: HeldJob, backup: WireObject): WireObject {
  return {
    ParentJobId: parent.id,
    CompositeMemberIdentifier: readText(backup["ResourceArn"]),
  };
}
