import type { ResourceWords } from "../job/resourceWords";
import { protectionTexts } from "./protectionText";
import { findingsOf } from "./resourceRow";
import type { ShownProtection } from "./sessionResources";

/** How a resource is backed up, in the words of its row; undefined until enough is read to tell. */
export function wordsOfResource(
  shown: ShownProtection | undefined,
  resourceArn: string,
  context: Parameters<typeof findingsOf>[1],
): ResourceWords | undefined {
  const resource = shown?.byArn.get(resourceArn);
  if (resource === undefined || shown?.protection.isEnoughRead !== true) return undefined;
  const findings = findingsOf(resource, context).join(" · ");
  return { group: protectionTexts[resource.group].label, findings };
}
