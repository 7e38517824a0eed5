import type { Session } from "../../domain/session/session";
import { type CliCommand, cliLine } from "../cli/cliLine";
import type { Shell } from "../text/shellWord";

/**
 * The AWS CLI's command that lists the backup jobs of a resource, or all protected resources.
 * @param resourceArn undefined for a row that is no resource
 */
export function resourceCli(
  resourceArn: string | undefined,
  session: Session,
  shell: Shell,
): CliCommand {
  const call =
    resourceArn === undefined
      ? { operation: "ListProtectedResources", inputs: [] }
      : {
          operation: "ListBackupJobs",
          inputs: [{ member: "ByResourceArn", value: resourceArn }],
        };
  return cliLine(call, session, shell);
}
