import { consoleLinkForArn, planConsoleLink, vaultConsoleLink } from "./consoleLinks";

/** Longer than any ARN (2,048 characters at most, IAM's reference): a megabyte of somebody else's is not read with each row. */
const longestArn = 4096;

/** The page of whatever an ARN names; undefined where it is not known. */
export function arnConsoleLink(arn: string, resourceType?: string): string | undefined {
  if (arn.length > longestArn) return undefined;
  return (
    consoleLinkForArn(arn, resourceType) ??
    vaultConsoleLink({ arn }, "") ??
    planConsoleLink({ arn }, "")
  );
}
