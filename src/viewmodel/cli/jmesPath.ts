import { isPrintable } from "../text/isPrintable";
import { asciiJson } from "./cliLine";

// Expressions for the AWS CLI's --query. None has a "!" or, as far as values allow, a double quote: the
// Command Prompt and Windows PowerShell can't be given those. Missing members are null, which `==` and
// `contains` of a list take without an error.

/**
 * A text as a literal. Raw strings where all readings of the grammar agree: a backslash before another
 * or before the quote is read differently by versions of jmespath. Otherwise JSON, without a backtick
 * in it.
 */
export function jmesLiteral(text: string): string {
  if (!text.includes("\\") && isPrintable(text)) return `'${text.replaceAll("'", "\\'")}'`;
  return `\`${asciiJson(text).replaceAll("`", "\\u0060")}\``;
}

/** True when the member is one of the values. */
export function isOneOf(member: string, values: readonly string[]): string {
  const [first, ...others] = values.map(jmesLiteral);
  if (first === undefined) return jmesFalse;
  return others.length === 0
    ? `${member}==${first}`
    : `contains([${[first, ...others].join(", ")}], ${member})`;
}

/** True when the member is a text that ends so. */
export function endsWith(member: string, end: string): string {
  return `ends_with(${textOf(member)}, ${jmesLiteral(end)})`;
}

/** True when the member is a text that has the other in it. */
export function isInside(member: string, text: string): string {
  return `contains(${textOf(member)}, ${jmesLiteral(text)})`;
}

/** True when the member is missing or empty. */
export function isEmpty(member: string): string {
  return `${textOf(member)}==''`;
}

export function allOf(conditions: readonly string[]): string {
  return conditions.join(" && ");
}

export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions.join("") : `(${conditions.join(" || ")})`;
}

/** True when none of the conditions is; each must be true or false, not null. */
export function noneOf(conditions: readonly string[]): string {
  return `(${conditions.join(" || ")})==${jmesFalse}`;
}

const jmesFalse = "`false`";

function textOf(member: string): string {
  return `not_null(${member}, '')`;
}
