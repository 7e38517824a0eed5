import { type Dimension, dimensions } from "../job/jobDimension";

/**
 * Which loaded jobs a group holds: those whose key is the given one in every dimension that is set. The
 * root holds all. States are display states (jobState.ts), vaults keys of vaults (vault.ts), days ISO
 * dates in the user's zone; "" is for jobs of which AWS reported nothing.
 */
export type GroupPath = Readonly<Partial<Record<Dimension, string>>>;

/** The dimensions that are set, with their keys. */
export function stepsOf(path: GroupPath): readonly (readonly [Dimension, string])[] {
  return dimensions.flatMap((dimension) => {
    const key = path[dimension];
    return key === undefined ? [] : [[dimension, key] as const];
  });
}

/**
 * The keys of groups and of those above them, the root's too.
 * @param order the dimensions of the grouping, outermost first
 */
export function groupsAbove(
  paths: readonly GroupPath[],
  order: readonly Dimension[],
): ReadonlySet<string> {
  const keys = new Set([pathKey({})]);
  const steps: readonly Dimension[] = order.includes("day") ? order : [...order, "day"];
  for (const path of paths) {
    const above: { -readonly [Name in keyof GroupPath]: GroupPath[Name] } = {};
    for (const dimension of steps) {
      const key = path[dimension];
      if (key === undefined) break;
      above[dimension] = key;
      keys.add(pathKey(above));
    }
  }
  return keys;
}

/**
 * The same text for the same group. Asked for with every row that is looked at, hence no JSON.
 * @param without a dimension that does not count
 */
export function pathKey(path: GroupPath, without?: Dimension): string {
  let text = "";
  for (const dimension of dimensions) {
    const key = dimension === without ? undefined : path[dimension];
    // With the length no key, whatever it holds, can be taken for two.
    text += key === undefined ? "-" : `${key.length}:${key}`;
  }
  return text;
}
