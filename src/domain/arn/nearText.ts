/** So far to each side of a position somebody has to look for the ARN around it. */
export const arnReach = 2100;

/** The same for a job id, and for the words before it. */
export const jobIdReach = 160;

/** How ARNs begin, and GUIDs. */
const traces = /arn(?::|%3a)aws|[0-9a-f]{8}-[0-9a-f]{4}-/i;

/**
 * False where no ARN and no job's GUID stands in a text. Cheap: every hover over every word of every
 * document asks, and what reads them (textArns.ts, jobIdText.ts) is loaded for none of these.
 */
export function mayNameSomething(text: string): boolean {
  return traces.test(text);
}
