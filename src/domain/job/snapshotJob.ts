import { parseArn } from "../arn/arn";
import { isOtherPartition, regionElsewhere } from "../arn/arnRegion";
import type { JobKind } from "./job";

/** Of Amazon RDS, Aurora, DocumentDB, Neptune and Amazon Redshift: awsbackup:job-ID, and awsbackup:copyjob-ID of a copy. */
const name = /(?:^|[:/])awsbackup:(copy)?job-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The job that made a database's snapshot, which AWS Backup names after it; undefined for any other ARN. */
export function snapshotJob(
  arn: string,
): { readonly kind: JobKind; readonly id: string } | undefined {
  const [, copy, id] = name.exec(parseArn(arn)?.resource ?? "") ?? [];
  return id === undefined ? undefined : { kind: copy === undefined ? "backup" : "copy", id };
}

/** That job, where it may be one of this Region's: a copy is a job of the Region that it was made from. */
export function snapshotJobIn(arn: string, region: string): ReturnType<typeof snapshotJob> {
  const job = snapshotJob(arn);
  const isElsewhere =
    job?.kind === "copy"
      ? isOtherPartition(arn, region)
      : regionElsewhere(arn, region) !== undefined;
  return isElsewhere ? undefined : job;
}
