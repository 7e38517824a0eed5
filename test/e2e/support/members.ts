/** A job as the endpoint answers it. */
export type Members = Readonly<Record<string, unknown>>;

/** A member's text; "" where it has none. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
