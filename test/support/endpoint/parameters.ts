import type { Parameters } from "./operations";
import { invalidParameter } from "./serviceError";

/** MaxResults, 1 to 1000; 1000 when the request doesn't say. */
export function maxResultsOf(params: Parameters, name = "maxResults"): number {
  const text = params[name];
  if (text === undefined) {
    return 1000;
  }
  const value = Number(text);
  if (!/^-?\d+$/.test(text)) {
    throw invalidParameter(`Invalid value for ${name}: ${text}`);
  }
  if (value <= 0) {
    throw invalidParameter("Max results is zero or negative");
  }
  if (value > 1000) {
    throw invalidParameter("Max results must be less than or equal to 1000");
  }
  return value;
}

/** NextToken; an empty one fails with a misleading text, as it does with AWS (boto3#3167). */
export function nextTokenOf(params: Parameters, name = "nextToken"): string | undefined {
  if (params[name] === "") {
    throw invalidParameter("Max results is zero or negative");
  }
  return params[name];
}

/** A date of the query in milliseconds: ISO 8601 as SDKs send it, or Unix seconds as the reference says. */
export function dateOf(params: Parameters, name: string): number | undefined {
  const text = params[name];
  if (text === undefined) {
    return undefined;
  }
  const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(text);
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(value) || !(isIso || /^\d/.test(text))) {
    throw invalidParameter(`Invalid value for ${name}: ${text}`);
  }
  return value;
}

/** One of the values that the model lists. */
export function choiceOf(
  params: Parameters,
  name: string,
  choices: readonly string[],
): string | undefined {
  const value = params[name];
  if (value !== undefined && !choices.includes(value)) {
    throw invalidParameter(
      `Invalid value for ${name}: ${value}. Valid values: ${choices.join(", ")}`,
    );
  }
  return value;
}
