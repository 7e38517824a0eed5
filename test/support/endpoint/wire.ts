/** JSON as AWS Backup sends it. Dates are epoch seconds, possibly fractional. */
export type WireValue = string | number | boolean | null | readonly WireValue[] | WireObject;

/** A structure of the API under AWS's own member names. A member that is undefined is not sent. */
export interface WireObject {
  readonly [member: string]: WireValue | undefined;
}

/** Every kind of job that the endpoint serves, whether or not the product knows it. */
export type JobKind = "backup" | "restore" | "copy" | "scan";

/** Epoch seconds with milliseconds, as in every date of a body. */
export function wireDate(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}

/** Milliseconds of a date member; undefined when it is missing. */
export function readDate(value: WireValue | undefined): number | undefined {
  return typeof value === "number" ? Math.round(value * 1000) : undefined;
}

/** The text of a member; "" when it is missing. */
export function readText(value: WireValue | undefined): string {
  return typeof value === "string" ? value : "";
}
