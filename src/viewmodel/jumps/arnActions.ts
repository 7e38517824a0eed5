import { arnConsoleLink } from "../console/arnConsoleLink";
import type { HoverAction } from "./hoverContent";

/** Where an ARN that AWS Backup lists jobs of leads. */
export function arnActions(arn: string, resourceType?: string): readonly HoverAction[] {
  return [
    { label: "Show Jobs", intent: { type: "showJobs", arn } },
    ...otherArnActions(arn, resourceType),
  ];
}

/** Where any ARN leads. */
export function otherArnActions(arn: string, resourceType?: string): readonly HoverAction[] {
  const goToArn: HoverAction = { label: "Go to Resource ARN", intent: { type: "goToArn", arn } };
  return arnConsoleLink(arn, resourceType) === undefined
    ? [goToArn]
    : [goToArn, { label: "Open in AWS Console", intent: { type: "openConsole", arn } }];
}
