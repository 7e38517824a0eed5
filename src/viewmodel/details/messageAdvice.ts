import { accessAdvice } from "./accessAdvice";
import { denied, type MessageAdvice } from "./messageWords";
import { resourceAdvice } from "./resourceAdvice";

/**
 * The first that fits counts, so the narrower ones stand first: who may do what, then what was wrong
 * with the resource, then a denial without any particulars, and what nobody can explain.
 *
 * The messages are those that AWS documents (Developer Guide, "Reasons for problematic jobs", where
 * MessageCategory is explained by patterns) and what the services behind AWS Backup say.
 */
const table: readonly MessageAdvice[] = [
  ...accessAdvice,
  ...resourceAdvice,
  {
    words: [denied],
    advice:
      "This usually means that the job's IAM role lacks a permission. Check the role's policies, its permissions boundary and the organization's policies for the action that the message names.",
  },
  {
    words: [
      /internal (?:service )?(?:error|failure|server)|service unavailable|fatal error|token expired|try again later/i,
    ],
    advice:
      "This usually means that the service had a temporary fault. Check whether the next job completes. If not, give AWS Support the job ID.",
  },
  {
    words: [
      /\bis invalid\b|invalid parameter|InvalidParameter|not recognized|ValidationException/i,
    ],
    advice:
      "This usually means that a setting of the job is not valid. Check the value that the message names. For a restore it is in the restore metadata, for a backup in the rule's options.",
  },
];

/** Enough for any sentence of AWS's; a megabyte of somebody else's is not searched. */
const maxMessage = 4000;

/** What a status message usually means; undefined where we don't know. */
export function messageAdvice(message: string): string | undefined {
  const text = message.slice(0, maxMessage);
  return table.find(({ words }) => words.every((word) => word.test(text)))?.advice;
}
