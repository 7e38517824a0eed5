import { parseArn } from "../../domain/arn/arn";

/** Backup jobs name their plan, so that the view can be filtered by it, though no operation lists jobs by plan. */
export function isPlanOf(arn: string, region: string): boolean {
  const parsed = parseArn(arn);
  return (
    parsed?.service === "backup" &&
    parsed.region === region &&
    parsed.resource.startsWith("backup-plan:")
  );
}
