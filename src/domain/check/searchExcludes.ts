/** Settings are what a workspace says. */
const mostGlobs = 200;

/** The globs of files.exclude or search.exclude that leave out what they match, whatever stands beside it. */
export function excludedGlobs(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const globs = Object.entries(value).filter(([, isOut]) => isOut === true);
  return globs.map(([glob]) => glob).slice(0, mostGlobs);
}
