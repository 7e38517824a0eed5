import { consoleLinkForArn, planConsoleLink, vaultConsoleLink } from "./consoleLinks";

/** The page of whatever an ARN names; undefined where it is not known. */
export function arnConsoleLink(arn: string, resourceType?: string): string | undefined {
  return (
    consoleLinkForArn(arn, resourceType) ??
    vaultConsoleLink({ arn }, "") ??
    planConsoleLink({ arn }, "")
  );
}
