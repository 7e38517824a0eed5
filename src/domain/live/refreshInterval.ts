/** How often views refresh themselves: "auto" by what their jobs do, "off" never, else every so many seconds. */
export type RefreshInterval = "auto" | "off" | number;

/** In seconds. A timer of Node can't wait for more than 24 days; nobody needs more than one. */
const shortest = 15;
const longest = 24 * 3600;

/** A value of the setting, which may be anything: what can't be understood means "auto". */
export function readRefreshInterval(value: unknown): RefreshInterval {
  if (value === "off") return value;
  if (typeof value !== "number" || !Number.isFinite(value)) return "auto";
  return Math.min(Math.max(value, shortest), longest);
}
