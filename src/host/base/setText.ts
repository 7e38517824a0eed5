/** A text that isn't blank, trimmed; undefined for anything else that settings or mementos may hold. */
export function setText(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
