import { arnName } from "../../domain/arn/arn";
import type { ResourceProtection } from "../../domain/protection/protection";
import { oneLine } from "../text/plainText";

/** What a person calls a resource: its name, else the end of its ARN. */
export function nameOfResource({
  resourceName,
  resourceArn,
}: Pick<ResourceProtection, "resourceName" | "resourceArn">): string {
  const name = oneLine(resourceName ?? "");
  return name === "" ? oneLine(arnName(resourceArn)) || "Unnamed resource" : name;
}
