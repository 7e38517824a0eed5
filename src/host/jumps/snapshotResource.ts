import { arnName } from "../../domain/arn/arn";
import { resourceArnOf } from "../../domain/job/jobFacts";
import { snapshotJobIn } from "../../domain/job/snapshotJob";
import { describeAnySpelling } from "../../domain/jumps/describeAnySpelling";
import { BackupError } from "../../domain/query/backupError";
import type { Source } from "../../domain/session/source";
import { oneLine } from "../../viewmodel/text/plainText";
import { sessionText } from "../../viewmodel/session/sessionText";
import type { QuickPickHost } from "../picks/quickPick";
import { withProgressPick } from "../picks/withProgressPick";

/**
 * What a snapshot was made of: the job that its name names knows it, and no list has a filter for the snapshot. Without a
 * resource where the ARN names no job, or AWS does not tell; undefined after Esc.
 */
export async function snapshotResource(
  arn: string,
  { session, gateway }: Source,
  quickPicks: QuickPickHost,
): Promise<{ readonly resourceArn?: string | undefined } | undefined> {
  const maker = snapshotJobIn(arn, session.region);
  if (maker === undefined) return {};
  return withProgressPick(
    quickPicks,
    `Looking for the job that made ${oneLine(arnName(arn), 60)} in ${sessionText(session)} (Esc to cancel)`,
    async (signal) => {
      try {
        return { resourceArn: resourceArnOf(await describeAnySpelling(maker, gateway, signal)) };
      } catch (error) {
        // The lists of its copies and scans are there all the same, and say what is wrong with access.
        if (error instanceof BackupError) return {};
        throw error;
      }
    },
  );
}
