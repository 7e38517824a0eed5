import { quoted } from "../time/timeProblem";

/** Says that a text is no ARN, and what one looks like; the same wherever somebody types one. */
export function noArn(text: string): string {
  return `${quoted(text)} is not an ARN. Write one such as "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1".`;
}
